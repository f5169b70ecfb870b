import { keptMoment } from '../instants.ts';
import { NO_HEALTH_DATA, openingNow, paragraph, promise, replyPromise, writeBack } from './common-phrases.ts';
import type { Said, SpeechStep } from './speech.ts';

/** What each step means to the person; those of the house alone are left out. */
const words: Partial<Record<SpeechStep['type'], string>> = {
  registered: 'Votre demande a été enregistrée',
  acknowledged: 'Nous en avons accusé réception',
  message: 'Nous avons reçu votre message',
  answered: 'L’assistant vous a proposé une réponse',
  clarified: 'L’assistant vous a demandé une précision',
  'relay-accepted': 'Vous avez accepté la transmission à l’équipe médicale',
  'handed-off': 'Votre demande a été confiée à notre équipe',
  claimed: 'Un conseiller a pris votre demande en charge',
  transferred: 'Votre demande a été confiée à un autre conseiller',
  requalified: 'Votre demande a été réorientée',
  relayed: 'Votre demande a été transmise à l’équipe médicale',
  replied: 'Un conseiller vous a répondu',
  noted: 'Un conseiller a complété votre dossier',
  asked: 'Un conseiller vous a posé une question',
  resumed: 'Le traitement de votre demande a repris',
  breached: 'Un responsable a été prévenu du retard',
  reopened: 'Votre demande a été rouverte',
  extended: 'Un nouveau délai vous a été annoncé',
};

/** Steps told at most: the latest ones. */
const STEPS = 6;

/** The notice of extended delay: reason, steps under way, new promised instant. */
export function extensionNotice(said: Said): string[] {
  const steps = stepsInWords(said);
  return [
    paragraph(
      'Votre demande est plus complexe que prévu. Nous n’avons pas pu la résoudre dans le délai annoncé.',
      'Nous vous prions de nous en excuser.',
    ),
    ...(steps.length > 0 ? [['Où en est votre demande :', ...steps].join('\n')] : []),
    paragraph(
      promise(said, 'Notre nouvel engagement : nous vous répondons', said.promisedAt),
      openingNow(said),
    ),
    paragraph(`${writeBack(said)} pour ajouter une précision utile.`, NO_HEALTH_DATA),
  ];
}

/** An exceptional closure takes away the date that support announced: the new one, before anybody waits in vain. */
export function dateChangeNotice(said: Said): string[] {
  return [
    paragraph(
      'Nos horaires d’ouverture changent. Nous ne pourrons pas tenir la date annoncée.',
      'Nous vous prions de nous en excuser.',
    ),
    paragraph(
      replyPromise(said),
      said.promisedAt === undefined ? promise(said, 'Résolution visée', said.resolutionDue) : [],
      openingNow(said),
    ),
    NO_HEALTH_DATA,
  ];
}

function stepsInWords({ steps = [], at }: Said): string[] {
  return steps
    .flatMap((step) => {
      const told = words[step.type];
      return told === undefined ? [] : [`- ${told} ${keptMoment(step.at, at)}.`];
    })
    .slice(-STEPS);
}
