import { ApplicationFailure } from '@temporalio/common';
import { aroundAnswer } from '../content/fr/compose.ts';
import { composeDelivery, composeNotice, type Delivered, type PastExchange } from '../content/fr/delivery.ts';
import { findAgent } from '../store/agents.ts';
import { contactOf } from '../store/contact.ts';
import { addressesBy, readBy, type MessageRow } from '../store/message-bodies.ts';
import { findMessage } from '../store/message-rows.ts';
import { readAsSupport } from '../store/messages.ts';
import { sentMessages } from '../store/sent-mails.ts';
import type { Activities, OutgoingSpeech } from './contract.ts';
import { keepSaid, settingOf } from './said-message.ts';
import { channelOf, final, sendMail, refuseMedicalAdvice, type VoiceParts } from './outgoing-message.ts';

type Sent = { question: string; message: string };

/**
 * Sends what an agent or the assistant wrote, which the store holds. In the chat it is there to be read already: an agent's is
 * announced by mail to whoever left an address and may have gone.
 */
export function deliver(parts: VoiceParts): Activities['deliver'] {
  return async ({ question, message, first }) => {
    const row = await rowOf(parts, question, message);
    const text = await textOf(parts, row);
    const author = row.author === 'agent' ? 'agent' : 'assistant';
    if (author === 'assistant') refuseMedicalAdvice(text);
    if ((await channelOf(parts, question)) === 'chat') {
      return author === 'agent' ? announceMail(parts, { question, message }) : parts.now();
    }
    const { audience, at } = row;
    const medical = audience === 'medical';
    const { site } = parts;
    const copies = await copiesOf(parts, row);
    const told = { reference: question, text, author, medical, at } as const;
    const people = author === 'agent' ? await peopleOf(parts, row, copies) : {};
    const around = first === undefined ? {} : { around: await acknowledgeWithin(parts, first) };
    const where = site === undefined ? {} : { site };
    const composed = composeDelivery({ ...told, ...people, ...around, ...where });
    const automatic = author === 'assistant' ? ({ automatic: 'auto-replied' } as const) : {};
    return sendMail(parts, { ...composed, ...automatic, message, question, audience, copies });
  };
}

/** Kept as the message that it is, beside the answer whose mail carries it. */
async function acknowledgeWithin(parts: VoiceParts, first: OutgoingSpeech) {
  const setting = await settingOf(parts, first, 'email');
  await keepSaid(parts, first, setting);
  return aroundAnswer({ ...first, ...setting });
}

type People = Pick<Delivered, 'recipient' | 'agent' | 'past'>;

/** Who writes to whom, and what they said to each other. */
async function peopleOf(parts: VoiceParts, row: MessageRow, copies: readonly string[]): Promise<People> {
  const { store, vault } = parts;
  const contact = await contactOf(store.db, vault.reader('support'), row.question);
  const agent = row.agent === null ? undefined : await findAgent(store.db, row.agent);
  return {
    ...(contact?.name === undefined ? {} : { recipient: contact.name }),
    ...(agent === undefined ? {} : { agent: agent.name }),
    past: row.audience === 'support' && copies.length === 0 ? await pastOf(parts, row) : [],
  };
}

/** Messages quoted beneath an answer. */
const QUOTED = 4;

/**
 * What was said before, the last first, as support reads it. A message of which a word is sealed is not quoted at all, nor is
 * anything beneath what the medical team writes, or to people who were not there.
 */
async function pastOf({ store, vault }: VoiceParts, row: MessageRow): Promise<PastExchange[]> {
  const all = await readAsSupport(store.db, vault.reader('support'), row.question);
  const sent = await sentMessages(store.db, row.question);
  const before = all.slice(
    0,
    all.findIndex(({ id }) => id === row.id),
  );
  return before
    .flatMap(({ id, author, at, open, masked, body }) =>
      author !== 'system' && open && !masked && body && (author === 'requester' || sent.has(id))
        ? [{ author, at, text: body.text }]
        : [],
    )
    .slice(-QUOTED)
    .toReversed();
}

/** Without a word of the answer: nobody has proved that the address is theirs. It is in the chat whether or not this mail leaves. */
async function announceMail(parts: VoiceParts, { question, message }: Sent): Promise<number> {
  const notice = { ...composeNotice(question), message: `${question}:notice:${message}`, question } as const;
  try {
    return await sendMail(parts, { ...notice, audience: 'support', automatic: 'auto-generated' });
  } catch (error) {
    if (error instanceof ApplicationFailure && error.nonRetryable === true) return parts.now();
    throw error;
  }
}

async function rowOf({ store }: VoiceParts, question: string, message: string): Promise<MessageRow> {
  const row = await findMessage(store.db, message);
  if (row?.question !== question || !row.open) throw final('NoMessage', 'no such message to send');
  return row;
}

/** Whom the agent chose to write to as well. */
async function copiesOf({ store, vault }: VoiceParts, row: MessageRow): Promise<string[]> {
  const opened = await vault.reader('support').of(store.db, row.question);
  return addressesBy(opened, row)?.copies ?? [];
}

/** Opened with the right of its own audience: the person it goes to may read all of it. */
async function textOf({ store, vault }: VoiceParts, row: MessageRow): Promise<string> {
  const opened = await vault.reader(row.audience).of(store.db, row.question);
  const body = readBy(opened, row);
  if (!body) throw final('NobodyToTell', 'the question is erased');
  return body.text;
}
