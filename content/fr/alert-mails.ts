import type { AlertReason } from '../../domain/journal.ts';
import { before } from '../instants.ts';
import type { Composed } from './speech.ts';

/** What the team reads in its mailbox: the reference and the reason, nothing that the person wrote. */
const reasons: Record<AlertReason, string> = {
  'handed-off': 'Nouvelle demande à prendre en charge',
  emergency: 'Urgence signalée',
  distress: 'Personne en détresse',
  'data-breach': 'Violation de données possible : prévenir le DPO',
  warned: 'Échéance proche',
  breached: 'Échéance dépassée',
  'promise-missed': 'Engagement non tenu',
  message: 'Nouveau message',
  transferred: 'Demande confiée à vous',
  'unmask-asked': 'Texte masqué à relire',
  'unmask-decided': 'Texte masqué : réponse de l’équipe médicale',
  'extension-asked': 'Report de délai à approuver',
  'extension-refused': 'Report de délai refusé',
  stuck: 'Demande qui n’avance plus',
  loop: 'Boucle de mails arrêtée',
  failed: 'Étape à reprendre à la main',
  bounced: 'Mail non remis à la personne',
  'low-rating': 'Avis de 1 ou 2 sur 5',
};

/** Read at night, on a telephone: whoever is on call. `step` counts from 0. */
export function composeCall({ reference, address, step }: Call): Composed {
  return {
    subject: `Urgence signalée [${reference}]${step === 0 ? '' : `, rappel ${step}`}`,
    text: [
      `Une personne a signalé une urgence : ${reference}. Les numéros d’urgence lui ont été donnés.`,
      `Ouvrez la demande : ${address}`,
      'Tant que personne ne l’a ouverte, la personne d’astreinte suivante est prévenue.',
    ].join('\n\n'),
  };
}

type Call = { reference: string; address: string; step: number };

export type AlarmMail = { reference: string; reason: AlertReason; at: number; dueAt?: number };

export function composeAlert({ reference, reason, at, dueAt }: AlarmMail): Composed {
  const due = dueAt === undefined ? [] : [`Réponse attendue ${before(dueAt, at)} (heure de Paris).`];
  return {
    subject: `${reasons[reason]} [${reference}]`,
    text: [`${reasons[reason]} : ${reference}.`, ...due, 'Ouvrez-la sur le bureau des conseillers.'].join(
      '\n\n',
    ),
  };
}
