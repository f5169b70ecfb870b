/** Civil dates and local times as numbers, so that a wall clock is a straight line of milliseconds. */

import { DAY, MINUTE } from './durations.ts';

/** Days since 1970-01-01 of a civil date `YYYY-MM-DD`; NaN when there is no such date. */
export function dayNumber(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  return Number.isNaN(day) || civilDate(day) !== date ? Number.NaN : day;
}

/** The civil date `YYYY-MM-DD` of a day number. */
export function civilDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Milliseconds since local midnight of `HH:MM`, up to `24:00`; NaN when it is no such time. */
export function timeOfDay(time: string): number {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(time) ?? [];
  const since = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  return since <= DAY ? since : Number.NaN;
}

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export function weekdayRank(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
