import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dimensions,
  filteredBy,
  type Cell,
  type Dimension,
  type Filter,
} from '../../domain/indicators/scopes.ts';
import { suppress } from '../../domain/indicators/suppression.ts';

type Counted = { cell: Cell; received: number; resolved: number };

const values = { route: 4, topic: 4, channel: 2, role: 3, team: 2 } satisfies Record<Dimension, number>;

/** Tables as they are: most combinations rare, some not there, a few large. */
const size = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 40 }) },
);

function tables(by: readonly Dimension[]): fc.Arbitrary<Counted[]> {
  const cells = by.reduce<Filter[]>(
    (found, dimension) =>
      found.flatMap((filter) =>
        Array.from({ length: values[dimension] }, (_, value) => ({ ...filter, [dimension]: `v${value}` })),
      ),
    [{}],
  );
  const whole = { route: '-', topic: '-', channel: '-', role: '-', team: '-' };
  return fc
    .array(size, { minLength: cells.length, maxLength: cells.length })
    .map((sizes) =>
      cells.map((cell, at) => ({ cell: { ...whole, ...cell }, received: sizes[at] ?? 0, resolved: 0 })),
    );
}

/** What the store knows of: where nothing is, there is no row. */
function told(counted: readonly Counted[]): Counted[] {
  return counted.filter(({ received }) => received > 0);
}

function subsets<T>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((found, one) => [...found, ...found.map((some) => [...some, one])], [[]]);
}

/** Every filter of some of the dimensions. */
function filtersOf(counted: readonly Counted[], by: readonly Dimension[]): Filter[] {
  const named = subsets(by).flatMap((some) =>
    counted.map(({ cell }): Filter => Object.fromEntries(some.map((one) => [one, cell[one]]))),
  );
  return [...new Map(named.map((filter) => [JSON.stringify(filter), filter])).values()];
}

function passes(filter: Filter, { cell }: Counted): boolean {
  return filteredBy(filter).every((dimension) => cell[dimension] === filter[dimension]);
}

function countOf(filter: Filter, counted: readonly Counted[]): number {
  return counted.reduce((sum, one) => sum + (passes(filter, one) ? one.received : 0), 0);
}

function isFew(count: number): boolean {
  return count > 0 && count < 5;
}

const PRIME = 1_000_003;

/** Whether additions and subtractions of the rows give the target: elimination, modulo a prime. */
function followsFrom(rows: readonly number[][], target: readonly number[]): boolean {
  const basis: { row: number[]; pivot: number }[] = [];
  const reduce = (row: readonly number[]) =>
    basis.reduce<number[]>(
      (left, { row: one, pivot }) => {
        const factor = left[pivot] ?? 0;
        return factor === 0 ? left : left.map((value, at) => modulo(value - factor * (one[at] ?? 0)));
      },
      [...row],
    );
  for (const row of rows) {
    const left = reduce(row);
    const pivot = left.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const inverse = inverseOf(left[pivot] ?? 1);
    basis.push({ row: left.map((value) => modulo(value * inverse)), pivot });
  }
  return reduce(target).every((value) => value === 0);
}

function modulo(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}

function inverseOf(value: number): number {
  let [result, base] = [1, value];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = modulo(result * base);
    base = modulo(base * base);
  }
  return result;
}

describe.each([
  [['topic']],
  [['route', 'topic']],
  [['route', 'topic', 'channel']],
  [['route', 'channel', 'role', 'team']],
] satisfies [Dimension[]][])('figures filtered by %j', (by) => {
  test('are never shown of fewer than five questions, nor given by any difference of what is shown', () => {
    fc.assert(
      fc.property(tables(by), (counted) => {
        const shownIn = new Map(
          subsets(by).map((some) => [
            some.join(),
            suppress(
              told(counted),
              dimensions.filter((one) => some.includes(one)),
            ),
          ]),
        );
        const isShown = (filter: Filter) => shownIn.get(filteredBy(filter).join())?.(filter) === true;
        const filters = filtersOf(counted, by);
        const row = (filter: Filter) => counted.map((one) => Number(passes(filter, one)));
        const shown = filters.filter(isShown);
        const few = filters.filter(
          (filter) => filteredBy(filter).length > 0 && isFew(countOf(filter, counted)),
        );
        expect(few.filter(isShown)).toEqual([]);
        expect(few.filter((filter) => followsFrom(shown.map(row), row(filter)))).toEqual([]);
      }),
      { numRuns: 15, seed: 11 },
    );
  });

  test('tell of a line what is not shown of it as five questions at least, or as the whole line', () => {
    fc.assert(
      fc.property(tables(by), fc.constantFrom(...by), (counted, along) => {
        const isShown = suppress(told(counted), by);
        const others = by.filter((one) => one !== along);
        const isLineShown = suppress(told(counted), others);
        const lines = filtersOf(counted, others).filter(
          (filter) => filteredBy(filter).length === others.length && isLineShown(filter),
        );
        for (const line of lines) {
          const filters = [
            ...new Set(
              told(counted)
                .filter((one) => passes(line, one))
                .map(({ cell }) => cell[along]),
            ),
          ].map((value): Filter => ({ ...line, [along]: value }));
          const hidden = filters.filter((filter) => !isShown(filter));
          const count = hidden.reduce((sum, filter) => sum + countOf(filter, counted), 0);
          expect(count === 0 || count >= 5 || hidden.length === filters.length).toBe(true);
        }
      }),
      { numRuns: 30, seed: 11 },
    );
  });
});

test('a table of large groups is shown whole', () => {
  const cells = ['a', 'b'].flatMap((route) =>
    ['chat', 'email'].map((channel) => ({ cell: { route, channel }, received: 9, resolved: 7 })),
  );
  const isShown = suppress(cells, ['route', 'channel']);
  expect(cells.every(({ cell }) => isShown(cell))).toBe(true);
  expect(isShown({ route: 'c', channel: 'chat' })).toBe(false);
});
