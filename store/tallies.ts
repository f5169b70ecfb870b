// Days added up, kept until a fact of theirs changes.
import { and, asc, eq, gte, isNotNull, lt, lte, sql } from 'drizzle-orm';
import { startOfDay } from '../domain/indicators/civil-days.ts';
import { tallyDay, type DayTally } from '../domain/indicators/day-tally.ts';
import {
  filteredBy,
  filterOf,
  type Dimension,
  type Filter,
  type Scope,
} from '../domain/indicators/scopes.ts';
import { MINUTE } from '../domain/durations.ts';
import { cellGrowth, cellTallies, cellTalliesBy, keepCells } from './day-cells.ts';
import type { Db } from './db.ts';
import { factsOfDay, isOf } from './question-facts.ts';
import { dayTallies, questionFacts, staleDays, talliedDays } from './indicator-schema.ts';
import type { Store } from './open-store.ts';

/** Days from one on, up to another and without it. */
export type DayRange = { from: number; to: number };
export type KeptDay = { day: number; tally: DayTally };

/** Adds up anew every day of the range that is not as its facts are. @param now epoch ms */
export async function refreshDays({ db }: Store, { from, to }: DayRange, now: number): Promise<number> {
  const changed = await db
    .selectDistinct({ day: staleDays.day })
    .from(staleDays)
    .where(and(gte(staleDays.day, from), lt(staleDays.day, to)));
  const passed = await db
    .select({ day: talliedDays.day })
    .from(talliedDays)
    .where(
      and(
        gte(talliedDays.day, from),
        lt(talliedDays.day, to),
        isNotNull(talliedDays.until),
        lte(talliedDays.until, now),
      ),
    );
  const days = [...new Set([...changed, ...passed].map(({ day }) => day))];
  for (const day of days) await db.transaction((within) => refreshDay(within, day, now));
  return days.length;
}

/** The marks first: what changes from here on marks the day again. */
async function refreshDay(db: Db, day: number, now: number): Promise<void> {
  await db.delete(staleDays).where(eq(staleDays.day, day));
  const { scopes, cells, pending } = tallyDay(day, await factsOfDay(db, day), now);
  await db.delete(dayTallies).where(eq(dayTallies.day, day));
  const rows = [...scopes].map(([scope, tally]) => ({ day, scope, tally, growth: tally.growth }));
  if (rows.length > 0)
    await db
      .insert(dayTallies)
      .values(rows)
      .onConflictDoUpdate({
        target: [dayTallies.scope, dayTallies.day],
        set: { tally: sql`excluded.tally`, growth: sql`excluded.growth` },
      });
  await keepCells(db, day, [...cells.values()]);
  const told = { day, at: now, until: pending ? now + MINUTE : null };
  await db.insert(talliedDays).values(told).onConflictDoUpdate({ target: talliedDays.day, set: told });
}

/** Several dimensions at once are in no scope's row. */
function isCombined(scope: Scope): boolean {
  return filteredBy(filterOf(scope)).length > 1;
}

/** The days of one scope, in order, in one piece or more each; those on which nothing happened are left out. */
export function talliesOf(db: Db, { from, to }: DayRange, scope: Scope): Promise<KeptDay[]> {
  if (isCombined(scope)) return cellTallies(db, { from, to }, filterOf(scope));
  const { day, tally } = dayTallies;
  return db
    .select({ day, tally })
    .from(dayTallies)
    .where(and(eq(dayTallies.scope, scope), gte(day, from), lt(day, to)))
    .orderBy(asc(day));
}

/** The days of every value of a dimension, of what a scope filters. */
export async function talliesBy(
  db: Db,
  { from, to }: DayRange,
  { by: dimension, scope: within }: { by: Dimension; scope: Scope },
): Promise<Map<string, DayTally[]>> {
  if (within !== 'all') return cellTalliesBy(db, { from, to }, { by: dimension, filter: filterOf(within) });
  const prefix = `${dimension}=`;
  const { day, tally, scope } = dayTallies;
  const rows = await db
    .select({ scope, tally })
    .from(dayTallies)
    .where(and(gte(scope, prefix), lt(scope, `${dimension}>`), gte(day, from), lt(day, to)));
  const found = new Map<string, DayTally[]>();
  for (const row of rows) {
    const value = row.scope.slice(prefix.length);
    found.set(value, [...(found.get(value) ?? []), row.tally]);
  }
  return found;
}

/** How many questions are open at the end of each of these days, in a scope; of an agent's own, none. */
export async function openAtEnd(
  store: Store,
  { days, scope, now }: { days: readonly number[]; scope: Scope; now: number },
): Promise<number[]> {
  const { db } = store;
  const { day, growth } = dayTallies;
  const until = Math.max(...days);
  if (!(await bringUpTo(store, until, now)) && !scope.startsWith('agent='))
    return openByFacts(db, days, filterOf(scope));
  const rows = isCombined(scope)
    ? await cellGrowth(db, until, filterOf(scope))
    : await db
        .select({ day, growth })
        .from(dayTallies)
        .where(and(eq(dayTallies.scope, scope), lte(day, until)));
  return days.map((last) => rows.reduce((sum, row) => (row.day <= last ? sum + row.growth : sum), 0));
}

/** A few days at most are added up for one look: questions that were open long ago go on now and then. False when more are stale. */
async function bringUpTo(store: Store, until: number, now: number): Promise<boolean> {
  const { day } = staleDays;
  const stale = await store.db
    .selectDistinct({ day })
    .from(staleDays)
    .where(lte(day, until))
    .limit(FEW + 1);
  if (stale.length > FEW) return false;
  for (const one of stale) await refreshDays(store, { from: one.day, to: one.day + 1 }, now);
  return true;
}

const FEW = 7;

/** While days long past are not added up: a period's own always are, those before it only in their turn. */
async function openByFacts(db: Db, days: readonly number[], filter: Filter): Promise<number[]> {
  const { facts } = questionFacts;
  const upTo = (last: number) =>
    sql<number>`coalesce(sum((move ->> 'by')::integer) filter (where (move ->> 'at')::bigint < ${startOfDay(last + 1)}), 0)`.mapWith(
      Number,
    );
  const [counted] = await db
    .select(Object.fromEntries(days.map((last) => [String(last), upTo(last)])))
    .from(sql`${questionFacts}, jsonb_array_elements(${facts} -> 'moves') as move`)
    .where(and(sql`${facts} ->> 'automated' = 'false'`, ...isOf(filter)));
  return days.map((last) => counted?.[String(last)] ?? 0);
}

/** When the days of a range were last added up: what is kept of them elsewhere stands as long as this does. */
export async function versionsOf(db: Db, { from, to }: DayRange): Promise<Map<number, number>> {
  const { day, at } = talliedDays;
  const rows = await db
    .select({ day, at })
    .from(talliedDays)
    .where(and(gte(day, from), lt(day, to)));
  return new Map(rows.map((row) => [row.day, row.at]));
}
