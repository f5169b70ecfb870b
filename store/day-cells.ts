// Days added up by all dimensions at once, and read by any filter that combines them.
import { and, asc, eq, gte, lt, lte, sql, sum } from 'drizzle-orm';
import type { DayTally, TalliedDay } from '../domain/indicators/day-tally.ts';
import { filteredBy, type Dimension, type Filter } from '../domain/indicators/scopes.ts';
import type { Counted } from '../domain/indicators/suppression.ts';
import type { Db } from './db.ts';
import { dayCells } from './indicator-schema.ts';

type DayRange = { from: number; to: number };
type TalliedCell = TalliedDay['cells'] extends Map<string, infer C> ? C : never;

/** Rows of one statement: what a driver takes as its parameters is bounded. */
const BATCH = 1_000;

/** In the transaction that adds the day up. */
export async function keepCells(db: Db, day: number, cells: readonly TalliedCell[]): Promise<void> {
  await db.delete(dayCells).where(eq(dayCells.day, day));
  const rows = cells.map(({ cell, tally }) => ({
    day,
    ...cell,
    received: tally.counts.received ?? 0,
    resolved: tally.counts.resolved ?? 0,
    growth: tally.growth,
    tally,
  }));
  const { route, topic, channel, role, team } = dayCells;
  for (let from = 0; from < rows.length; from += BATCH)
    await db
      .insert(dayCells)
      .values(rows.slice(from, from + BATCH))
      .onConflictDoUpdate({
        target: [dayCells.day, route, topic, channel, role, team],
        set: {
          received: sql`excluded.received`,
          resolved: sql`excluded.resolved`,
          growth: sql`excluded.growth`,
          tally: sql`excluded.tally`,
        },
      });
}

function within({ from, to }: DayRange, filter: Filter) {
  return and(gte(dayCells.day, from), lt(dayCells.day, to), matches(filter));
}

function matches(filter: Filter) {
  return and(...filteredBy(filter).map((dimension) => eq(dayCells[dimension], filter[dimension] ?? '-')));
}

export function cellTallies(
  db: Db,
  range: DayRange,
  filter: Filter,
): Promise<{ day: number; tally: DayTally }[]> {
  const { day, tally } = dayCells;
  return db.select({ day, tally }).from(dayCells).where(within(range, filter)).orderBy(asc(day));
}

/** By each value of a dimension, of what a filter lets through. */
export async function cellTalliesBy(
  db: Db,
  range: DayRange,
  { by, filter }: { by: Dimension; filter: Filter },
): Promise<Map<string, DayTally[]>> {
  const rows = await db
    .select({ value: dayCells[by], tally: dayCells.tally })
    .from(dayCells)
    .where(within(range, filter));
  const found = new Map<string, DayTally[]>();
  for (const { value, tally } of rows) {
    const held = found.get(value);
    if (held) held.push(tally);
    else found.set(value, [tally]);
  }
  return found;
}

/** By how many the open questions that a filter lets through grew, day by day. */
export async function cellGrowth(
  db: Db,
  until: number,
  filter: Filter,
): Promise<{ day: number; growth: number }[]> {
  const { day, growth } = dayCells;
  return db
    .select({ day, growth: sum(growth).mapWith(Number) })
    .from(dayCells)
    .where(and(lte(day, until), matches(filter)))
    .groupBy(day);
}

/** What each combination of these dimensions counts over a range. */
export async function countedBy(
  db: Db,
  range: DayRange,
  dimensions: readonly Dimension[],
): Promise<Counted[]> {
  const { route, topic, channel, role, team } = dayCells;
  const columns = { route, topic, channel, role, team };
  const rows = await db
    .select({
      ...Object.fromEntries(dimensions.map((dimension) => [dimension, columns[dimension]])),
      received: sum(dayCells.received).mapWith(Number),
      resolved: sum(dayCells.resolved).mapWith(Number),
    })
    .from(dayCells)
    .where(within(range, {}))
    .groupBy(...dimensions.map((dimension) => columns[dimension]));
  return rows.map(({ received, resolved, ...cell }) => ({ cell, received, resolved }));
}
