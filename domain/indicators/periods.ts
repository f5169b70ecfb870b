// Months and weeks, thirteen of them at a time.
import { civilDate, dayNumber, weekdayRank } from '../calendar-dates.ts';
import { DAY } from '../durations.ts';
import { dayOf } from './civil-days.ts';

export type Periods = {
  /** First day of each of the thirteen periods, oldest first, then the day after the last. */
  dates: number[];
  /** The first day of the last one. */
  first: number;
  /** What an address says of it, and of its neighbours: `2026-11`, or the date of a Monday. */
  value: string;
  previous: string;
  next?: string;
};

const PERIODS = 13;
const WEEK = 7;

/** @param asked `2026-11`; anything else is the month of `now` */
export function monthsUpTo(asked: string | undefined, now: number): Periods {
  const today = dayOf(now);
  const given = dayNumber(`${asked ?? ''}-01`);
  const first = Number.isNaN(given) || given > today ? firstOfMonth(today, 0) : given;
  const named = (away: number) => civilDate(firstOfMonth(first, away)).slice(0, 7);
  return {
    dates: Array.from({ length: PERIODS + 1 }, (_, each) => firstOfMonth(first, each - PERIODS + 1)),
    first,
    value: named(0),
    previous: named(-1),
    ...(firstOfMonth(first, 1) > today ? {} : { next: named(1) }),
  };
}

/** @param asked a date of the week; anything else is the week of `now` */
export function weeksUpTo(asked: string | undefined, now: number): Periods {
  const today = dayOf(now);
  const given = dayNumber(asked ?? '');
  const day = Number.isNaN(given) || given > today ? today : given;
  const first = day - weekdayRank(day);
  return {
    dates: Array.from({ length: PERIODS + 1 }, (_, each) => first + WEEK * (each - PERIODS + 1)),
    first,
    value: civilDate(first),
    previous: civilDate(first - WEEK),
    ...(first + WEEK > today ? {} : { next: civilDate(first + WEEK) }),
  };
}

/** From a day up to another, and without it; the oldest first. */
export function rangesOf({ dates }: Pick<Periods, 'dates'>): { from: number; to: number }[] {
  return dates.slice(1).map((to, each) => ({ from: dates[each] ?? to, to }));
}

/** The first day of the month so many months away from that of a day. */
function firstOfMonth(day: number, away: number): number {
  const [year = 0, rank = 1] = civilDate(day).split('-').map(Number);
  return Date.UTC(year, rank - 1 + away, 1) / DAY;
}
