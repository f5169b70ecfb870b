import { DOCTORS_REPLY, EMERGENCY_NUMBERS, paragraph, writeBack } from './common-phrases.ts';
import type { Said } from './speech.ts';

const LISTENING =
  'Si vous n’allez pas bien, appelez le 3114, jour et nuit. L’appel est gratuit. Une personne vous écoute. En danger immédiat, appelez le 15 ou le 112. Par SMS, écrivez au 114.';

/** To somebody who is unwell and is with the right people already, or wants nothing relayed. */
export function listeningLines(): string[] {
  return [LISTENING, 'Nous avons bien reçu votre message.'];
}

/** Nothing is relayed before a clear yes. */
export function relayProposal(said: Said): string[] {
  return [
    ...(said.distress === true ? [LISTENING] : []),
    said.distress === true
      ? 'Vous traversez un moment difficile. L’équipe médicale peut vous lire, le service client non.'
      : (said.rule ?? ''),
    said.distress === true ? '' : whoseMatter(said),
    paragraph(
      'Nous vous proposons d’ouvrir un ticket auprès de l’équipe médicale.',
      'Votre message lui sera transmis, avec votre accord seulement.',
      'Le service client ne pourra pas le lire.',
    ),
    consentQuestion(said),
    paragraph('Sans réponse de votre part, nous ne transmettons rien.'),
    ...(said.distress === true ? [] : [EMERGENCY_NUMBERS]),
  ];
}

function whoseMatter({ rule }: Said): string {
  return rule === undefined
    ? paragraph(
        'Votre message touche à la santé.',
        'Le service client ne répond pas à ces questions, l’assistant non plus.',
      )
    : paragraph(
        'Votre message touche à la santé.',
        'Pour votre situation, seule l’équipe médicale peut vous répondre.',
      );
}

/** Said again by the reminder. */
export function consentQuestion({ channel }: Said): string {
  return paragraph(
    'Êtes-vous d’accord pour que nous transmettions votre message à l’équipe médicale ?',
    channel === 'email'
      ? 'Choisissez OUI ou NON par le lien en bas de ce message. Vous pouvez aussi répondre par OUI ou par NON. Votre réponse compte si votre messagerie prouve qu’elle vient de vous.'
      : 'Répondez OUI ou NON, ou choisissez l’un des deux boutons.',
  );
}

/** An employer's medical question belongs to the occupational physician; support relays when they can't be reached. */
export function physicianReference(said: Said): string[] {
  return [
    said.rule ?? '',
    paragraph(
      said.rule === undefined
        ? 'Votre question relève de la médecine du travail.'
        : 'La situation d’un salarié relève de la médecine du travail.',
      'Le médecin du travail est votre interlocuteur pour toute question médicale.',
      'Contactez-le directement : le service client n’y répond pas.',
    ),
    cannotReach(said),
    'N’écrivez pas le nom d’un salarié avec une information sur sa santé.',
    EMERGENCY_NUMBERS,
  ];
}

/** Said again by the reminder. */
export function cannotReach(said: Said): string {
  return paragraph(
    'Si vous n’arrivez pas à le joindre, dites-le-nous, nous transmettons votre demande.',
    said.channel === 'email' ? 'Il suffit de répondre à ce message.' : 'Il suffit de l’écrire ici.',
  );
}

export function relayConfirmation(said: Said): string[] {
  return [
    paragraph(
      'Merci.',
      'Votre demande est transmise à l’équipe médicale.',
      'Le service client ne peut pas la lire.',
    ),
    DOCTORS_REPLY,
    `${writeBack(said)} si vous souhaitez ajouter quelque chose.`,
    EMERGENCY_NUMBERS,
  ];
}
