import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { attempts } from './attempt-schema.ts';
import type { Store } from './open.ts';
import { attachments, contacts, inbox, keys, messages, outbox, questions } from './schema.ts';

/** Destroys the keys of a question, for these audiences: what was sealed with them can be read by nobody any more. */
export async function destroyKeys(
  db: Db,
  { question, at, audiences = ['support', 'medical'] }: { question: string; at: number; audiences?: Team[] },
): Promise<void> {
  await db
    .update(keys)
    .set({ wrapped: null, destroyedAt: at })
    .where(and(eq(keys.question, question), inArray(keys.audience, audiences), isNull(keys.destroyedAt)));
}

/** How much of a question is gone. */
export type Forgotten = { messages: number; files: number; mails: number };

/**
 * Forgets the person behind a question: keys destroyed, sealed texts, files, contact and mail removed, pseudonym and
 * digests blanked. Journal and figures stand. Gives how much is gone; repeating it changes nothing but what was being
 * written meanwhile, which nobody could read any more.
 */
export function forget(store: Store, { question, at }: { question: string; at: number }): Promise<Forgotten> {
  return store.db.transaction(async (db) => {
    await destroyKeys(db, { question, at });
    const gone = await removed(db, question);
    await db.delete(contacts).where(eq(contacts.question, question));
    await db.delete(attempts).where(eq(attempts.question, question));
    // The id stands for both digests: they were made from what the person wrote.
    await db.update(inbox).set({ key: inbox.id, content: '' }).where(eq(inbox.question, question));
    // What the engine has not been handed has nothing left to say.
    await db
      .update(inbox)
      .set({ dispatchedAt: at })
      .where(and(eq(inbox.question, question), isNull(inbox.dispatchedAt)));
    await db
      .update(questions)
      .set({ requester: null, erasedAt: at })
      .where(and(eq(questions.reference, question), isNull(questions.erasedAt)));
    return gone;
  });
}

async function removed(db: Db, question: string): Promise<Forgotten> {
  const texts = await db
    .delete(messages)
    .where(eq(messages.question, question))
    .returning({ id: messages.id });
  const files = await db
    .delete(attachments)
    .where(eq(attachments.question, question))
    .returning({ id: attachments.id });
  const mails = await db
    .delete(outbox)
    .where(eq(outbox.question, question))
    .returning({ id: outbox.message });
  return { messages: texts.length, files: files.length, mails: mails.length };
}

/** Every question of one person, by the pseudonym of their address, the first one first. */
export async function questionsOf(db: Db, requester: string): Promise<string[]> {
  const rows = await db
    .select({ reference: questions.reference })
    .from(questions)
    .where(eq(questions.requester, requester))
    .orderBy(questions.receivedAt);
  return rows.map(({ reference }) => reference);
}
