import type { Author } from '../../domain/message-states.ts';
import { keptMoment } from '../instants.ts';
import { subjectOf } from './compose.ts';
import { EMERGENCY_NUMBERS, NO_HEALTH_DATA, SERVICE } from './common-phrases.ts';
import type { Composed } from './speech.ts';

/** What an agent or the assistant wrote, as a mail: who writes, their words, how to answer, what was said before. */
export type Delivered = {
  reference: string;
  text: string;
  author: 'assistant' | 'agent';
  /** When it was written, epoch ms. */
  at: number;
  /** Written by the medical team. */
  medical: boolean;
  /** Address of the help centre, before the paths that the assistant gives. */
  site?: string;
  /** Whom it goes to, as they call themselves. */
  recipient?: string;
  /** Who wrote it, as the house calls them: their first name is told. */
  agent?: string;
  /** What was said before, the last first. */
  past?: readonly PastExchange[];
  /** The acknowledgement, when it leaves in the same mail. */
  around?: { before: string; after: string };
};

/** A message of the same question. */
export type PastExchange = { author: Author; at: number; text: string };

/** First of all that the assistant wrote, by mail. */
export const BY_THE_ASSISTANT =
  'Réponse de l’assistant de Paladin, une intelligence artificielle. Ce n’est pas une personne.';
/** Above what was said before. Reads as no program's own introduction of a quote, or ours would be taken apart by it. */
export const PAST = 'Vos derniers échanges';
/** Characters quoted of one message. */
const QUOTED = 1_500;

export function composeDelivery(delivered: Delivered): Composed {
  const { reference, author, medical, around, past = [] } = delivered;
  const hint = [
    author === 'agent' ? 'Pour continuer, répondez à ce message.' : TO_GO_ON,
    ...(medical ? [] : [NO_HEALTH_DATA]),
  ].join(' ');
  const body = [
    ...(author === 'agent' ? signatureLines(delivered) : byAssistant(delivered)),
    ...(around === undefined ? [] : [around.after]),
    hint,
    ...(medical ? [EMERGENCY_NUMBERS] : []),
    ...(past.length === 0 ? [] : [PAST, ...past.map((one) => quoteExchange(one, delivered.at))]),
    ...(around === undefined ? [`Votre référence : ${reference}.`] : []),
    SERVICE,
  ];
  return { subject: subjectOf(reference), text: body.join('\n\n') };
}

function byAssistant(delivered: Delivered): string[] {
  const { around } = delivered;
  return ['Bonjour,', ...(around ? [around.before] : []), BY_THE_ASSISTANT, wordsOf(delivered)];
}

const TO_GO_ON = 'Pour continuer, ou pour demander un conseiller, répondez à ce message.';

function wordsOf({ text, site }: Delivered): string {
  return (site === undefined ? text : text.replaceAll('(/', `(${site.replace(/\/$/, '')}/`)).trim();
}

/** With a greeting, unless the agent wrote one, and with who writes. */
function signatureLines(delivered: Delivered): string[] {
  const { agent, medical, recipient } = delivered;
  const words = wordsOf(delivered);
  const team = medical ? 'de l’équipe médicale de Paladin' : 'du service client de Paladin';
  const first = agent === undefined ? '' : firstName(agent);
  return [
    ...(GREETED.test(words) ? [] : [`Bonjour${isName(recipient) ? ` ${recipient}` : ''},`]),
    words,
    first === '' ? `Une personne ${team}` : `${first}, ${team}`,
  ];
}

const GREETED =
  /^(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|chers?|chères?|salut|hello)(?!\p{L})/iu;

/** What a mail program calls its owner may be anything: a link, an advertisement, somebody else's words. */
function isName(recipient: string | undefined): recipient is string {
  return recipient !== undefined && /^\p{L}[\p{L}'’-]*(?: [\p{L}'’-]+\.?){0,3}$/u.test(recipient);
}

/** "Dr Samira Benali" writes as Samira. */
export function firstName(name: string): string {
  return name.replace(/^(?:Dr|Pr|M\.|Mme) /, '').split(' ')[0] ?? name;
}

const speakers: Record<Author, string> = {
  requester: 'Vous',
  assistant: 'L’assistant de Paladin (intelligence artificielle)',
  agent: 'Un conseiller de Paladin',
  system: 'Paladin',
};

/** Marked as every program marks it. */
function quoteExchange({ author, at, text }: PastExchange, now: number, longest = QUOTED): string {
  const cut = text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
  const lines = cut.trim().split('\n');
  return [`${speakers[author]}, ${keptMoment(at, now)}`, '', ...lines]
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

type Transcript = {
  reference: string;
  exchanges: readonly PastExchange[];
  /** Messages that are not in it. */
  held: number;
  now: number;
};

/** The conversation that the person asked for; the link that opens it is added as it leaves. */
export function composeTranscript({ reference, exchanges, held, now }: Transcript): Composed {
  const left =
    held === 1
      ? 'Un message n’est pas repris ici : il se lit dans votre conversation seulement.'
      : `${held} messages ne sont pas repris ici : ils se lisent dans votre conversation seulement.`;
  const body = [
    'Bonjour,',
    `Voici votre conversation, telle que vous l’avez demandée ${keptMoment(now, now)}.`,
    ...exchanges.map((one) => quoteExchange(one, now, Infinity)),
    ...(held === 0 ? [] : [left]),
    `Votre référence : ${reference}.`,
    SERVICE,
  ];
  return { subject: subjectOf(reference), text: body.join('\n\n') };
}

/** Tells whoever asked in the chat, and left, that a person has answered; the link that opens it is added as it leaves. */
export function composeNotice(reference: string): Composed {
  const body = [
    'Bonjour,',
    'Un conseiller vous a répondu. Sa réponse vous attend dans votre conversation.',
    `Votre référence : ${reference}.`,
    SERVICE,
  ];
  return { subject: subjectOf(reference), text: body.join('\n\n') };
}
