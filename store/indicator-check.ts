// Whether the figures are what the journals say, all made anew and nothing kept.
import { and, asc, eq, gt, gte, isNull, lte } from 'drizzle-orm';
import { daysOf, tallyDay } from '../domain/indicators/day-tally.ts';
import { factsOf, type QuestionFacts } from '../domain/indicators/facts.ts';
import { figuresOf } from '../domain/indicators/figures.ts';
import { figureIds } from '../domain/indicators/definitions.ts';
import { sumOf } from '../domain/indicators/tally.ts';
import { refreshFacts, sameFacts } from './question-facts.ts';
import { questionFacts } from './indicator-schema.ts';
import { journalsOf } from './journals.ts';
import type { Store } from './open-store.ts';
import { questions } from './schema.ts';
import { refreshDays, talliesOf } from './tallies.ts';

export type Difference =
  | { kind: 'facts'; reference: string; fields: string[] }
  | { kind: 'figure'; day: number; figure: string }
  | { kind: 'history'; reference: string; problem: string };
export type Checked = { questions: number; days: number; histories: number; differences: Difference[] };

const BATCH = 200;

/**
 * @param now epoch ms
 * @param progressed is told how many questions were looked at so far, batch by batch
 */
export async function checkIndicators(
  store: Store,
  now: number,
  progressed: (done: number) => void = () => {},
): Promise<Checked> {
  await refreshFacts(store);
  const byDay = new Map<number, QuestionFacts[]>();
  const differences = await factsOfNothing(store);
  let count = 0;
  for (let after = ''; ;) {
    const batch = await batchAfter(store, after);
    const last = batch.at(-1);
    if (last === undefined) break;
    after = last.reference;
    progressed((count += batch.length));
    for (const { reference, fresh, kept } of batch) {
      const fields = differing(fresh, kept);
      if (fields.length > 0) differences.push({ kind: 'facts', reference, fields });
      for (const day of fresh ? daysOf(fresh) : [])
        byDay.set(day, [...(byDay.get(day) ?? []), ...(fresh ? [fresh] : [])]);
    }
  }
  for (const [day, facts] of byDay) differences.push(...(await checkDay(store, { day, facts, now })));
  return { questions: count, days: byDay.size, histories: 0, differences };
}

/** Facts of a question that nobody asked. */
async function factsOfNothing({ db }: Store): Promise<Difference[]> {
  const rows = await db
    .select({ reference: questionFacts.question })
    .from(questionFacts)
    .leftJoin(questions, eq(questions.reference, questionFacts.question))
    .where(isNull(questions.reference));
  return rows.map(({ reference }) => ({ kind: 'facts', reference, fields: ['question'] }));
}

async function batchAfter({ db }: Store, after: string) {
  const rows = await db
    .select({ reference: questions.reference })
    .from(questions)
    .where(gt(questions.reference, after))
    .orderBy(asc(questions.reference))
    .limit(BATCH);
  const references = rows.map(({ reference }) => reference);
  const journals = await journalsOf(db, references);
  const kept = await storedFacts(db, references);
  return references.map((reference) => ({
    reference,
    fresh: factsOf(reference, journals.get(reference) ?? []),
    kept: kept.get(reference),
  }));
}

async function storedFacts(
  db: Store['db'],
  references: readonly string[],
): Promise<Map<string, QuestionFacts>> {
  const { question, facts } = questionFacts;
  const [first = '', last = ''] = [references[0], references.at(-1)];
  const rows = await db
    .select({ question, facts })
    .from(questionFacts)
    .where(and(gte(question, first), lte(question, last)));
  return new Map(rows.map((row) => [row.question, row.facts]));
}

/** Names of the facts that are otherwise; `question` when one of the two is not there at all. */
export function differing(one: QuestionFacts | undefined, other: QuestionFacts | undefined): string[] {
  if (one === undefined || other === undefined) return one === other ? [] : ['question'];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...fields].filter((field) => !sameFacts(left.get(field), right.get(field)));
}

type Day = { day: number; facts: readonly QuestionFacts[]; now: number };

async function checkDay(store: Store, { day, facts, now }: Day): Promise<Difference[]> {
  await refreshDays(store, { from: day, to: day + 1 }, now);
  const kept = (await talliesOf(store.db, { from: day, to: day + 1 }, 'all')).map(({ tally }) => tally);
  const fresh = tallyDay(day, facts, now).scopes.get('all');
  const [shown, recounted] = [figuresOf(sumOf(kept)), figuresOf(sumOf(fresh ? [fresh] : []))];
  return figureIds
    .filter((id) => !sameFacts(shown[id], recounted[id]))
    .map((figure) => ({ kind: 'figure', day, figure }));
}
