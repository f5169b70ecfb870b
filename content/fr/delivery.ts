import { subjectOf } from './compose.ts';
import { EMERGENCY_NUMBERS, NO_HEALTH_DATA, SERVICE } from './common-phrases.ts';
import type { Composed } from './speech.ts';

/** What an agent or the assistant wrote, as a mail: their words, then how to answer. */
export type Delivered = {
  reference: string;
  text: string;
  author: 'assistant' | 'agent';
  /** Written by the medical team. */
  medical: boolean;
  /** Address of the help centre, before the paths that the assistant gives. */
  site?: string;
};

const BY_THE_ASSISTANT = 'Ce message vient de l’assistant de Paladin, une intelligence artificielle.';

export function composeDelivery({ reference, text, author, medical, site }: Delivered): Composed {
  const footer = [
    ...(author === 'assistant' ? [BY_THE_ASSISTANT] : []),
    'Pour continuer, répondez à ce message.',
    ...(medical ? [] : [NO_HEALTH_DATA]),
  ].join(' ');
  const words = site === undefined ? text : text.replaceAll('(/', `(${site.replace(/\/$/, '')}/`);
  const body = [
    words.trim(),
    footer,
    ...(medical ? [EMERGENCY_NUMBERS] : []),
    `Votre référence : ${reference}.`,
    SERVICE,
  ];
  return { subject: subjectOf(reference), text: body.join('\n\n') };
}

/** Tells whoever asked in the chat, and left, that a person has answered; the link that opens it is added as it leaves. */
export function composeNotice(reference: string): Composed {
  const body = [
    'Bonjour,',
    'Un conseiller vous a répondu. Sa réponse vous attend dans votre conversation.',
    `Votre référence : ${reference}.`,
    SERVICE,
  ];
  return { subject: subjectOf(reference), text: body.join('\n\n') };
}
