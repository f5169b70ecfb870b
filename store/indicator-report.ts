// The figures of a period, for whoever shows them: pages, the command line, exports and metrics all come here.
import { weekdayRank } from '../domain/calendar-dates.ts';
import { dayOf } from '../domain/indicators/civil-days.ts';
import { emptyDay, type DayTally } from '../domain/indicators/day-tally.ts';
import { figuresOf, type Figures } from '../domain/indicators/figures.ts';
import { filteredBy, filterOf, type Dimension, type Scope } from '../domain/indicators/scopes.ts';
import { emptyTally, sumOf, type Tally } from '../domain/indicators/tally.ts';
import { refreshFacts } from './question-facts.ts';
import { houseTally } from './house-tally.ts';
import type { Store } from './open-store.ts';
import { isShown, shownBy } from './shown-views.ts';
import { openAtEnd, refreshDays, talliesBy, talliesOf, versionsOf, type DayRange } from './tallies.ts';

/** `by` splits what the scope filters; without a scope, the whole house. */
export type ReportAsked = DayRange & { scope?: Scope; by?: Dimension };

/** Weekdays from Monday on, each with its 24 hours. */
type Heat = { received: number[][]; replied: number[][] };
export type IndicatorGroup = { values: string[]; questions: number; figures: Figures };
export type IndicatorReport = {
  from: number;
  to: number;
  scope: Scope;
  /** Epoch ms. */
  asOf: number;
  figures: Figures;
  /** Of as many days just before. */
  before: Figures;
  /** At the end of the last day. */
  open: number;
  heat: Heat;
  groups?: IndicatorGroup[];
  /** Too few questions, or too few others beside them: nothing is told, nor of how many there are. */
  tooFew?: true;
};

export async function indicatorReport(
  store: Store,
  asked: ReportAsked,
  now: number,
): Promise<IndicatorReport> {
  const { from, to, scope = 'all', by } = asked;
  const before = { from: from - (to - from), to: from };
  await refreshFacts(store);
  await refreshDays(store, { from: before.from, to }, now);
  const known = { now, versions: await versionsOf(store.db, { from: before.from, to }) };
  const told = {
    from,
    to,
    scope,
    asOf: now,
    before: (await viewIn(store, { ...before, scope }, known)).figures,
    ...(await viewIn(store, { from, to, scope }, known)),
  };
  if (told.tooFew === true) return { ...told, open: 0 };
  const [open = 0] = await openAtEnd(store, { days: [to - 1], scope, now });
  return {
    ...told,
    open,
    ...(by === undefined || filteredBy(filterOf(scope)).includes(by)
      ? {}
      : { groups: await groupsBy(store, { from, to, by, scope }, known) }),
  };
}

const NOTHING = figuresOf(emptyTally());

export type Trend = { from: number; to: number; figures: Figures; open: number; tooFew?: true };

/** The same figures over several periods, the first one first. */
export async function indicatorTrend(
  store: Store,
  periods: readonly DayRange[],
  { scope = 'all', now }: { scope?: Scope; now: number },
): Promise<Trend[]> {
  const whole = {
    from: Math.min(...periods.map(({ from }) => from)),
    to: Math.max(...periods.map(({ to }) => to)),
  };
  await refreshFacts(store);
  await refreshDays(store, whole, now);
  const versions = await versionsOf(store.db, whole);
  const ends = await openAtEnd(store, { days: periods.map(({ to }) => to - 1), scope, now });
  const trend: Trend[] = [];
  for (const [index, period] of periods.entries()) {
    const { heat: _, ...view } = await viewIn(store, { ...period, scope }, { now, versions });
    trend.push({ ...period, open: view.tooFew === true ? 0 : (ends[index] ?? 0), ...view });
  }
  return trend;
}

type Scoped = DayRange & { scope: Scope };
type Known = { now: number; versions: ReadonlyMap<number, number> };

type View = { figures: Figures; heat: Heat; tooFew?: true };

