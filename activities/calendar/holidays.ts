/**
 * French public holidays as closed dates, computed (Easter included) by date-holidays and checked by test against the
 * law: article L3133-1 of the Labour code, and L3134-13 for Alsace-Moselle (Good Friday, 26 December).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cachedJson } from '../../content/file-cache.ts';
import type { OpeningHours, PublicHolidays, Schedule } from '../../domain/calendar.ts';
import { DAY } from '../../domain/durations.ts';

const library = 'date-holidays';
const lock = new URL('../../package-lock.json', import.meta.url);

const known = new Map<string, readonly string[]>();

/** The civil dates (`2026-05-14`) of a year's public holidays, in order. */
export function publicHolidayDates(which: PublicHolidays, year: number): readonly string[] {
  if (which === 'none') return [];
  const dates = known.get(`${which} ${year}`) ?? compute(which, year);
  known.set(`${which} ${year}`, dates);
  return dates;
}

/**
 * The schedule with its public holidays among its closed dates, good for measuring in [from, until] and a year around.
 * Special hours given for a holiday win: that is how one opens on a holiday.
 */
export function withPublicHolidays(schedule: Schedule, from: number, until: number): OpeningHours {
  const { publicHolidays = 'none', ...hours } = schedule;
  if (publicHolidays === 'none') return hours;
  const holidays = years(from - 366 * DAY, until + 366 * DAY)
    .flatMap((year) => publicHolidayDates(publicHolidays, year))
    .filter((date) => !(date in (hours.specialDates ?? {})));
  return { ...hours, closedDates: [...(hours.closedDates ?? []), ...holidays] };
}

/** A year is computed once and kept: the library comes with all countries and time zones, seven megabytes. */
function compute(which: Exclude<PublicHolidays, 'none'>, year: number): readonly string[] {
  return cachedJson('holidays', [readFileSync(lock), which, String(year)], () => ask(which, year));
}

function ask(which: Exclude<PublicHolidays, 'none'>, year: number): readonly string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the very module, loaded when it is needed
  const Holidays = createRequire(import.meta.url)(library) as typeof import('date-holidays').default;
  // Bas-Rhin stands for the three departments of Alsace-Moselle, whose law is one.
  const calendar = which === 'FR' ? new Holidays('FR') : new Holidays('FR', '67');
  const dates = calendar
    .getHolidays(year, 'fr')
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  return [...new Set(dates)].toSorted();
}

function years(from: number, until: number): readonly number[] {
  const first = new Date(from).getUTCFullYear();
  return Array.from({ length: new Date(until).getUTCFullYear() - first + 1 }, (_, rank) => first + rank);
}
