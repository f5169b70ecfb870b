/** When the service is open: a week, its exceptions, and the versions of both over time. */

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Local `HH:MM`, half open; `24:00` may end a day, and an end at or before the start lies on the next day. */
export type LocalInterval = readonly [opens: string, closes: string];

export type Weekly = Readonly<Record<Weekday, readonly LocalInterval[]>>;

export type PublicHolidays = 'none' | 'FR' | 'FR-Alsace-Moselle';

/**
 * Dates are civil dates (`2026-12-24`) of the time zone. A closed date closes that date's part of a night only.
 * A special date's hours stand in for the week's on that date; what they run past midnight is added to the next date,
 * unless that one is closed.
 */
export type Schedule = {
  readonly timeZone: string;
  readonly weekly: Weekly;
  readonly closedDates?: readonly string[];
  readonly specialDates?: Readonly<Record<string, readonly LocalInterval[]>>;
  readonly publicHolidays?: PublicHolidays;
};

/** A schedule whose public holidays, if any, already stand among its closed dates: the only kind time is measured on. */
export type OpeningHours = Omit<Schedule, 'publicHolidays'> & { readonly publicHolidays?: 'none' };

/** A schedule that rules from `effectiveAt` (epoch ms) until the next version does. */
export type CalendarVersion = {
  readonly id: string;
  readonly effectiveAt: number;
  readonly schedule: Schedule;
};

/** Versions by ascending `effectiveAt`; the first one also rules what came before it. */
export type Calendar = readonly CalendarVersion[];

export type Reign = { readonly version: CalendarVersion; readonly from: number; readonly until: number };

/** The version in force at an instant. */
export function versionAt(calendar: Calendar, at: number): CalendarVersion {
  const version = calendar.findLast(({ effectiveAt }) => effectiveAt <= at) ?? calendar[0];
  if (!version) throw new RangeError('a calendar has at least one version');
  return version;
}

/** The usual week in force at an instant, without its exceptions. */
export function usualWeek(calendar: Calendar, at: number): OpeningHours {
  const { timeZone, weekly } = versionAt(calendar, at).schedule;
  return { timeZone, weekly };
}

/** Which version rules when, over [from, until): adjacent, in order, none empty. */
export function reigns(calendar: Calendar, from: number, until: number): readonly Reign[] {
  return calendar
    .map((version, rank) => ({
      version,
      from: rank === 0 ? from : Math.max(from, version.effectiveAt),
      until: Math.min(until, calendar[rank + 1]?.effectiveAt ?? until),
    }))
    .filter((reign) => reign.from < reign.until);
}

/** The published hours: Monday to Friday, 9:00 to 18:00, Paris; they name no public holiday. */
export const publishedHours = {
  timeZone: 'Europe/Paris',
  weekly: {
    mon: [['09:00', '18:00']],
    tue: [['09:00', '18:00']],
    wed: [['09:00', '18:00']],
    thu: [['09:00', '18:00']],
    fri: [['09:00', '18:00']],
    sat: [],
    sun: [],
  },
} as const satisfies OpeningHours;

export const publishedCalendar: Calendar = [{ id: 'published', effectiveAt: 0, schedule: publishedHours }];
