import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
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

/**
 * Forgets the person behind a question: keys destroyed, sealed texts, files, contact and mail removed, pseudonym and
 * digests blanked. Journal and figures stand. Gives how many texts are gone; repeating it changes nothing.
 */
export function forget(
  store: Store,
  { question, at }: { question: string; at: number },
): Promise<{ messages: number }> {
  return store.db.transaction(async (db) => {
    await destroyKeys(db, { question, at });
    const gone = await db
      .delete(messages)
      .where(eq(messages.question, question))
      .returning({ id: messages.id });
    await db.delete(attachments).where(eq(attachments.question, question));
    await db.delete(contacts).where(eq(contacts.question, question));
    await db.delete(outbox).where(eq(outbox.question, question));
    // The id stands for both digests: they were made from what the person wrote.
    await db.update(inbox).set({ key: inbox.id, content: '' }).where(eq(inbox.question, question));
    await db
      .update(questions)
      .set({ requester: null, erasedAt: at })
      .where(and(eq(questions.reference, question), isNull(questions.erasedAt)));
    return { messages: gone.length };
  });
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
