/** Opening hours of several kinds as sheets, by plain arithmetic: no zone is asked. */
import { clip, mergeIntervals, type CalendarSheet } from '../../domain/open-intervals.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEKS = 5;

/** A Monday, 00:00 where these hours are kept. */
export const MONDAY = Date.UTC(2035, 5, 4);

export type Pattern =
  | 'office'
  | 'with a lunch break'
  | 'always'
  | 'two mornings'
  | 'nights'
  | 'closed for a fortnight';

const week = [0, 1, 2, 3, 4];
// oxfmt-ignore
const hours: Record<Pattern, readonly (readonly [day: number, opens: number, closes: number])[]> = {
  'office': week.map((day) => [day, 9, 18]),
  'with a lunch break': week.flatMap((day) => [[day, 9, 12] as const, [day, 14, 18] as const]),
  'always': [[0, 0, 7 * 24]],
  'two mornings': [[0, 10, 12], [3, 10, 12]],
  'nights': week.map((day) => [day, 22, 30]),
  'closed for a fortnight': week.map((day) => [day, 9, 18]),
};

export const patterns: readonly Pattern[] = [
  'office',
  'with a lunch break',
  'always',
  'two mornings',
  'nights',
  'closed for a fortnight',
];

/** Five weeks of them from an instant (epoch ms). */
export function sheetOf(pattern: Pattern, from: number): CalendarSheet {
  const until = from + WEEKS * 7 * DAY;
  const monday = MONDAY + Math.floor((from - MONDAY) / (7 * DAY) - 1) * 7 * DAY;
  const intervals = Array.from({ length: WEEKS + 3 }, (_, each) => monday + each * 7 * DAY).flatMap((start) =>
    hours[pattern].map(
      ([day, opens, closes]) =>
        [start + day * DAY + opens * HOUR, start + day * DAY + closes * HOUR] as const,
    ),
  );
  const opens = pattern === 'closed for a fortnight' ? from + 14 * DAY : from;
  return {
    version: pattern,
    tzdata: 'none',
    timeZone: 'UTC',
    from,
    until,
    intervals: clip(mergeIntervals(intervals), opens, until),
  };
}
