import { isDeepStrictEqual } from 'node:util';
import { and, eq, lte, sql } from 'drizzle-orm';
import { redactEvent } from '../domain/redaction.ts';
import type { JournalEvent } from '../domain/journal.ts';
import type { Summary } from '../domain/summary.ts';
import type { Channel, Role } from '../domain/triage/types.ts';
import type { Db } from './db.ts';
import { projectFacts, refreshFacts } from './facts.ts';
import { columnsOf, rowOf } from './project-journal.ts';
import { redactColumns, keepLittle } from './redact.ts';
import type { Store } from './open-store.ts';
import { journal, questions } from './schema.ts';

/** What a question's workflow knows of it. Instants are epoch milliseconds. */
export type WorkflowView = {
  question: string;
  channel: Channel;
  role: Role;
  receivedAt: number;
  events: readonly JournalEvent[];
  summary: Summary;
};

/** What had to be done: events that were missing or otherwise, and whether the list, or the facts, showed something else. */
export type MendResult = { events: number; summary: boolean; question: boolean; facts: boolean };

/**
 * Makes the projection of a question what its workflow tells, in one transaction. Repeating it changes nothing; what
 * was projected since stays. A question that the store has lost is listed again, without its texts.
 */
export async function mendProjection(store: Store, told: WorkflowView): Promise<MendResult> {
  // Facts that nobody has looked at yet are no wrong ones.
  await refreshFacts(store);
  const mended = await store.db.transaction(async (db) => {
    // The question first, as each projection does: two writers never wait for each other in a circle.
    const question = await mendQuestion(db, told);
    const [row] = await db
      .select()
      .from(questions)
      .where(eq(questions.reference, told.question))
      .for('update');
    const events = await mendJournal(db, told);
    const summary = await mendSummary(db, told, row);
    if (row && row.erasedAt !== null) await keepLittle(db, told.question);
    const facts = await projectFacts(db, told.question);
    if (events > 0 || summary) await store.changes.announce(db, told.question);
    return { events, summary, question, facts };
  });
  if (mended.events > 0 || mended.summary) store.changes.published(told.question);
  return mended;
}

async function mendJournal(db: Db, { question, events }: WorkflowView): Promise<number> {
  const kept = await db.select().from(journal).where(eq(journal.question, question));
  const bySeq = new Map(kept.map((row) => [row.seq, row]));
  const wanted = events.map((event) => rowOf(question, event));
  const wrong = wanted.filter((row) => !isTold(row, bySeq.get(row.seq)));
  if (wrong.length === 0) return 0;
  const { at, by, type, cause, event } = journal;
  const set = Object.fromEntries(
    Object.entries({ at, by, type, cause, event }).map(([name, column]) => [
      name,
      sql`excluded.${sql.identifier(column.name)}`,
    ]),
  );
  await db
    .insert(journal)
    .values(wrong)
    .onConflictDoUpdate({ target: [journal.question, journal.seq], set });
  return wrong.length;
}

/** As it happened, or what is left of that once the words are destroyed. */
function isTold(row: ReturnType<typeof rowOf>, kept: typeof journal.$inferSelect | undefined): boolean {
  return isDeepStrictEqual(row, kept) || isDeepStrictEqual({ ...row, event: redactEvent(row.event) }, kept);
}

async function mendQuestion(db: Db, { question, channel, role, receivedAt }: WorkflowView): Promise<boolean> {
  const row = { reference: question, channel, role, receivedAt };
  const added = await db
    .insert(questions)
    .values(row)
    .onConflictDoNothing()
    .returning({ at: questions.receivedAt });
  return added.length > 0;
}

async function mendSummary(
  db: Db,
  { question, events, summary }: WorkflowView,
  kept: typeof questions.$inferSelect | undefined,
): Promise<boolean> {
  const seq = events.at(-1)?.seq ?? 0;
  const wanted = { ...columnsOf(summary), seq };
  // As it stands, or as it is left once the words are destroyed.
  const left = { ...wanted, ...redactColumns(summary) };
  const same = kept && [wanted, left].some((one) => isDeepStrictEqual({ ...kept, ...one }, kept));
  if (same || (kept?.seq ?? 0) > seq) return false;
  await db
    .update(questions)
    .set(wanted)
    .where(and(eq(questions.reference, question), lte(questions.seq, seq)));
  return true;
}
