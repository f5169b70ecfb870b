/**
 * French public holidays as closed dates, computed (Easter included) by date-holidays and checked by test against the
 * law: article L3133-1 of the Labour code, and L3134-13 for Alsace-Moselle (Good Friday, 26 December).
 */
import Holidays from 'date-holidays';
import type { OpeningHours, PublicHolidays, Schedule } from '../../domain/calendar.ts';
import { DAY } from '../../domain/durations.ts';

/** Bas-Rhin stands for the three departments of Alsace-Moselle, whose law is one. */
const calendars = {
  FR: new Holidays('FR'),
  'FR-Alsace-Moselle': new Holidays('FR', '67'),
} as const;

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

function compute(which: Exclude<PublicHolidays, 'none'>, year: number): readonly string[] {
  const dates = calendars[which]
    .getHolidays(year, 'fr')
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  return [...new Set(dates)].toSorted();
}

function years(from: number, until: number): readonly number[] {
  const first = new Date(from).getUTCFullYear();
  return Array.from({ length: new Date(until).getUTCFullYear() - first + 1 }, (_, rank) => first + rank);
}
