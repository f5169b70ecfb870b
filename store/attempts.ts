// What the assistant decided, and how it came about; what was sealed of it is opened where it is read.
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { attempts } from './attempt-schema.ts';
import type { Db } from './db.ts';
import { addMessage } from './message-rows.ts';
import type { messages } from './schema.ts';

export type AttemptRow = typeof attempts.$inferSelect;

/** What was decided under this id, or undefined. */
export async function findDecision(db: Db, id: string): Promise<AttemptRow['decision'] | undefined> {
  const [row] = await db.select({ decision: attempts.decision }).from(attempts).where(eq(attempts.id, id));
  return row?.decision;
}

/** Passages that these attempts cited to the person, as they are named there. */
export async function findCited(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ decision: attempts.decision })
    .from(attempts)
    .where(inArray(attempts.id, [...ids]));
  return rows.flatMap(({ decision: { articles } }) => (Array.isArray(articles) ? articles.map(String) : []));
}

/** Keeps an attempt with the message that it says, all or nothing. False when one of that id is kept: the first stands. */
export function addAttempt(
  db: Db,
  row: typeof attempts.$inferInsert,
  message?: typeof messages.$inferInsert,
): Promise<boolean> {
  return db.transaction(async (within) => {
    const added = await within
      .insert(attempts)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: attempts.id });
    if (added.length === 0) return false;
    if (message) await addMessage(within, message);
    return true;
  });
}

/** @param edited sealed, what an agent sent in the draft's place */
export async function writeEdit(
  db: Db,
  { draft, edited }: { draft: string; edited: Uint8Array },
): Promise<void> {
  await db.update(attempts).set({ edited }).where(eq(attempts.id, draft));
}

/** The drafts for agents of these questions in whose place something was sent. */
export function findEditedDrafts(db: Db, questions: readonly string[]): Promise<AttemptRow[]> {
  return db
    .select()
    .from(attempts)
    .where(and(inArray(attempts.question, [...questions]), isNotNull(attempts.edited)));
}

/** The last draft for agents that nothing was sent in place of. */
export async function findOpenDraft(db: Db, question: string): Promise<AttemptRow | undefined> {
  const [row] = await db
    .select()
    .from(attempts)
    .where(and(eq(attempts.question, question), eq(attempts.shadow, true), isNull(attempts.edited)))
    .orderBy(desc(attempts.at))
    .limit(1);
  return row;
}

/** The assistant's attempts of a period, the first one first: those for agents only, or those that people were told. */
export function attemptsIn(
  db: Db,
  { from, to }: { from: Date; to: Date },
  { shadow }: { shadow: boolean },
): Promise<AttemptRow[]> {
  const within = and(gte(attempts.at, from.getTime()), lt(attempts.at, to.getTime()));
  return db
    .select()
    .from(attempts)
    .where(and(within, eq(attempts.shadow, shadow)))
    .orderBy(asc(attempts.at), asc(attempts.id));
}
