// Messages as they are kept, sealed.
import { and, asc, eq, inArray, isNotNull, like, ne } from 'drizzle-orm';
import type { Db } from './db.ts';
import type { MessageRow } from './message-bodies.ts';
import { messages } from './schema.ts';

/** Kinds of what an agent typed and did not send begin so: `draft:reply`. */
export const DRAFT = 'draft:';

export const isDraft = like(messages.kind, `${DRAFT}%`);

export async function findMessage(db: Db, id: string): Promise<MessageRow | undefined> {
  const [row] = await db.select().from(messages).where(eq(messages.id, id));
  return row;
}

/** A question's messages in their order of arrival; only those named, when ids are given. */
export function messageRows(db: Db, question: string, ids?: readonly string[]): Promise<MessageRow[]> {
  const named = ids && inArray(messages.id, [...ids]);
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.question, question), named))
    .orderBy(asc(messages.arrival));
}

/** The sealed headers of the mails of a question, in their order of arrival. */
export async function mailHeaderRows(
  db: Db,
  question: string,
): Promise<{ id: string; at: number; mail: Uint8Array | null }[]> {
  const { id, at, mail } = messages;
  return db
    .select({ id, at, mail })
    .from(messages)
    .where(and(eq(messages.question, question), isNotNull(mail)))
    .orderBy(asc(messages.arrival));
}

/** False when a message of that id is there already: the first one stands. */
export async function addMessage(db: Db, row: typeof messages.$inferInsert): Promise<boolean> {
  const added = await db.insert(messages).values(row).onConflictDoNothing().returning({ id: messages.id });
  return added.length > 0;
}

export async function removeMessage(db: Db, id: string): Promise<void> {
  await db.delete(messages).where(eq(messages.id, id));
}

/** From now on for the agent alone, as a draft of `kind`. */
export async function markAsDraft(db: Db, { id, kind }: { id: string; kind: string }): Promise<void> {
  await db
    .update(messages)
    .set({ kind: DRAFT + kind, open: false, words: null })
    .where(eq(messages.id, id));
}

/** An agent's one draft of this id, if it is one. */
export async function removeDraft(db: Db, { id, agent }: { id: string; agent: string }): Promise<void> {
  await db.delete(messages).where(and(eq(messages.id, id), eq(messages.agent, agent), isDraft));
}

/** An agent's drafts on a question but for `id`. */
export async function removeOtherDrafts(
  db: Db,
  { id, question, agent }: { id: string; question: string; agent: string },
): Promise<void> {
  const theirs = and(eq(messages.question, question), eq(messages.agent, agent), ne(messages.id, id));
  await db.delete(messages).where(and(theirs, isDraft));
}