function viewIn(store: Store, { from, to, scope }: Scoped, known: Known): Promise<View> {
  return memoize(viewsKept, store, { key: scope, from, to, ...known }, async () => {
    if (!(await isShown(store, { from, to }, scope)))
      return { figures: NOTHING, heat: heatOf([]), tooFew: true };
    const days = await talliesOf(store.db, { from, to }, scope);
    const tallies = days.map(({ tally }) => tally);
    const tally = await wholeTally(store, { from, to, scope }, { days: tallies, now: known.now });
    return { figures: figuresOf(tally), heat: heatOf(days) };
  });
}

type Kept<T> = WeakMap<Store, Map<string, { version: string; value: Promise<T> }>>;
const viewsKept: Kept<View> = new WeakMap();
const groupsKept: Kept<IndicatorGroup[]> = new WeakMap();

/** A period with its figures, about 3 kB. */
const MOST_KEPT = 2_000;

/**
 * Periods that are over are looked at again and again: what they give is kept while no day of theirs is added up anew, from the
 * moment that it is asked for, since a page asks twice at once.
 */
function memoize<T>(
  kept: Kept<T>,
  store: Store,
  { key: name, from, to, now, versions }: DayRange & Known & { key: string },
  make: () => Promise<T>,
): Promise<T> {
  const held = kept.get(store) ?? new Map<string, { version: string; value: Promise<T> }>();
  kept.set(store, held);
  const key = `${from} ${to} ${name}`;
  const added = [...versions].filter(([day]) => day >= from && day < to).map(([, at]) => at);
  const version = `${added.length} ${added.reduce((sum, at) => sum + at, 0)}`;
  const known = held.get(key);
  if (known?.version === version) return known.value;
  const value = make();
  // What is under way also counts sessions and votes, which no day tells of.
  if (to > dayOf(now)) return value;
  if (held.size > MOST_KEPT) held.clear();
  held.set(key, { version, value });
  value.catch(() => held.delete(key));
  return value;
}

async function wholeTally(
  { db }: Store,
  { from, to, scope }: DayRange & { scope: Scope },
  { days, now }: { days: readonly DayTally[]; now: number },
): Promise<Tally> {
  return scope === 'all' ? sumOf([...days, await houseTally(db, { from, to }, now)]) : sumOf(days);
}

/** The largest first; those that may not be shown are one. */
function groupsBy(
  store: Store,
  { from, to, by, scope }: Scoped & { by: Dimension },
  known: Known,
): Promise<IndicatorGroup[]> {
  return memoize(groupsKept, store, { key: `${scope} ${by}`, from, to, ...known }, async () => {
    const filter = filterOf(scope);
    const isVisible = await shownBy(store, { from, to }, [...filteredBy(filter), by]);
    const groups = [...(await talliesBy(store.db, { from, to }, { by, scope }))]
      .map(([value, days]) => ({ values: [value], of: sumOf(days) }))
      .toSorted(
        (one, other) =>
          sizeOf(other.of) - sizeOf(one.of) || ((one.values[0] ?? '') < (other.values[0] ?? '') ? -1 : 1),
      );
    const shown = groups.filter(({ values: [value = '-'] }) => isVisible({ ...filter, [by]: value }));
    const others = groups.filter((group) => !shown.includes(group));
    const joined = { values: others.flatMap(({ values }) => values), of: sumOf(others.map(({ of }) => of)) };
    return [...shown, ...(others.length === 0 ? [] : [joined])].map(({ values, of }) => ({
      values,
      questions: sizeOf(of),
      figures: figuresOf(of),
    }));
  });
}

/** How many questions it may tell of. */
function sizeOf({ counts }: Tally): number {
  return Math.max(counts.received ?? 0, counts.resolved ?? 0);
}

function heatOf(days: readonly { day: number; tally: DayTally }[]): Heat {
  const heat = { received: week(), replied: week() };
  for (const { day, tally } of days)
    for (const kind of ['received', 'replied'] as const)
      tally[kind].forEach((count, hour) => addAt(heat[kind][weekdayRank(day)], hour, count));
  return heat;
}

function addAt(hours: number[] | undefined, hour: number, count: number): void {
  if (hours) hours[hour] = (hours[hour] ?? 0) + count;
}

function week(): number[][] {
  return Array.from({ length: 7 }, () => emptyDay().received);
}
