import type { HandoffReason } from '../../domain/journal.ts';
import {
  DOCTORS_REPLY,
  EMERGENCY_LINE,
  EMERGENCY_NUMBERS,
  NO_HEALTH_DATA,
  isKeyOf,
  openingNow,
  paragraph,
  replyPromise,
} from './common-phrases.ts';
import type { Said } from './speech.ts';
import { understood } from './understood.ts';

const reasons: Record<HandoffReason, string> = {
  'asked-for-a-human': 'Vous souhaitez parler à une personne : un conseiller prend le relais.',
  'assistant-unable':
    'L’assistant n’a pas trouvé de réponse sûre dans le centre d’aide : un conseiller prend le relais.',
  'assistant-exhausted': 'L’assistant n’a pas pu vous aider : un conseiller prend le relais.',
  'not-helped': 'La réponse ne vous a pas aidé, et nous le regrettons : un conseiller prend le relais.',
  complaint: 'Votre réclamation est confiée à un conseiller.',
  emergency: 'Votre message est confié à l’équipe médicale.',
  'medical-relay': 'Votre demande est confiée à l’équipe médicale. Le service client ne peut pas la lire.',
  reopened: 'Votre demande est de nouveau ouverte, et confiée à un conseiller.',
  distress: 'Votre message est confié à l’équipe médicale, qui seule peut le lire.',
  'handed-back': 'L’équipe médicale confie votre demande au service client : un conseiller prend le relais.',
  'relay-declined':
    'Rien n’est transmis à l’équipe médicale. Un conseiller reprend le reste de votre demande.',
};

const toDoctors: ReadonlySet<string> = new Set<HandoffReason>(['medical-relay', 'emergency', 'distress']);

/** The moment a human becomes responsible, with the instant of the promise. */
export function handoffNotice(said: Said): string[] {
  const medical = toDoctors.has(said.because ?? '');
  const reason = handoffReason(said.because, said.why);
  if (medical) return [reason, paragraph(DOCTORS_REPLY, SILENT), EMERGENCY_NUMBERS];
  if (said.toldAlready === true) return [paragraph(reason, SILENT), EMERGENCY_LINE];
  return [reason, paragraph(replyPromise(said), openingNow(said), SILENT), NO_HEALTH_DATA];
}

const SILENT = 'L’assistant n’intervient plus.';

/** Why a person takes over. */
export function handoffReason(because: string | undefined, why?: string): string {
  return understood(why) ?? (isKeyOf(reasons, because) ? reasons[because] : 'Un conseiller prend le relais.');
}
