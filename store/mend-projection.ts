import { isDeepStrictEqual } from 'node:util';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { JournalEvent } from '../domain/journal.ts';
import type { Summary } from '../domain/summary.ts';
import type { Channel, Role } from '../domain/triage/types.ts';
import { supersede } from './append-only.ts';
import type { Db } from './db.ts';
import { projectFacts, refreshFacts } from './question-facts.ts';
import { columnsOf, isAsTold, rowOf } from './project-journal.ts';
import { redactColumns, keepLittle } from './redact.ts';
import type { Store } from './open-store.ts';
import { journal, questions } from './schema.ts';
import { rebuilds } from './superseded-schema.ts';
import { storeNow } from './store-clock.ts';

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

/** `by`: who asks for it, for the trace; `dryRun`: say what would have to be done, and do nothing. */
export type Mending = { by: string; dryRun?: boolean };

/**
 * Makes the projection of a question what its workflow tells, in one transaction. Repeating it changes nothing; what
 * was projected since stays. A question that the store has lost is listed again, without its texts.
 */
export async function mendProjection(store: Store, told: WorkflowView, how: Mending): Promise<MendResult> {
  // Facts that nobody has looked at yet are no wrong ones.
  await refreshFacts(store);
  const mended = await store.db
    .transaction(async (db) => {
      // The question first, as each projection does: two writers never wait for each other in a circle.
      const question = await mendQuestion(db, told);
      const [row] = await db
        .select()
        .from(questions)
        .where(eq(questions.reference, told.question))
        .for('update');
      const events = await mendJournal(db, told, how);
      const summary = await mendSummary(db, told, row);
      if (row && row.erasedAt !== null) await keepLittle(db, told.question);
      const facts = await projectFacts(db, told.question);
      const done = { events, summary, question, facts };
      if (how.dryRun === true) throw new Undone(done);
      if (events > 0 || summary || question)
        await db
          .insert(rebuilds)
          .values({ at: storeNow, by: how.by, question: told.question, events, summary });
      if (events > 0 || summary) await store.changes.announce(db, told.question);
      return done;
    })
    .catch(unlessUndone);
  if (how.dryRun === true) return mended;
  if (mended.events > 0 || mended.summary) store.changes.published(told.question);
  return mended;
}

/** Ends the transaction of a dry run: all that was done in it is as it was. */
class Undone extends Error {
  done: MendResult;
  constructor(done: MendResult) {
    super('a dry run');
    this.done = done;
  }
}

function unlessUndone(error: unknown): MendResult {
  if (error instanceof Undone) return error.done;
  throw error;
}

async function mendJournal(db: Db, { question, events }: WorkflowView, how: Mending): Promise<number> {
  const kept = await db.select().from(journal).where(eq(journal.question, question));
  const bySeq = new Map(kept.map((row) => [row.seq, row]));
  const wanted = events.map((event) => rowOf(question, event));
  const wrong = wanted.filter((row) => !isAsTold(row, bySeq.get(row.seq)));
  if (wrong.length === 0) return 0;
  await supersede(db, { by: how.by, why: 'rebuilt' });
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
