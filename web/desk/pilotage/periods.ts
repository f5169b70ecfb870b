// Months and weeks as people choose them.
import { civilDate, dayNumber, weekdayRank } from '../../../domain/calendar-dates.ts';
import { DAY } from '../../../domain/durations.ts';
import { dayOf } from '../../../domain/indicators/civil-days.ts';

export type Chosen = {
  kind: 'mois' | 'semaine';
  /** First day of each of the thirteen periods, oldest first, then the day after the last. */
  dates: number[];
  name: string;
  /** What the address says of it. */
  value: string;
  previous: string;
  next?: string;
};

const PERIODS = 13;

/** @param asked `2026-11` or a date of a week; anything else is the period of `now` */
export function chosenPeriod(kind: Chosen['kind'], asked: string | undefined, now: number): Chosen {
  const today = dayOf(now);
  return kind === 'mois' ? month(asked, today) : week(asked, today);
}

/** From a day up to another, and without it; the oldest first. */
export function rangesOf({ dates }: Chosen): { from: number; to: number }[] {
  return dates.slice(1).map((to, each) => ({ from: dates[each] ?? to, to }));
}

function month(asked: string | undefined, today: number): Chosen {
  const given = dayNumber(`${asked ?? ''}-01`);
  const first = Number.isNaN(given) || given > today ? firstOfMonth(today, 0) : given;
  const dates = Array.from({ length: PERIODS + 1 }, (_, each) => firstOfMonth(first, each - PERIODS + 1));
  const value = civilDate(first).slice(0, 7);
  const after = firstOfMonth(first, 1);
  return {
    kind: 'mois',
    dates,
    value,
    name: monthName(first),
    previous: civilDate(firstOfMonth(first, -1)).slice(0, 7),
    ...(after > today ? {} : { next: civilDate(after).slice(0, 7) }),
  };
}

function week(asked: string | undefined, today: number): Chosen {
  const given = dayNumber(asked ?? '');
  const day = Number.isNaN(given) || given > today ? today : given;
  const first = day - weekdayRank(day);
  const dates = Array.from({ length: PERIODS + 1 }, (_, each) => first + 7 * (each - PERIODS + 1));
  return {
    kind: 'semaine',
    dates,
    value: civilDate(first),
    name: `semaine du ${dateName(first)}`,
    previous: civilDate(first - 7),
    ...(first + 7 > today ? {} : { next: civilDate(first + 7) }),
  };
}

/** The first day of the month so many months away from that of a day. */
function firstOfMonth(day: number, away: number): number {
  const [year = 0, rank = 1] = civilDate(day).split('-').map(Number);
  return Date.UTC(year, rank - 1 + away, 1) / DAY;
}

const monthFormat = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dateFormat = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

function monthName(day: number): string {
  return monthFormat.format(day * DAY);
}

function dateName(day: number): string {
  return dateFormat.format(day * DAY);
}

export function periodName(kind: Chosen['kind'], day: number): string {
  return kind === 'mois' ? monthName(day) : dateName(day);
}
