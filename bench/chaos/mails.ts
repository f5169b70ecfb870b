// Mails alone, each drawn from the seed: people's questions and machines' noise, by the listener, by the mailbox, or by both at once.
import { setTimeout as pause } from 'node:timers/promises';
import { chanceFrom, type Chance } from '../chance.ts';
import type { Sent } from './ledger.ts';
import { copiesOf, nameOf, opening, shares } from './openings.ts';
import { copied, type Outside } from './outside.ts';
import { insist } from './persistence.ts';
import { personOf, type Post } from './post.ts';
import type { CaughtMail } from './records.ts';

export const ways = ['smtp', 'imap', 'both'] as const;
export type Way = (typeof ways)[number];
/** Messages that a mail may come to, roughly: what strikes are spread over. */
export const ACTS_OF_A_MAIL = 1.2;

type Mails = { outside: Outside; caught: () => CaughtMail[]; seed: number };
type Mail = ReturnType<Post['compose']>;

const LOOK_EVERY_MS = 300;

/** One mail, and once it was answered perhaps another that answers ours. Throws Unanswered when the service does not go on. */
export async function mailOnce(number: number, by: Way, { outside, caught, seed }: Mails): Promise<void> {
  const { post } = outside;
  const chance = chanceFrom(seed * 1_000_003 + number);
  const isMachine = chance.upTo(8) === 0;
  const first = post.compose(number, isMachine ? machines(chance) : persons(chance));
  await send(first, isMachine ? { machine: true } : {});
  if (isMachine) return;
  const { messageId, subject } = await answer();
  if (chance.upTo(5) > 0) return;
  await send(
    post.compose(number, {
      subject: `Re: ${subject}`,
      inReplyTo: messageId,
      text: `Merci. ${nameOf(chance)}`,
    }),
  );

  /** The same mail, as often as chance has it, by each way. */
  async function send(mail: Mail, more: Pick<Sent, 'machine'> = {}): Promise<void> {
    const sentAt = Date.now();
    const [told] = await Promise.all([
      by === 'imap' ? [] : copied(copiesOf(chance), () => post.smtp(number, mail)),
      by === 'smtp' ? [] : copied(copiesOf(chance), () => post.imap(number, mail)),
    ]);
    const references = told.map(({ reference }) => reference ?? 'set aside');
    // A mailbox says nothing: the mail that answers names the question.
    const asAnswered = by === 'imap' && !more.machine ? [referenceIn(await answer())] : [];
    const all = [...references, ...asAnswered].map((reference) => ({ reference }));
    outside.note({
      life: number,
      way: 'mail',
      key: mail.messageId,
      told: more.machine ? [] : all,
      sentAt,
      ...more,
    });
  }

  function answer(): Promise<CaughtMail> {
    return insist(`an answer to mail ${number}`, async () => {
      const found = caught().find(({ to }) => to.includes(personOf(number)));
      if (found === undefined) await pause(LOOK_EVERY_MS);
      return found;
    });
  }
}

function persons(chance: Chance) {
  const { text, subject } = opening[chance.of(shares)];
  return { subject, text: `${text}\n\nPour la société ${nameOf(chance)} ${nameOf(chance)}` };
}

function machines(chance: Chance) {
  return {
    subject: `Absence ${nameOf(chance)}`,
    text: `Je suis absent, adressez-vous à ${nameOf(chance)}.`,
    headers: { 'Auto-Submitted': 'auto-replied' },
  };
}

function referenceIn({ subject, text }: CaughtMail): string {
  return /PAL-\w{4}-\w{4}/.exec(`${subject} ${text}`)?.[0] ?? 'no reference';
}
