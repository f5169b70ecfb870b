// All that happened on one day, split by what it may be split by.
import { contributionsOf, type Contribution } from './contributions.ts';
import { dayOf, hourOf } from './civil-days.ts';
import type { QuestionFacts } from './facts.ts';
import { cellOf, dimensions, scopesOf, type Cell, type Scope } from './scopes.ts';
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
  /** The same by all dimensions at once, for filters that combine them. */
  cells: Map<string, { cell: Cell; tally: DayTally }>;
  /** Something on that day is still to come: the tally is not to be kept for long. */
  pending: boolean;
};

/**
 * @param questions those that have anything to do with that day, in any order
 * @param asOf epoch ms: what is not past by then is not told
 */
export function tallyDay(day: number, questions: Iterable<QuestionFacts>, asOf: number): TalliedDay {
  const scopes = new Map<Scope, DayTally>();
  const cells: TalliedDay['cells'] = new Map();
  let pending = false;
  for (const facts of questions) {
    const inCell = tallyInCell(cells, cellOf(facts));
    const counted = (one: Contribution) => [
      inCell,
      ...scopesOf(facts, one).map((scope) => tallyIn(scopes, scope)),
    ];
    const sooner = onDay(contributionsOf(facts, asOf), day);
    pending ||= onDay(contributionsOf(facts, Number.POSITIVE_INFINITY), day).length > sooner.length;
    for (const one of sooner) for (const tally of counted(one)) addTo(tally, one);
    for (const tally of counted(UNSIGNED)) {
      addMoves(tally, facts, { day, asOf });
      addHours(tally, facts, { day, asOf });
    }
  }
  return { scopes, cells, pending };
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

function addHours(
  tally: DayTally,
  { automated, receivedAt, replies }: QuestionFacts,
  { day, asOf }: Day,
): void {
  if (automated) return;
  const add = (counts: number[], at: number) => {
    if (at > asOf || dayOf(at) !== day) return;
    counts[hourOf(at)] = (counts[hourOf(at)] ?? 0) + 1;
  };
  add(tally.received, receivedAt);
  for (const { at } of replies) add(tally.replied, at);
}

function tallyIn(scopes: Map<Scope, DayTally>, scope: Scope): DayTally {
  const kept = scopes.get(scope) ?? emptyDay();
  scopes.set(scope, kept);
  return kept;
}

function tallyInCell(cells: TalliedDay['cells'], cell: Cell): DayTally {
  const key = dimensions.map((dimension) => cell[dimension]).join();
  const { tally } = cells.get(key) ?? { tally: emptyDay() };
  cells.set(key, { cell, tally });
  return tally;
}
