// Loops that no header betrays: a responder, or another service like ours, answers our answers, maybe each time from
// another address. Told by what people don't do: send the very same words again and again.
import { createHash } from 'node:crypto';
import { getDomain } from 'tldts';
import { DAY, HOUR } from '../domain/durations.ts';
import { REFERENCE } from '../domain/reference.ts';
import type { MailsBefore, MailTrace, Since } from '../store/mail-traces.ts';
import { domainOf } from './message-id.ts';

/** How many mails of one kind are taken as people's, within `window` or, where it says so, within `recent`. */
export type LoopBounds = Since & {
  /** Answers to a mail of ours in the same words, from whatever addresses of one domain: one question for a loop. */
  echoes: number;
  /** The same words from one domain, though they answer nothing; from anywhere. */
  sameWords: number;
  anywhere: number;
  /** The same words on one question, within `recent`: what comes after is kept and changes nothing. */
  onOneQuestion: number;
  /** Emergencies in the same words from one domain, within `recent`: what comes after alerts and is not answered. */
  emergencies: number;
  /** New questions from one domain, within `recent`; of a public provider, many people's. */
  domain: number;
  publicDomain: number;
};

export const loopBounds: LoopBounds = {
  window: 8 * DAY,
  recent: HOUR,
  echoes: 1,
  sameWords: 5,
  anywhere: 50,
  onOneQuestion: 3,
  emergencies: 3,
  domain: 60,
  publicDomain: 600,
};

type LoopSign = 'repeated-answers' | 'repeated-words' | 'busy-domain';

/** What tells one mail from another, for the store to count. */
export type LoopTrace = Pick<MailTrace, 'key' | 'at'> & { email: string; domain: string; shape: string };

/** Counts mails; of a store or of a test. */
export type CountMails = (trace: LoopTrace, since: Since) => Promise<MailsBefore>;

/** Providers of mailboxes: two of their addresses have nothing in common. */
const PUBLIC =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|aol|icloud|me|mac|orange|wanadoo|free|sfr|neuf|bbox|laposte|gmx|web|proton|protonmail|pm|numericable|aliceadsl|club-internet|mail|zoho)\./i;

export function traceOf({ key, at, email, subject, text }: LoopTraced): LoopTrace {
  const domain = domainKey(email);
  return { key, at, email, domain, shape: shapeOf(subject, text) };
}

type LoopTraced = { key: string; at: number; email: string; subject: string; text: string };

/** The domain that somebody registered: a machine may count its hosts. */
function domainKey(email: string): string {
  const host = domainOf(email).toLowerCase();
  return getDomain(host) ?? host;
}

/** Words without references, figures and addresses. Of few words the subject counts, too: "oui" is everybody's. */
function shapeOf(subject: string, text: string): string {
  const said = lastingWords(text);
  const whole = said.length >= TELLING ? said : `${lastingWords(subject)}|${said}`;
  return createHash('sha256').update(whole).digest('base64url');
}

const TELLING = 40;
const READ = 2_000;

function lastingWords(text: string): string {
  return text
    .slice(0, READ)
    .toLowerCase()
    .replaceAll(new RegExp(REFERENCE, 'gi'), ' ')
    .replaceAll(/https?:\S+|\S+@\S+/g, ' ')
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();
}

export type LoopCase = {
  trace: LoopTrace;
  before: MailsBefore;
  emergency: boolean;
  /** It answers a mail of ours, or names a question. */
  isAnswer: boolean;
  /** It wants to join a question; whether it is its sender's, the door says. */
  joins: boolean;
};

/** What becomes of one mail too many: held, with a reason; or kept on its question without changing anything. */
export type LoopVerdict =
  /** `trips`: the first of a loop that is held, of which a supervisor hears. */
  { hold: LoopSign; trips: boolean } | 'changes-nothing';

/** Undefined for all but a loop's. */
export function loopVerdict(found: LoopCase, bounds: LoopBounds): LoopVerdict | undefined {
  const { before, emergency, isAnswer, joins } = found;
  const { sameWords, sameSender, sameWordsLately } = before;
  if (emergency) return holdFor('repeated-words', sameWordsLately, bounds.emergencies);
  // Words heard before, now from an address of the same domain that has never said them.
  if (isAnswer && sameSender === 0)
    return holdFor('repeated-answers', sameWords, bounds.echoes) ?? flood(found, bounds);
  if (joins) return sameWordsLately >= bounds.onOneQuestion ? 'changes-nothing' : undefined;
  return (
    holdFor('repeated-words', sameWords, isAnswer ? bounds.echoes : bounds.sameWords) ?? flood(found, bounds)
  );
}

function flood({ before, trace, joins }: LoopCase, bounds: LoopBounds): LoopVerdict | undefined {
  if (joins) return undefined;
  const inDomain = PUBLIC.test(trace.domain) ? bounds.publicDomain : bounds.domain;
  return (
    holdFor('repeated-words', before.anywhere, bounds.anywhere) ??
    holdFor('busy-domain', before.domainLately, inDomain)
  );
}

function holdFor(hold: LoopSign, count: number, limit: number): LoopVerdict | undefined {
  return count >= limit ? { hold, trips: count === limit } : undefined;
}
