/**
 * Open time along the wall clock, as if no zone ever changed its offset: a week that repeats, and the dates that differ.
 * Instants here are wall-clock milliseconds (what the clock reads, taken as if it were UTC).
 */
import { dayNumber, timeOfDay, weekdayRank } from './calendar-dates.ts';
import { DAY, WEEK } from './durations.ts';
import { scheduleProblems } from './calendar-problems.ts';
import { weekdays, type LocalInterval, type OpeningHours, type Schedule, type Weekly } from './calendar.ts';
import { clip, mergeIntervals, type OpenIntervals } from './open-intervals.ts';
import {
  patternEarliestAfter,
  patternLatestAfter,
  openBefore,
  patternOf,
  type Pattern,
} from './open-pattern.ts';
import { countAtMost, countBelow } from './open-search.ts';

/** A date that differs from its weekday: `before` is what is open before it, `shift` all that has differed until its end. */
type Exception = { day: number; hours: Pattern; before: number; shift: number };

/** `days` and `befores` repeat the exceptions' own, to be searched. */
export type WallHours = {
  readonly week: Pattern;
  readonly exceptions: readonly Exception[];
  readonly days: Float64Array;
  readonly befores: Float64Array;
};

/** 1970-01-01 was a Thursday: weeks are counted from the Monday before. */
const MONDAY = -3 * DAY;

/**
 * The schedule's week and exceptions, ready to be summed.
 * @throws RangeError with every reason why the schedule is unsound
 */
export function wallHours(hours: OpeningHours): WallHours {
  refuseUnsound(hours);
  const week = patternOf(weekIntervals(hours.weekly));
  const exceptions: Exception[] = [];
  let shift = 0;
  for (const [day, intervals] of exceptionalDays(hours, week)) {
    const pattern = patternOf(intervals);
    const before = weekBefore(week, day * DAY) + shift;
    shift += pattern.total - (weekBefore(week, (day + 1) * DAY) - weekBefore(week, day * DAY));
    exceptions.push({ day, hours: pattern, before, shift });
  }
  const days = Float64Array.from(exceptions, ({ day }) => day);
  const befores = Float64Array.from(exceptions, ({ before }) => before);
  return { week, exceptions, days, befores };
}

/** Open milliseconds before a wall-clock instant, counted from an arbitrary origin. */
export function wallOpenBefore({ week, exceptions, days }: WallHours, wall: number): number {
  const day = Math.floor(wall / DAY);
  const exception = lastOf(exceptions, countAtMost(days, day));
  if (exception?.day === day) return exception.before + openBefore(exception.hours, wall - day * DAY);
  return weekBefore(week, wall) + (exception?.shift ?? 0);
}

/** The earliest wall-clock instant with `open` before it: inverse of `wallOpenBefore`, at a closing time. */
export function wallEarliestAfter({ week, exceptions, befores }: WallHours, open: number): number {
  const exception = lastOf(exceptions, countBelow(befores, open));
  if (exception && open <= exception.before + exception.hours.total) {
    return exception.day * DAY + patternEarliestAfter(exception.hours, open - exception.before);
  }
  const regular = open - (exception?.shift ?? 0);
  const weeks = Math.ceil(regular / week.total) - 1;
  return MONDAY + weeks * WEEK + patternEarliestAfter(week, regular - weeks * week.total);
}

/** The latest wall-clock instant with `open` before it: inverse of `wallOpenBefore`, at the next opening. */
export function wallLatestAfter({ week, exceptions, befores }: WallHours, open: number): number {
  const exception = lastOf(exceptions, countAtMost(befores, open));
  if (exception && open < exception.before + exception.hours.total) {
    return exception.day * DAY + patternLatestAfter(exception.hours, open - exception.before);
  }
  const regular = open - (exception?.shift ?? 0);
  const weeks = Math.floor(regular / week.total);
  return MONDAY + weeks * WEEK + patternLatestAfter(week, regular - weeks * week.total);
}

/** What is open of [from, until) on the wall clock, date by date. */
export function wallIntervals({ week, exceptions }: WallHours, from: number, until: number): OpenIntervals {
  const special = new Map(exceptions.map(({ day, hours }) => [day, intervalsOf(hours)]));
  const first = Math.floor(from / DAY);
  const days = Array.from({ length: Math.max(0, Math.ceil(until / DAY) - first) }, (_, rank) => first + rank);
  const intervals = days.flatMap((day) =>
    shiftIntervals(special.get(day) ?? regularHours(week, day), day * DAY),
  );
  return clip(intervals, from, until);
}

/** Holidays are another door's work: measured here unresolved, they would silently count as open. */
function refuseUnsound(hours: Schedule) {
  const holidays = hours.publicHolidays ?? 'none';
  if (holidays !== 'none')
    throw new RangeError(`public holidays (${holidays}) must first be made closed dates`);
  const problems = scheduleProblems(hours);
  if (problems.length > 0) throw new RangeError(problems.join('; '));
}

/** The last of the first `count`. Reading an array at -1 instead would cost ten times the rest of an addition. */
function lastOf(exceptions: readonly Exception[], count: number): Exception | undefined {
  return count === 0 ? undefined : exceptions[count - 1];
}

function weekBefore(week: Pattern, wall: number): number {
  const weeks = Math.floor((wall - MONDAY) / WEEK);
  return weeks * week.total + openBefore(week, wall - MONDAY - weeks * WEEK);
}

function weekIntervals(weekly: Weekly): OpenIntervals {
  return weekdays.flatMap((weekday, rank) => {
    const { sameDay, nextDay } = split(weekly[weekday]);
    return [...shiftIntervals(sameDay, rank * DAY), ...shiftIntervals(nextDay, ((rank + 1) % 7) * DAY)];
  });
}

/** Days that differ from their weekday, in order. A special night reaches the next date; a closed date stays closed. */
function exceptionalDays({ specialDates = {}, closedDates = [] }: OpeningHours, week: Pattern) {
  const special = Object.entries(specialDates).map(([date, hours]) => ({
    day: dayNumber(date),
    ...split(hours),
  }));
  const days = new Map<number, OpenIntervals>(special.map(({ day, sameDay }) => [day, sameDay]));
  for (const { day, nextDay } of special) {
    if (nextDay.length > 0)
      days.set(day + 1, [...(days.get(day + 1) ?? regularHours(week, day + 1)), ...nextDay]);
  }
  for (const date of closedDates) days.set(dayNumber(date), []);
  return [...days].toSorted(([a], [b]) => a - b);
}

function regularHours(week: Pattern, day: number): OpenIntervals {
  const midnight = weekdayRank(day) * DAY;
  return shiftIntervals(clip(intervalsOf(week), midnight, midnight + DAY), -midnight);
}

function intervalsOf(pattern: Pattern): OpenIntervals {
  return pattern.pieces.map(({ opens, closes }) => [opens, closes]);
}

/** Hours as milliseconds since midnight, cut at the next midnight. */
function split(hours: readonly LocalInterval[]): { sameDay: OpenIntervals; nextDay: OpenIntervals } {
  const intervals = hours.map(([opens, closes]): readonly [number, number] => {
    const [from, to] = [timeOfDay(opens), timeOfDay(closes)];
    return [from, to > from ? to : to + DAY];
  });
  return {
    sameDay: clip(mergeIntervals(intervals), 0, DAY),
    nextDay: shiftIntervals(clip(mergeIntervals(intervals), DAY, 2 * DAY), -DAY),
  };
}

function shiftIntervals(intervals: OpenIntervals, by: number): OpenIntervals {
  return intervals.map(([opens, closes]) => [opens + by, closes + by]);
}
