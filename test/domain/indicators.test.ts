import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backlogOf } from '../../domain/indicators/backlog.ts';
import { contributionsOf } from '../../domain/indicators/contributions.ts';
import { figureIds, wholeHouse } from '../../domain/indicators/definitions.ts';
import { daysOf, tallyDay } from '../../domain/indicators/day-tally.ts';
import { dayOf, startOfDay } from '../../domain/indicators/civil-days.ts';
import { factsOf, type QuestionFacts } from '../../domain/indicators/facts.ts';
import { figuresOf } from '../../domain/indicators/figures.ts';
import {
  cellOf,
  dimensions,
  isInCell,
  type Cell,
  type Filter,
  type Scope,
} from '../../domain/indicators/scopes.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { redactJournal } from '../../domain/redaction.ts';
import { routes } from '../../domain/triage/types.ts';
import { wilson } from '../../domain/indicators/statistics.ts';
import { sumOf, tallyOf, type Tally } from '../../domain/indicators/tally.ts';
import { inventedYear, YEAR } from '../support/invented-year.ts';
import { naiveOf, wallIn } from '../support/naive-figures.ts';

const year = inventedYear();
const facts = year.flatMap(({ reference, journal }) => factsOf(reference, journal) ?? []);
const asOf = YEAR.until;
const days = Array.from({ length: dayOf(asOf) - dayOf(YEAR.from) }, (_, each) => dayOf(YEAR.from) + each);

/** Values in order: that of their arrival says nothing. */
function inOrder({ rates, counts, values }: Tally): Tally {
  const sorted = Object.entries(values).map(([figure, held]) => [figure, held.toSorted((a, b) => a - b)]);
  return { rates, counts, values: Object.fromEntries(sorted) };
}

const recount = year.flatMap(({ journal, state }) =>
  naiveOf(journal, asOf).map((one) => ({ ...one, state })),
);
type Recounted = (typeof recount)[number];

function naiveTally(within: (at: number) => boolean, of: (one: Recounted) => boolean = () => true): Tally {
  const tally: Tally = { rates: {}, counts: {}, values: {} };
  for (const { figure: name, at, met, value } of recount.filter(of)) {
    const figure = figureIds.find((id) => id === name);
    if (figure === undefined || !within(at)) continue;
    if (value !== undefined) (tally.values[figure] ??= []).push(value);
    else if (met === undefined) tally.counts[figure] = (tally.counts[figure] ?? 0) + 1;
    else {
      const [numerator, denominator] = tally.rates[figure] ?? [0, 0];
      tally.rates[figure] = [numerator + Number(met), denominator + 1];
    }
  }
  return inOrder(tally);
}

const touching = new Map<number, QuestionFacts[]>();
for (const one of facts)
  for (const day of daysOf(one)) touching.set(day, [...(touching.get(day) ?? []), one]);
const talliedDays = new Map(days.map((day) => [day, tallyDay(day, touching.get(day) ?? [], asOf)]));
const dayIn = (day: number, scope: Scope = 'all') => {
  const tally = talliedDays.get(day)?.scopes.get(scope);
  return tally === undefined ? [] : [tally];
};
const sumIn = (scope: Scope, over = days) => inOrder(sumOf(over.flatMap((day) => dayIn(day, scope))));
const inCells = (isCounted: (cell: Cell) => boolean) =>
  inOrder(
    sumOf(
      [...talliedDays.values()].flatMap(({ cells }) =>
        [...cells.values()].filter(({ cell }) => isCounted(cell)).map(({ tally }) => tally),
      ),
    ),
  );
const whole = sumIn('all');
const recounted = naiveTally(() => true);

describe('a year of questions whose truth is known', () => {
  test('holds all that figures are made of', () => {
    expect(year.length).toBeGreaterThan(1_500);
    const counted = new Set(recount.map(({ figure }) => figure));
    expect(figureIds.filter((id) => !wholeHouse.has(id) && !counted.has(id))).toEqual([]);
    for (const type of [
      'reopened',
      'extended',
      'retargeted',
      'asked',
      'calendar-changed',
      'linked',
      'breached',
    ])
      expect([type, year.some(({ journal }) => journal.some((event) => event.type === type))]).toEqual([
        type,
        true,
      ]);
  });

  test.each(figureIds.filter((id) => !wholeHouse.has(id)))('%s is what a plain recount gives', (id) => {
    expect([whole.rates[id], whole.counts[id], whole.values[id]]).toEqual([
      recounted.rates[id],
      recounted.counts[id],
      recounted.values[id],
    ]);
  });

  test.each(['2026-03-29', '2026-05-14', '2026-10-25', '2026-12-24'])('the week of %s too', (date) => {
    const first = Math.floor(Date.parse(date) / 86_400_000) - 3;
    const week = Array.from({ length: 7 }, (_, each) => first + each);
    const within = (at: number) => week.includes(Math.floor(wallIn(at) / 86_400_000));
    expect(sumIn('all', week)).toEqual(naiveTally(within));
  });

  test('what is open at the end of a day is what a plain count finds', () => {
    const grown = days.map((_, last) =>
      days.slice(0, last + 1).reduce((sum, day) => sum + (dayIn(day)[0]?.growth ?? 0), 0),
    );
    expect(grown).toEqual(days.map((day) => openAt(startOfDay(day + 1) - 1)));
  });
});

