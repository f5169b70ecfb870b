import { dayNumber } from '../calendar-dates.ts';
import type { Weeks } from './weeks.ts';

const WEEKS = 6;

/** How many fell in each of the six weeks that end with the one under review, which comes last. */
export function trendOf(dates: readonly string[], { monday }: Weeks): number[] {
  const end = dayNumber(monday) + 7;
  const counts = Array.from({ length: WEEKS }, () => 0);
  for (const date of dates) {
    const week = WEEKS - 1 - Math.floor((end - 1 - dayNumber(date)) / 7);
    if (week >= 0 && week < WEEKS) counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
}
