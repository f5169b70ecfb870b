// Which combinations of values are not shown: those of fewer than five questions, and as many others as it takes that no
// difference between what is shown gives them. Pure.
import { filteredBy, type Cell, type Dimension, type Filter } from './scopes.ts';

/** Groups of fewer questions than that could name a person. */
const FEWEST = 5;
/** So many boxes are tried for a cell, of the values that hide the least. */
const BOXES = 100;

export type Counted = { cell: Partial<Cell>; received: number; resolved: number };

type Values = readonly string[];
type Table = { sizes: Map<string, number>; values: Map<string, Values> };

/**
 * Tables of fewer dimensions first: what one of them does not show is not split further either. A small cell is then
 * hidden with a whole box of cells, so that questions may be moved round its corners and no sum of any table changes: nothing
 * that is shown tells the cell. What is hidden of a line is five questions at least.
 * @param counted what each combination of the dimensions counts, each once
 * @returns whether a filter of all these dimensions is shown
 */
export function suppress(
  counted: readonly Counted[],
  dimensions: readonly Dimension[],
): (filter: Filter) => boolean {
  const shown = new Map<string, ReadonlySet<string>>();
  const visible = visibleCells(counted, dimensions, shown);
  return (filter) =>
    filteredBy(filter).length === 0 || visible.has(keyOf(dimensions.map((one) => filter[one] ?? '-')));
}

function visibleCells(
  counted: readonly Counted[],
  dimensions: readonly Dimension[],
  known: Map<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const name = dimensions.join();
  const before = known.get(name);
  if (before !== undefined) return before;
  const table = tableOf(counted, dimensions);
  const parents = dimensions.map((_, at) => visibleCells(counted, dimensions.toSpliced(at, 1), known));
  const hidden = dimensions.length === 0 ? new Set<string>() : hide(table, parents);
  const shown = new Set([...table.sizes.keys()].filter((key) => !hidden.has(key)));
  known.set(name, shown);
  return shown;
}

function tableOf(counted: readonly Counted[], dimensions: readonly Dimension[]): Table {
  const sums = new Map<string, { values: Values; received: number; resolved: number }>();
  for (const { cell, received, resolved } of counted) {
    const values = dimensions.map((dimension) => cell[dimension] ?? '-');
    const sum = sums.get(keyOf(values)) ?? { values, received: 0, resolved: 0 };
    sums.set(keyOf(values), {
      values,
      received: sum.received + received,
      resolved: sum.resolved + resolved,
    });
  }
  const rows = [...sums];
  return {
    sizes: new Map(rows.map(([key, { received, resolved }]) => [key, Math.max(received, resolved, 1)])),
    values: new Map(rows.map(([key, { values }]) => [key, values])),
  };
}

/** @param parents what is shown of the table without its first dimension, without its second, … */
function hide(table: Table, parents: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const hidden = new Set<string>();
  const open = [...table.values].filter(([, values]) =>
    parents.every((parent, at) => parent.has(keyOf(values.toSpliced(at, 1)))),
  );
  for (const [key] of table.values) hidden.add(key);
  for (const [key] of open) hidden.delete(key);
  const lines = parents.flatMap((parent, at) => linesOf(table, at, parent));
  const boxed = new Set<string>();
  const smallest = open.toSorted(
    ([one], [other]) => sizeIn(table, one) - sizeIn(table, other) || (one < other ? -1 : 1),
  );
  const few = smallest.filter(([key]) => sizeIn(table, key) < FEWEST).map(([key]) => key);
  for (let due = few; ; due = lines.flatMap((line) => tooLittleHidden(table, line, hidden))) {
    for (const key of due) {
      const box = boxed.has(key) ? [] : cheapestBox(table, key, hidden);
      if (box === undefined) return new Set(table.sizes.keys());
      for (const corner of box) {
        hidden.add(corner);
        boxed.add(corner);
      }
    }
    if (due !== few && due.length === 0) break;
  }
  return hidden;
}

/** The cells of a table that differ in one dimension alone, where their sum is shown. */
function linesOf({ values }: Table, at: number, parent: ReadonlySet<string>): string[][] {
  const lines = new Map<string, string[]>();
  for (const [key, held] of values) {
    const sum = keyOf(held.toSpliced(at, 1));
    if (parent.has(sum)) lines.set(sum, [...(lines.get(sum) ?? []), key]);
  }
  return [...lines.values()];
}

/** The next one to hide of a line whose sum would tell of fewer than five questions. */
function tooLittleHidden(table: Table, line: readonly string[], hidden: ReadonlySet<string>): string[] {
  const count = line.reduce((sum, key) => sum + (hidden.has(key) ? sizeIn(table, key) : 0), 0);
  if (count === 0 || count >= FEWEST) return [];
  return line
    .filter((key) => !hidden.has(key))
    .toSorted((one, other) => sizeIn(table, one) - sizeIn(table, other) || (one < other ? -1 : 1))
    .slice(0, 1);
}

/** All corners of the box with this cell at one of them that hides the least; undefined when there is none. */
function cheapestBox(table: Table, key: string, hidden: ReadonlySet<string>): string[] | undefined {
  const own = table.values.get(key) ?? [];
  const cost = (corner: string) => (hidden.has(corner) ? 0 : sizeIn(table, corner));
  const others = own.map((_, at) => othersIn(table, { own, at }, cost));
  const boxes = others
    .reduce<string[][]>(
      (found, values) => found.flatMap((one) => values.map((value) => [...one, value])),
      [[]],
    )
    .map((opposite) => cornersOf(own, opposite))
    .filter((corners) => canMove(table, corners))
    .map((corners) => {
      const keys = corners.map(({ corner }) => corner);
      return { keys, cost: keys.reduce((sum, corner) => sum + cost(corner), 0) };
    });
  return boxes.toSorted((one, other) => one.cost - other.cost)[0]?.keys;
}

function othersIn(
  table: Table,
  { own, at }: { own: Values; at: number },
  cost: (corner: string) => number,
): string[] {
  const along = [...table.values.values()]
    .filter((values) => values.every((value, each) => (value === own[each]) !== (each === at)))
    .map((values) => ({ value: values[at] ?? '-', cost: cost(keyOf(values)) }));
  return along
    .toSorted((one, other) => one.cost - other.cost || (one.value < other.value ? -1 : 1))
    .slice(0, Math.floor(BOXES ** (1 / own.length)))
    .map(({ value }) => value);
}

/** `away`: in how many dimensions a corner lies on the other side. */
type Corner = { corner: string; away: number };

function cornersOf(own: Values, opposite: Values): Corner[] {
  return own
    .reduce<{ values: string[]; away: number }[]>(
      (found, value, at) =>
        found.flatMap(({ values, away }) => [
          { values: [...values, value], away },
          { values: [...values, opposite[at] ?? '-'], away: away + 1 },
        ]),
      [{ values: [], away: 0 }],
    )
    .map(({ values, away }) => ({ corner: keyOf(values), away }));
}

/** A question goes from every second corner to its neighbours, one way or the other. */
function canMove(table: Table, corners: readonly Corner[]): boolean {
  return [0, 1].some((side) =>
    corners.every(({ corner, away }) => away % 2 !== side || sizeIn(table, corner) > 0),
  );
}

function sizeIn({ sizes }: Table, key: string): number {
  return sizes.get(key) ?? 0;
}

function keyOf(values: Values): string {
  return values.join();
}
