// All that happened on one day, split by what it may be split by.
import { contributionsOf, type Contribution } from './contributions.ts';
import { dayOf, hourOf } from './civil-days.ts';
import type { QuestionFacts } from './facts.ts';
import { scopesOf, type Scope } from './scopes.ts';
import { addTo, emptyTally, type Tally } from './tally.ts';

export type DayTally = Tally & {
  /** By how many the open questions grew. */
  growth: number;
  /** By hour of the day, 0 to 23: questions received, and messages of humans. */
  received: number[];
  replied: number[];
};

export type TalliedDay = {
  scopes: Map<Scope, DayTally>;
  /** Something on that day is still to come: the tally is not to be kept for long. */
  pending: boolean;
};

/**
 * @param questions those that have anything to do with that day, in any order
 * @param asOf epoch ms: what is not past by then is not told
 */
export function tallyDay(day: number, questions: Iterable<QuestionFacts>, asOf: number): TalliedDay {
  const scopes = new Map<Scope, DayTally>();
  let pending = false;
  for (const facts of questions) {
    const sooner = onDay(contributionsOf(facts, asOf), day);
    pending ||= onDay(contributionsOf(facts, Number.POSITIVE_INFINITY), day).length > sooner.length;
    for (const one of sooner) for (const scope of scopesOf(facts, one)) addTo(tallyIn(scopes, scope), one);
    for (const scope of scopesOf(facts, UNSIGNED)) addMoves(tallyIn(scopes, scope), facts, { day, asOf });
    for (const [scope, hour, kind] of hoursOf(facts, { day, asOf })) {
      const counted = tallyIn(scopes, scope)[kind];
      counted[hour] = (counted[hour] ?? 0) + 1;
    }
  }
  return { scopes, pending };
}

/** The days on which a question adds anything, in order. */
export function daysOf(facts: QuestionFacts): number[] {
  const instants = [
    ...contributionsOf(facts, Number.POSITIVE_INFINITY),
    ...(facts.automated ? [] : [...facts.moves, ...facts.replies]),
  ];
  return [...new Set(instants.map(({ at }) => dayOf(at)))].toSorted((a, b) => a - b);
}

export function emptyDay(): DayTally {
  return { ...emptyTally(), growth: 0, received: hours(), replied: hours() };
}

const UNSIGNED: Contribution = { figure: 'received', at: 0 };

function hours(): number[] {
  return Array.from({ length: 24 }, () => 0);
}

function onDay(contributions: Contribution[], day: number): Contribution[] {
  return contributions.filter(({ at }) => dayOf(at) === day);
}

type Day = { day: number; asOf: number };

function addMoves(tally: DayTally, { moves, automated }: QuestionFacts, { day, asOf }: Day): void {
  if (automated) return;
  for (const { at, by } of moves) if (at <= asOf && dayOf(at) === day) tally.growth += by;
}

function hoursOf(facts: QuestionFacts, { day, asOf }: Day): [Scope, number, 'received' | 'replied'][] {
  if (facts.automated) return [];
  const split = scopesOf(facts, UNSIGNED);
  const heard = [
    { at: facts.receivedAt, kind: 'received' } as const,
    ...facts.replies.map(({ at }) => ({ at, kind: 'replied' }) as const),
  ].filter(({ at }) => at <= asOf && dayOf(at) === day);
  return heard.flatMap(({ at, kind }) =>
    split.map((scope): [Scope, number, 'received' | 'replied'] => [scope, hourOf(at), kind]),
  );
}

function tallyIn(scopes: Map<Scope, DayTally>, scope: Scope): DayTally {
  const kept = scopes.get(scope) ?? emptyDay();
  scopes.set(scope, kept);
  return kept;
}
