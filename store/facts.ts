// Facts beside the journal, in the same transaction: what a question tells, and the days whose figures that changes.
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { daysOf } from '../domain/indicators/day-tally.ts';
import { factsOf, type QuestionFacts } from '../domain/indicators/facts.ts';
import type { Db } from './db.ts';
import { questionFacts, replyFacts, staleDays } from './indicator-schema.ts';
import type { Store } from './open-store.ts';
import { journalsOf } from './journals.ts';
import { journal } from './schema.ts';

/** Makes the facts of a question what its projected journal tells. Repeating it changes nothing. True when they changed. */
export async function projectFacts(db: Db, question: string): Promise<boolean> {
  const events = (await journalsOf(db, [question])).get(question) ?? [];
  const facts = factsOf(question, events);
  return facts === undefined ? false : keepFacts(db, facts);
}

/** The same, for facts that are known already. */
export async function keepFacts(db: Db, facts: QuestionFacts): Promise<boolean> {
  const { reference: question, receivedAt } = facts;
  const days = daysOf(facts);
  const row = { question, receivedAt, days, facts };
  const [before] = await db
    .select()
    .from(questionFacts)
    .where(eq(questionFacts.question, question))
    .for('update');
  if (before !== undefined && sameFacts(before.facts, facts)) return false;
  await db.insert(questionFacts).values(row).onConflictDoUpdate({ target: questionFacts.question, set: row });
  await keepReplies(db, facts);
  const stale = [...new Set([...days, ...(before?.days ?? [])])].map((day) => ({ day, question }));
  if (stale.length > 0) await db.insert(staleDays).values(stale).onConflictDoNothing();
  return true;
}

/** Whatever the order of their fields, which a database does not keep. */
export function sameFacts(one: unknown, other: unknown): boolean {
  return ordered(one) === ordered(other);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, inside: unknown) =>
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  );
}

async function keepReplies(db: Db, { reference: question, replies }: QuestionFacts): Promise<void> {
  await db.delete(replyFacts).where(eq(replyFacts.question, question));
  if (replies.length === 0) return;
  await db
    .insert(replyFacts)
    .values(replies.map(({ waited, ...reply }) => ({ question, ...reply, waited: waited ?? null })));
}

/**
 * Facts of questions that have a journal and none yet: those of before there were facts. Some at a time.
 * @returns how many were looked at; 0 when there are no more
 */
export async function fillFacts({ db }: Store, limit: number): Promise<number> {
  const rows = await db
    .select({ question: journal.question })
    .from(journal)
    .leftJoin(questionFacts, eq(questionFacts.question, journal.question))
    .where(and(eq(journal.seq, 1), eq(journal.type, 'registered'), isNull(questionFacts.question)))
    .orderBy(asc(journal.question))
    .limit(limit);
  for (const { question } of rows) await db.transaction((within) => projectFacts(within, question));
  return rows.length;
}

/** Facts of the questions that have anything to do with a day. */
export async function factsOfDay(db: Db, day: number): Promise<QuestionFacts[]> {
  const rows = await db
    .select({ facts: questionFacts.facts })
    .from(questionFacts)
    .where(sql`${questionFacts.days} @> array[${day}::integer]`);
  return rows.map(({ facts }) => facts);
}

/** The facts of one question as they are kept. */
export async function factsKept(db: Db, question: string): Promise<QuestionFacts | undefined> {
  const [row] = await db
    .select({ facts: questionFacts.facts })
    .from(questionFacts)
    .where(eq(questionFacts.question, question));
  return row?.facts;
}
