// What happened last on the questions of a page, and what of it an agent has not read yet.
import { and, desc, eq, gt, inArray, ne, or, sql } from 'drizzle-orm';
import type { JournalEvent } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { questionReads } from './desk-schema.ts';
import { journal, questions } from './schema.ts';

export type LastStep<T = JournalEvent['type']> = { type: T; at: number; by: string };

/** The last event among `types` of each question that has one. */
export async function lastSteps<T extends JournalEvent['type']>(
  db: Db,
  references: readonly string[],
  types: readonly T[],
): Promise<ReadonlyMap<string, LastStep<T>>> {
  const { question, at, by, seq, type } = journal;
  const rows = await db
    .selectDistinctOn([question], { question, at, by, type: sql<T>`${type}` })
    .from(journal)
    .where(and(inArray(question, [...references]), inArray(type, [...types])))
    .orderBy(question, desc(seq));
  return new Map(rows.map(({ question: of, ...step }) => [of, step]));
}

/** Those on which the person has written since this agent last read them, or that came back by themselves from aside. */
export async function unreadAmong(
  db: Db,
  references: readonly string[],
  agent: string,
): Promise<ReadonlySet<string>> {
  const { question, seq, type, by } = journal;
  const { assignee } = questions;
  const theirs = and(eq(questionReads.question, question), eq(questionReads.agent, agent));
  const rows = await db
    .selectDistinct({ question })
    .from(journal)
    .innerJoin(questions, eq(questions.reference, question))
    .leftJoin(questionReads, theirs)
    .where(
      and(
        inArray(question, [...references]),
        or(eq(type, 'message'), and(eq(type, 'unsnoozed'), eq(assignee, agent), ne(by, `agent:${agent}`))),
        gt(seq, sql`coalesce(${questionReads.seq}, 0)`),
      ),
    );
  return new Set(rows.map((row) => row.question));
}

/** Whoever reads it has read a question up to `seq`; what they read before stays read. False when it was no further. */
export async function markRead(
  db: Db,
  read: { question: string; agent: string; seq: number },
): Promise<boolean> {
  const moved = await db
    .insert(questionReads)
    .values(read)
    .onConflictDoUpdate({
      target: [questionReads.question, questionReads.agent],
      set: { seq: sql`excluded.seq` },
      setWhere: sql`${questionReads.seq} < excluded.seq`,
    })
    .returning({ seq: questionReads.seq });
  return moved.length > 0;
}