/** Received by then, not automated, and neither resolved nor closed since it was last opened. */
function openAt(at: number): number {
  return year.filter(({ journal }) => {
    if (journal.some((event) => event.type === 'closed' && event.why === 'automated')) return false;
    const last = journal.findLast(
      (event) => event.at <= at && ['registered', 'reopened', 'resolved', 'closed'].includes(event.type),
    );
    return last?.type === 'registered' || last?.type === 'reopened';
  }).length;
}

describe('figures by what they may be split by', () => {
  test.each(dimensions)('the groups of %s add up to the whole', (dimension) => {
    const groups = new Set([...talliedDays.values()].flatMap(({ scopes }) => [...scopes.keys()]));
    const parts = [...groups]
      .filter((scope) => scope.startsWith(`${dimension}=`))
      .map((scope) => sumIn(scope));
    expect(inOrder(sumOf(parts))).toEqual(whole);
  });

  test('filtered by any of them at once, they are what a plain recount gives', () => {
    const plainCells = new Map(year.map(({ journal, state }) => [state, plainCell(journal, state)]));
    const held = [...plainCells.values()];
    fc.assert(
      fc.property(fc.constantFrom(...held), fc.subarray([...dimensions], { minLength: 1 }), (cell, by) => {
        const filter: Filter = Object.fromEntries(by.map((dimension) => [dimension, cell[dimension]]));
        const plain = naiveTally(
          () => true,
          ({ state }) => by.every((dimension) => plainCells.get(state)?.[dimension] === cell[dimension]),
        );
        expect(inCells((one) => isInCell(filter, one))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  test('whoever is filtered by each combination of all of them, once, is everybody', () => {
    expect(inCells(() => true)).toEqual(whole);
  });

  test('an agent’s own are part of the whole', () => {
    const mine = figuresOf(sumIn('agent=lea'));
    expect(mine['resolved'].n).toBeGreaterThan(0);
    expect(mine['resolved'].n).toBeLessThan(figuresOf(whole)['resolved'].n);
  });
});

/** Of a matter that is of health in the end, no topic; of any other, the last that was read. A relay that is declined takes back what it was taken for. */
function plainCell(
  journal: readonly JournalEvent[],
  { channel, role, team }: Omit<Cell, 'route' | 'topic'>,
): Cell {
  let route: string | undefined;
  let before: string | undefined;
  let topic = '-';
  for (const event of journal) {
    if (event.type === 'emergency') route = 'emergency';
    if (event.type === 'handed-off' && event.reason === 'relay-declined') route = before ?? 'question';
    if (event.type !== 'qualified' && event.type !== 'requalified') continue;
    before = route;
    route = event.route;
    if (event.type === 'qualified') topic = event.topic ?? topic;
  }
  const isOrdinary = route === 'question' || route === 'complaint' || route === 'other';
  return { route: route ?? '-', topic: isOrdinary ? topic : '-', channel, role, team };
}

describe('a matter that is taken for another on the way', () => {
  const route = fc.constantFrom(...routes);
  const happened = fc.oneof(
    fc.record(
      {
        type: fc.constant('qualified' as const),
        route,
        topic: fc.constantFrom('acces', 'facture'),
        rules: fc.constant<string[]>([]),
      },
      { requiredKeys: ['type', 'route', 'rules'] },
    ),
    fc.record({ type: fc.constant('requalified' as const), route, message: fc.constant('m') }),
    fc.constant({ type: 'emergency', message: 'm', suicidal: true } as const),
    fc.constant({ type: 'handed-off', reason: 'relay-declined', team: 'support' } as const),
  );

  test('counts for what it is in the end, the same before its words are destroyed and after', () => {
    fc.assert(
      fc.property(fc.array(happened, { maxLength: 6 }), (course) => {
        const asked = { type: 'registered', channel: 'chat', role: 'employee' } as const;
        const journal = [asked, ...course].map((one, seq): JournalEvent => ({
          ...one,
          seq: seq + 1,
          at: YEAR.from + seq,
          by: 'clock',
        }));
        const told = factsOf('x', journal);
        if (told === undefined) throw new Error('nothing is told');
        expect(cellOf(told)).toEqual(plainCell(journal, told));
        expect(factsOf('x', redactJournal(journal))).toEqual(told);
      }),
    );
  });
});

describe('the order in which the store learns of things', () => {
  const some = facts.slice(0, 300);
  test('doesn’t matter', () => {
    const inTurn = figuresOf(tallyOf(some.flatMap((one) => contributionsOf(one, asOf))));
    const shuffled = fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length });
    fc.assert(
      fc.property(shuffled, (mixed: QuestionFacts[]) => {
        expect(figuresOf(tallyOf(mixed.flatMap((one) => contributionsOf(one, asOf))))).toEqual(inTurn);
      }),
      { numRuns: 20 },
    );
  });

  test('nor where a period is cut: its parts add up to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: days.length - 1 }), (cut) => {
        const parts = [sumIn('all', days.slice(0, cut)), sumIn('all', days.slice(cut))];
        expect(inOrder(sumOf(parts))).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a figure as of an instant', () => {
  test('tells nothing of what comes later, and all that is past by then', () => {
    fc.assert(
      fc.property(fc.constantFrom(...facts), fc.integer({ min: YEAR.from, max: YEAR.until }), (one, at) => {
        const then = contributionsOf(one, at);
        expect(then.every((contribution) => contribution.at <= at)).toBe(true);
        expect(contributionsOf(one, asOf)).toEqual(
          expect.arrayContaining(then.filter(({ at: when }) => when <= at - 60_000)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a target that ran out unanswered is missed at its deadline, though nobody has answered yet', () => {
    const late = facts.find((one) =>
      one.clocks.some(
        ({ outcome, at, endedAt }) =>
          outcome === 'missed' && at !== undefined && endedAt !== undefined && endedAt > at,
      ),
    );
    const clock = late?.clocks.find(({ outcome }) => outcome === 'missed');
    const [missedAt, answeredAt] = [clock?.at ?? 0, clock?.endedAt ?? 0];
    const journal = year.find(({ reference }) => reference === late?.reference)?.journal ?? [];
    const before = factsOf(
      'x',
      journal.filter((event) => event.at < Math.min(missedAt, answeredAt)),
    );
    const missed =
      before &&
      contributionsOf(before, missedAt + 1).filter(({ at, met }) => at === missedAt && met === false);
    expect(missed).toHaveLength(1);
  });
});

describe('what is open', () => {
  const HOUR = 3_600_000;
  const one = { receivedAt: 0, dueAt: null, waitingFor: null };

  test('is counted once by age and once by what is due next, or by whom we wait for', () => {
    const question = fc.record({
      receivedAt: fc.integer({ min: 0, max: 100 * HOUR }),
      dueAt: fc.option(fc.integer({ min: 0, max: 200 * HOUR })),
      waitingFor: fc.option(fc.constant('reply')),
    });
    fc.assert(
      fc.property(fc.array(question), (held) => {
        const { age, due, waiting } = backlogOf(held, 100 * HOUR, (at) => 100 * HOUR - at);
        const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
        expect([sum(age), sum(due) + waiting]).toEqual([held.length, held.length]);
      }),
    );
  });

  test.each([
    [1 * HOUR, [1, 0, 0, 0, 0]],
    [1 * HOUR + 1, [0, 1, 0, 0, 0]],
    [24 * HOUR, [0, 0, 0, 1, 0]],
    [24 * HOUR + 1, [0, 0, 0, 0, 1]],
  ])('%d open milliseconds old', (old, expected) =>
    expect(backlogOf([one], old, () => old).age).toEqual(expected),
  );

  test.each([
    [0, [1, 0, 0, 0]],
    [1, [0, 1, 0, 0]],
    [24 * HOUR + 1, [0, 0, 0, 1]],
  ])('due in %d milliseconds', (ahead, expected) =>
    expect(backlogOf([{ ...one, dueAt: ahead }], 0, () => 0).due).toEqual(expected),
  );
});

describe('small numbers', () => {
  test('a share says between which bounds it may lie', () => {
    const { low, high } = wilson(9, 10);
    expect([low, high].map((end) => end.toFixed(4))).toEqual(['0.5958', '0.9821']);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
