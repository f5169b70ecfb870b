import { randomBytes } from 'node:crypto';
import { attempt } from '../../activities/attempt.ts';
import type { AssistantParts } from '../../activities/assistant/dependencies.ts';
import type { Attempt } from '../../activities/contract.ts';
import type { Team } from '../../domain/journal.ts';
import type { Role } from '../../domain/triage/types.ts';
import { publishedRetrieval } from '../../cli/eval-answers.ts';
import { inbox, keys, messages, questions } from '../../store/schema.ts';
import { reading } from '../support/cast.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

export const NOON = Date.parse('2026-06-04T10:00:00Z');

/** The assistant on a real store, over the real articles; triage says what the words tell a child. */
export type House = { opened: Opened; parts: AssistantParts };

const read: AssistantParts['read'] = (text) =>
  reading({
    route: text.includes('malaise')
      ? 'emergency'
      : text.includes('mal au dos')
        ? 'medical_employee'
        : 'question',
    humanRequested: text.includes('conseiller'),
  });

export async function openHouse(): Promise<House> {
  const opened = await embeddedStore();
  const retrieval = await publishedRetrieval();
  return { opened, parts: { store: opened.store, vault: opened.vault, retrieval, read, now: () => NOON } };
}

/** A question that has just been asked; a test adds what makes it special. */
export async function told(
  { parts }: House,
  text: string,
  audience: Team = 'support',
  masked?: string,
): Promise<string> {
  const { db } = parts.store;
  const question = `PAL-${randomBytes(4).toString('hex')}`;
  const { rows } = await parts.vault.fresh(question);
  await db
    .insert(questions)
    .values({ reference: question, channel: 'chat', role: 'employee', receivedAt: NOON });
  await db.insert(keys).values(rows);
  await alsoTold({ parts }, { question, text, audience, ...(masked === undefined ? {} : { masked }) });
  return question;
}

export async function alsoTold(
  { parts: { store, vault } }: Pick<House, 'parts'>,
  {
    question,
    text,
    audience = 'support',
    masked,
  }: { question: string; text: string; audience?: Team; /** What support reads of it. */ masked?: string },
): Promise<void> {
  const id = randomBytes(8).toString('hex');
  const sealer = await vault.sealer(store.db, question);
  if (!sealer) throw new Error('no keys');
  const payload = { id, at: NOON, reading: reading() };
  await store.db
    .insert(inbox)
    .values({ id, question, payload, key: id, content: id, receivedAt: NOON, nextTryAt: NOON });
  const body = sealer(audience, id, 'body')(JSON.stringify({ text }));
  const rest =
    masked === undefined ? null : sealer('support', id, 'masked')(JSON.stringify({ text: masked }));
  await store.db.insert(messages).values({
    id,
    question,
    audience,
    body,
    masked: rest,
    author: 'requester',
    kind: 'message',
    open: true,
    at: NOON,
  });
}

export function attempted(
  { parts }: Pick<House, 'parts'>,
  question: string,
  { nth = 1, role = 'employee' }: { nth?: number; role?: Role } = {},
): Promise<Attempt> {
  return attempt(parts)({ question, turn: `${question}:${nth}`, seq: 2, role });
}

export type Said = { text: string; kind: string; open: boolean };

/** What the assistant wrote in its nth turn, opened. */
export async function said(
  { parts }: Pick<House, 'parts'>,
  question: string,
  nth = 1,
): Promise<Said | undefined> {
  const opened = await parts.vault.reader('support').of(parts.store.db, question);
  const row = (await parts.store.db.select().from(messages)).find(
    ({ id }) => id === `${question}:${nth}:answer`,
  );
  if (!row || !opened) return undefined;
  return { text: JSON.parse(opened.text(row.id, 'body', row.body)).text, kind: row.kind, open: row.open };
}
