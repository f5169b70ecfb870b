import type { Clock } from '../../domain/clocks.ts';
import type {
  AlertReason,
  HandoffReason,
  JournalEvent,
  ReleaseReason,
  WaitingFor,
} from '../../domain/journal.ts';
import type { Status } from '../../domain/state.ts';
import type { Route } from '../../domain/triage/types.ts';

/** The words of the desk, which agents read. */
export const statusWords: Record<Status, string> = {
  registered: 'Reçue',
  'with-assistant': 'Avec l’assistant',
  waiting: 'En attente de la personne',
  queued: 'À prendre',
  'with-agent': 'En cours',
  resolved: 'Résolue',
  closed: 'Close',
};

export const routeWords: Record<Route, string> = {
  question: 'Question',
  complaint: 'Réclamation',
  medical_employee: 'Médical (salarié)',
  medical_employer: 'Médical (employeur)',
  emergency: 'Urgence',
  other: 'Autre',
};

export const requesters = {
  employee: 'Salarié',
  employer: 'Employeur ou RH',
  unknown: 'Rôle non précisé',
} as const;
export const channelWords = { chat: 'Chat', email: 'E-mail' } as const;
export const targetWords = { first_response: 'Première réponse', resolution: 'Résolution' } as const;

export const standingWords: Record<Clock['standing'], string> = {
  running: 'En cours',
  paused: 'En pause',
  met: 'Tenu',
  missed: 'Dépassé',
  cancelled: 'Sans objet',
};

/** Why a clock stands still. */
export const pauses: Record<WaitingFor | 'resolved', string> = {
  confirmation: 'la personne dit si la réponse convient',
  clarification: 'l’assistant attend une précision',
  reply: 'nous attendons une précision de la personne',
  consent: 'nous attendons l’accord pour transmettre',
  physician: 'la personne contacte le médecin du travail',
  resolved: 'la demande est résolue',
};

export const alertWords: Record<AlertReason, string> = {
  'handed-off': 'Nouvelle demande à prendre',
  emergency: 'Urgence signalée',
  distress: 'Personne en détresse',
  'data-breach': 'Violation de données possible : prévenir le DPO',
  warned: 'Échéance proche',
  breached: 'Échéance dépassée',
  'promise-missed': 'Engagement non tenu',
  message: 'Nouveau message',
  transferred: 'Demande qui vous est confiée',
  'unmask-asked': 'Texte masqué à relire',
  'unmask-decided': 'Texte masqué : réponse de l’équipe médicale',
  'extension-asked': 'Report de délai à approuver',
  'extension-refused': 'Report de délai refusé',
  bounced: 'E-mail non remis',
  stuck: 'Demande qui n’avance plus',
  failed: 'Étape en échec : à vérifier',
  'low-rating': 'Avis de 1 ou 2 sur 5',
  loop: 'Boucle d’e-mails arrêtée',
};

export const handoffs: Record<HandoffReason, string> = {
  'asked-for-a-human': 'la personne veut parler à quelqu’un',
  'assistant-unable': 'l’assistant n’a pas de réponse sûre',
  'assistant-exhausted': 'l’assistant n’a pas pu aider',
  'not-helped': 'la réponse n’a pas aidé',
  complaint: 'réclamation',
  emergency: 'urgence',
  'medical-relay': 'relais médical',
  reopened: 'demande rouverte',
  'relay-declined': 'relais médical refusé par la personne',
  'handed-back': 'rendue au service client par l’équipe médicale',
  distress: 'personne en détresse',
};

/** Why a question went back to the queue, other than by the hand of whoever had it. */
export const releases: Record<ReleaseReason, string> = {
  idle: 'sans suite à la fermeture',
  absent: 'le conseiller n’était pas là',
  disabled: 'compte désactivé',
  supervisor: 'par un responsable',
};

/** What happened, for the journal on screen. Those that say nothing to an agent have no words. */
export const happenings = {
  registered: 'Demande enregistrée',
  message: 'Message de la personne',
  qualified: 'Demande qualifiée',
  acknowledged: 'Accusé de réception',
  emergency: 'Urgence : numéros à appeler donnés aussitôt',
  distress: 'Détresse : 3114 donné',
  'relay-proposed': 'Relais médical proposé',
  'physician-named': 'Renvoi vers le médecin du travail',
  'relay-accepted': 'Relais médical accepté',
  'relay-declined': 'Relais médical refusé',
  answered: 'Réponse de l’assistant',
  clarified: 'Précision demandée par l’assistant',
  resumed: 'Les délais reprennent',
  'handed-off': 'Passage à un humain',
  claimed: 'Prise en charge',
  released: 'Remise dans la file',
  transferred: 'Transfert',
  relayed: 'Transmise à l’équipe médicale',
  requalified: 'Requalifiée',
  sending: 'Réponse sur le départ',
  unsent: 'Envoi annulé',
  replied: 'Réponse d’un conseiller',
  noted: 'Note interne',
  asked: 'Précision demandée',
  warned: 'Échéance proche',
  breached: 'Échéance dépassée',
  extended: 'Délai prolongé',
  'extension-asked': 'Second report de délai demandé à un responsable',
  'extension-refused': 'Second report de délai refusé',
  'unmask-asked': 'Masquage à vérifier par l’équipe médicale',
  unmasked: 'Masquage levé par l’équipe médicale',
  'unmask-refused': 'Masquage maintenu par l’équipe médicale',
  'promise-missed': 'Engagement non tenu',
  retargeted: 'Objectif modifié',
  reminded: 'Rappel envoyé',
  resolved: 'Résolue',
  reopened: 'Rouverte',
  closed: 'Close',
  linked: 'Suite ouverte dans une autre demande',
  joined: 'Jointe à une autre demande',
  separated: 'Séparée : traitée à part de nouveau',
  snoozed: 'Mise de côté',
  unsnoozed: 'Reprise après mise de côté',
  rated: 'Avis reçu',
  bounced: 'E-mail non remis',
  erased: 'Données effacées',
  operated: 'Intervention sur le moteur',
  failed: 'Étape en échec',
  refused: 'Action refusée',
} as const satisfies Partial<Record<JournalEvent['type'], string>>;

type Extension = { reason: string; steps: string; promise: string };

/** The notice of extended delay in an agent's words. `promise`: "avant lundi 10 h 00". */
export function extensionText({ reason, steps, promise }: Extension): string {
  return [
    `Votre demande prend plus de temps que prévu. ${reason.trim()}`,
    ...(steps.trim() === '' ? [] : [`Où en est votre demande : ${steps.trim()}`]),
    `Notre nouvel engagement : nous vous répondons ${promise} (heure de Paris).`,
  ].join('\n\n');
}
