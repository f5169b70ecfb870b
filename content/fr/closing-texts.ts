import type { Happening, WaitingFor } from '../../domain/journal.ts';
import { cannotReach, consentQuestion } from './medical.ts';
import {
  DOCTORS_REPLY,
  EMERGENCY_NUMBERS,
  NO_HEALTH_DATA,
  isKeyOf,
  openingNow,
  paragraph,
  replyPromise,
  writeBack,
} from './common-phrases.ts';
import type { Said } from './speech.ts';

type How = Extract<Happening, { type: 'resolved' }>['how'];
type Why = Extract<Happening, { type: 'closed' }>['why'];

/** Silence so far: what we wait for, and what happens without an answer. */
export function reminder(said: Said): string[] {
  const kind = isKeyOf(waitings, said.because) ? said.because : 'reply';
  const medical = kind === 'consent' || kind === 'physician';
  return [waitings[kind](said), medical ? EMERGENCY_NUMBERS : NO_HEALTH_DATA];
}

const SETTLED_BY_SILENCE = 'Sans nouvelle de votre part, nous considérerons votre demande comme résolue.';

const waitings: Record<WaitingFor, (said: Said) => string> = {
  confirmation: (said) =>
    paragraph(
      'Avez-vous trouvé la réponse à votre question ?',
      `${writeBack(said)} : OUI, ou NON pour qu’un conseiller prenne le relais.`,
      SETTLED_BY_SILENCE,
    ),
  clarification: (said) =>
    paragraph(
      'Nous attendons une précision de votre part.',
      `${writeBack(said)} pour la donner.`,
      SETTLED_BY_SILENCE,
    ),
  reply: (said) =>
    paragraph('Nous attendons votre réponse.', `${writeBack(said)} pour la donner.`, SETTLED_BY_SILENCE),
  consent: (said) =>
    paragraph(consentQuestion(said), 'Sans réponse de votre part, nous ne transmettons rien.'),
  physician: (said) =>
    paragraph('Avez-vous pu joindre le médecin du travail ?', cannotReach(said), SETTLED_BY_SILENCE),
};

export function resolution(said: Said): string[] {
  return [
    resolutions[isKeyOf(resolutions, said.because) ? said.because : 'agent'],
    `${writeBack(said)} dans les 5 jours ouvrés pour rouvrir votre demande.`,
  ];
}

const resolutions: Record<How, string> = {
  confirmed: 'Merci de votre retour. Votre demande est résolue.',
  assumed: 'Nous n’avons pas eu de nouvelle de votre part. Nous considérons votre demande comme résolue.',
  agent: 'Votre demande a été traitée. Elle est résolue.',
};

/** `because` names the team that has it. */
export function reopenWords(said: Said): string[] {
  const again = 'Votre demande est rouverte.';
  if (said.because === 'medical') return [paragraph(again, DOCTORS_REPLY), EMERGENCY_NUMBERS];
  return [paragraph(again, replyPromise(said), openingNow(said)), NO_HEALTH_DATA];
}

export function closeWords({ because }: Said): string[] {
  return [
    closings[isKeyOf(closings, because) ? because : 'settled'],
    'Pour toute nouvelle question, écrivez-nous : nous ouvrirons une nouvelle demande.',
    ...(because === 'declined' ? [EMERGENCY_NUMBERS] : []),
  ];
}

const closings: Record<Why, string> = {
  settled: 'Votre demande est close.',
  declined:
    'Nous n’avons rien transmis à l’équipe médicale, faute d’accord de votre part. Votre demande est close.',
  automated: 'Ce message est un envoi automatique. Nous n’y répondons pas.',
  erased: 'Vos données ont été effacées, comme vous l’avez demandé. Votre demande est close.',
};
