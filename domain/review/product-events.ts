// What a supervisor records of the product, and which proposals rise with it.
import { dayNumber } from '../calendar-dates.ts';

export const PRODUCT_EVENTS = ['release', 'incident', 'rule'] as const;
export type ProductEventKind = (typeof PRODUCT_EVENTS)[number];

/** `begins` and `ends` are civil dates, both included. */
export type ProductEvent = {
  id: string;
  kind: ProductEventKind;
  title: string;
  begins: string;
  ends: string | null;
};

export type Mark<E> = { event: E; mark: string; period: number };

/**
 * Events by the period in which they began, numbered from the oldest on, for a chart and its legend.
 * @param dates day numbers: the first day of each period, then the day after the last
 */
export function marksOn<E extends Pick<ProductEvent, 'begins'>>(
  events: readonly E[],
  dates: readonly number[],
): Mark<E>[] {
  return events
    .map((event) => ({ event, begins: dayNumber(event.begins) }))
    .filter(({ begins }) => begins >= (dates[0] ?? Infinity) && begins < (dates.at(-1) ?? -Infinity))
    .toSorted((one, other) => one.begins - other.begins)
    .map(({ event, begins }, nth) => ({
      event,
      mark: String(nth + 1),
      period: dates.findLastIndex((date) => date <= begins),
    }));
}

/** What is asked in this many days before it, at most, is not because of it; after its end, for as many days, it may be. */
const WEEK = 7;
/** A topic rises when a week holds twice what the weeks before it held on average, and at least this many. */
const RISE = { times: 2, fewest: 3 };

/** Six weeks, the last one last, which begins on `monday`. */
export type TopicTrend = { monday: string; trend: readonly number[] };

/** Whether a topic began to rise in a week in which the event was on, or in the one after it began. */
export function risesWith({ begins, ends }: ProductEvent, { monday, trend }: TopicTrend): boolean {
  const risen = weekOfRise(trend);
  if (risen === undefined) return false;
  const start = dayNumber(monday) - WEEK * (trend.length - 1 - risen);
  const until = ends === null ? dayNumber(begins) + WEEK : dayNumber(ends) + WEEK;
  return start + WEEK > dayNumber(begins) && start <= until;
}

function weekOfRise(trend: readonly number[]): number | undefined {
  const found = trend.findIndex((count, week) => {
    const before = trend.slice(0, week);
    const usual = before.reduce((sum, one) => sum + one, 0) / Math.max(1, before.length);
    return week > 0 && count >= RISE.fewest && count >= RISE.times * usual;
  });
  return found === -1 ? undefined : found;
}
