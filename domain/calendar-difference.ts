/** What one calendar has and another has not, for whoever looks back at a change. */
import { weekdays, type LocalInterval, type Schedule } from './calendar.ts';

/** Hours of a date of its own; `usual` where the week's hours hold again, none where it is closed. */
export type DateHours = { date: string; hours: readonly LocalInterval[] | 'usual' };

/** Dates in order. `week` when the week itself, its time zone or its public holidays are others. */
export type CalendarDifference = { dates: DateHours[]; week: boolean };

export function differenceBetween(before: Schedule, after: Schedule): CalendarDifference {
  const dates = [...new Set([...exceptionsIn(before), ...exceptionsIn(after)].map(({ date }) => date))];
  return {
    dates: dates
      .toSorted()
      .filter((date) => !sameHours(hoursOn(before, date), hoursOn(after, date)))
      .map((date) => ({ date, hours: hoursOn(after, date) })),
    week:
      before.timeZone !== after.timeZone ||
      (before.publicHolidays ?? 'none') !== (after.publicHolidays ?? 'none') ||
      weekdays.some((day) => !sameHours(before.weekly[day], after.weekly[day])),
  };
}

/** Every date that is not as its week, in order. */
export function exceptionsIn({ closedDates = [], specialDates = {} }: Schedule): DateHours[] {
  return [
    ...closedDates.map((date) => ({ date, hours: [] })),
    ...Object.entries(specialDates).map(([date, hours]) => ({ date, hours })),
  ].toSorted((a, b) => a.date.localeCompare(b.date));
}

function hoursOn({ closedDates = [], specialDates = {} }: Schedule, date: string): DateHours['hours'] {
  if (closedDates.includes(date)) return [];
  return specialDates[date] ?? 'usual';
}

function sameHours(one: DateHours['hours'], other: DateHours['hours']): boolean {
  if (one === 'usual' || other === 'usual') return one === other;
  return one.map(String).join() === other.map(String).join();
}
