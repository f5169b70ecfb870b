import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { mentions, questionReads, questionTags, watching } from './desk-schema.ts';
import { removeFiles } from './file-pieces.ts';
import { attempts } from './attempt-schema.ts';
import { keepLittle } from './redact.ts';
import type { Store } from './open-store.ts';
import { alerts } from './alert-schema.ts';
import { attachments, contacts, inbox, keys, messages, outbox, questions } from './schema.ts';

/** Destroys the keys of a question, for these audiences: what was sealed with them can be read by nobody any more. */
export async function destroyKeys(
  db: Db,
  { question, at, audiences = ['support', 'medical'] }: { question: string; at: number; audiences?: Team[] },
): Promise<void> {
  await db
    .update(keys)
    .set({ wrapped: null, destroyedAt: at })
    .where(and(eq(keys.question, question), inArray(keys.audience, audiences), isNotNull(keys.wrapped)));
}

/** How much of a question is gone. */
export type Forgotten = { messages: number; files: number; mails: number };

/** How much of a question could still be read. */
export async function countHeld(db: Db, question: string): Promise<Forgotten> {
  return {
    messages: await db.$count(messages, eq(messages.question, question)),
    files: await db.$count(attachments, eq(attachments.question, question)),
    mails: await db.$count(outbox, eq(outbox.question, question)),
  };
}

/** The same for one question, in a transaction of its own; whoever watches it is told. */
export async function forgetQuestion(
  store: Store,
  { question, at }: { question: string; at: number },
): Promise<Forgotten> {
  const gone = await store.db.transaction(async (db) => {
    const counts = await forgetWithin(db, { question, at });
    await store.changes.announce(db, question);
    return counts;
  });
  store.changes.published(question);
  return gone;
}

/**
 * Forgets the person behind a question, within a transaction: keys destroyed, sealed texts, files, contact, mail, drafts
 * and alerts removed, pseudonym, digests and links blanked, and what triage read in the words. Steps, dates and routes stand,
 * hence figures. Gives how much is gone; repeating it changes nothing but what was being written meanwhile, which
 * nobody could read any more.
 */
export async function forgetWithin(
  db: Db,
  { question, at }: { question: string; at: number },
): Promise<Forgotten> {
  await lockQuestion(db, question);
  await blankInbox(db, { question, at });
  await destroyKeys(db, { question, at });
  const gone = await removeRows(db, question);
  await db
    .update(questions)
    .set({ linkedTo: null })
    .where(or(eq(questions.reference, question), eq(questions.linkedTo, question)));
  await db
    .update(questions)
    .set({ requester: null, owner: null, erasedAt: sql`coalesce(${questions.erasedAt}, ${at}::bigint)` })
    .where(eq(questions.reference, question));
  await keepLittle(db, question);
  return gone;
}

/**
 * The question's row, before any other of its rows: what a door accepts, or the journal projects, is either there
 * already, to be forgotten, or waits here and finds the question erased.
 */
export async function lockQuestion(db: Db, question: string): Promise<void> {
  await db
    .select({ one: sql`1` })
    .from(questions)
    .where(eq(questions.reference, question))
    .for('update');
}

/** The id stands for both digests: they were made from what the person wrote. What the engine has not got, it gets no more. */
async function blankInbox(db: Db, { question, at }: { question: string; at: number }): Promise<void> {
  const ofQuestion = eq(inbox.question, question);
  await db.update(inbox).set({ key: inbox.id, content: '' }).where(ofQuestion);
  await db
    .update(inbox)
    .set({ dispatchedAt: at })
    .where(and(ofQuestion, isNull(inbox.dispatchedAt)));
}

async function removeRows(db: Db, question: string): Promise<Forgotten> {
  const texts = await db
    .delete(messages)
    .where(eq(messages.question, question))
    .returning({ id: messages.id });
  const files = await removeFiles(db, eq(attachments.question, question));
  const mails = await db
    .delete(outbox)
    .where(eq(outbox.question, question))
    .returning({ id: outbox.message });
  for (const table of [contacts, attempts, alerts, questionReads, questionTags, mentions, watching])
    await db.delete(table).where(eq(table.question, question));
  return { messages: texts.length, files, mails: mails.length };
}

/** Every question of one person, by the pseudonym of their address, the first one first. */
export async function questionsOf(db: Db, requester: string): Promise<string[]> {
  const rows = await db
    .select({ reference: questions.reference })
    .from(questions)
    .where(eq(questions.requester, requester))
    .orderBy(asc(questions.receivedAt), asc(questions.reference));
  return rows.map(({ reference }) => reference);
}

/**
 * A question with all that went on from it, and all that it went on from: one person's, who may have given no address.
 * The first one first; none when it is unknown or erased.
 */
export async function followUpChain(db: Db, reference: string): Promise<string[]> {
  const found = new Map<string, number>();
  for (let next = [reference]; next.length > 0;) {
    const { receivedAt, linkedTo, erasedAt } = questions;
    const linked = or(inArray(questions.reference, next), inArray(linkedTo, next));
    const rows = await db
      .select({ one: questions.reference, at: receivedAt, from: linkedTo })
      .from(questions)
      .where(and(isNull(erasedAt), linked));
    const fresh = rows.filter(({ one }) => !found.has(one));
    for (const { one, at } of fresh) found.set(one, at);
    next = fresh.flatMap(({ one, from }) => (from === null ? [one] : [one, from]));
  }
  return [...found].toSorted(([, one], [, other]) => one - other).map(([one]) => one);
}
