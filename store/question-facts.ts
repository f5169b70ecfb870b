// Facts beside the journal: what a question tells, and the days whose figures that changes. A projection only marks them, since
// reading a whole journal at each event would cost a question more with each of its past.
import { and, asc, eq, isNull, lte, max, min, or, sql, type SQL } from 'drizzle-orm';
import { daysOf } from '../domain/indicators/day-tally.ts';
import { factsOf, type ClockFacts, type QuestionFacts } from '../domain/indicators/facts.ts';
import { filteredBy, type Filter } from '../domain/indicators/scopes.ts';
import type { Db } from './db.ts';
import { questionFacts, staleDays, staleFacts } from './indicator-schema.ts';
import type { Store } from './open-store.ts';
import { journalsOf } from './journals.ts';
import { journal } from './schema.ts';

/** In the transaction that changes a journal. A row for each change: no projection waits for another, nor for whoever reads. */
export async function markFacts(db: Db, question: string): Promise<void> {
  await db.insert(staleFacts).values({ question });
}

/**
 * Makes the facts of every marked question what its journal tells. Several processes may do it at once, and repeating it changes
 * nothing. Whoever reads facts calls it first.
 */
export async function refreshFacts(store: Store): Promise<void> {
  const { id, question } = staleFacts;
  const marked = await store.db
    .select({ question, until: max(id) })
    .from(staleFacts)
    .groupBy(question)
    .orderBy(min(id));
  for (const mark of marked) await refreshQuestion(store, { ...mark, until: mark.until ?? 0 });
}

/** Folded before the transaction. Whoever finds the marks gone was overtaken by somebody who read as much or more. */
async function refreshQuestion(
  { db }: Store,
  { question, until }: { question: string; until: number },
): Promise<void> {
  const facts = await factsTold(db, question);
  await db.transaction(async (within) => {
    const taken = await within
      .delete(staleFacts)
      .where(and(eq(staleFacts.question, question), lte(staleFacts.id, until)))
      .returning();
    if (taken.length > 0 && facts !== undefined) await keepFacts(within, facts);
  });
}

/** At once, in the transaction of whoever holds the question and has its whole journal at hand. True when they changed. */
export async function projectFacts(db: Db, question: string): Promise<boolean> {
  await db.delete(staleFacts).where(eq(staleFacts.question, question));
  const facts = await factsTold(db, question);
  return facts !== undefined && keepFacts(db, facts);
}

async function factsTold(db: Db, question: string): Promise<QuestionFacts | undefined> {
  return factsOf(question, (await journalsOf(db, [question])).get(question) ?? []);
}

/** Of facts that are known already. True when they changed. */
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
  const stale = [...new Set([...days, ...(before?.days ?? [])])].map((day) => ({ day, question }));
  if (stale.length > 0) await db.insert(staleDays).values(stale).onConflictDoNothing();
  return true;
}

/** Whatever the order of their fields, which a database does not keep. */
export function sameFacts(one: unknown, other: unknown): boolean {
  return sortKeys(one) === sortKeys(other);
}

function sortKeys(value: unknown): string {
  return JSON.stringify(value, (_, inside: unknown) =>
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  );
}

/**
 * Marks questions that have a journal and no facts: those of before there were facts. Some at a time.
 * @returns how many; 0 when there are no more
 */
export async function markMissing({ db }: Store, limit: number): Promise<number> {
  const rows = await db
    .select({ question: journal.question })
    .from(journal)
    .leftJoin(questionFacts, eq(questionFacts.question, journal.question))
    .where(and(eq(journal.seq, 1), eq(journal.type, 'registered'), isNull(questionFacts.question)))
    .orderBy(asc(journal.question))
    .limit(limit);
  for (const { question } of rows) await markFacts(db, question);
  return rows.length;
}

type Only = { late?: ClockFacts['target'] | undefined; filter?: Filter };

/** Facts of the questions that have anything to do with a day; `late` is a target that they missed or may have. */
export async function factsOfDay(
  db: Db,
  day: number,
  { late, filter = {} }: Only = {},
): Promise<QuestionFacts[]> {
  const { days, facts: told } = questionFacts;
  const holds = (clock: object) => sql`${told} -> 'clocks' @> ${JSON.stringify([clock])}::jsonb`;
  const rows = await db
    .select({ facts: told })
    .from(questionFacts)
    .where(
      and(
        sql`${days} @> array[${day}::integer]`,
        ...isOf(filter),
        late && or(...LATE.map((outcome) => holds({ target: late, outcome }))),
      ),
    );
  return rows.map(({ facts }) => facts);
}

/** Conditions on the facts of a question that a filter lets through. */
export function isOf(filter: Filter): SQL[] {
  return filteredBy(filter).map(
    (one) => sql`coalesce(${questionFacts.facts} ->> ${one}, '-') = ${filter[one]}`,
  );
}

/** Running ones are late past their target. */
const LATE = ['missed', 'running'] satisfies ClockFacts['outcome'][];

/** The facts of one question as they are kept. */
export async function factsKept(db: Db, question: string): Promise<QuestionFacts | undefined> {
  const [row] = await db
    .select({ facts: questionFacts.facts })
    .from(questionFacts)
    .where(eq(questionFacts.question, question));
  return row?.facts;
}
