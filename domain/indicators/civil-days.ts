// Figures go by the days of Paris: a question received on Sunday at 23:30 is Sunday's.
import { publishedHours } from '../calendar.ts';
import { DAY, HOUR } from '../durations.ts';
import { blockOf, instantAtWallTime, offsetChanges } from '../open-zone.ts';

const ZONE = publishedHours.timeZone;

/** The civil day of an instant, as a day number (see `calendar-dates.ts`). */
export function dayOf(at: number): number {
  return Math.floor(wallOf(at) / DAY);
}

/** 0 to 23. */
export function hourOf(at: number): number {
  return Math.floor((wallOf(at) % DAY) / HOUR);
}

/** The instant at which a civil day begins. */
export function startOfDay(day: number): number {
  return instantAtWallTime(ZONE, day * DAY);
}

function wallOf(at: number): number {
  const block = blockOf(at);
  const change = offsetChanges(ZONE, block, block).findLast(({ from }) => from <= at);
  return at + (change?.offset ?? 0);
}
