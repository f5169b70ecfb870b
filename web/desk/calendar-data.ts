import type { changeStanding, previewChange, readCalendar } from '../../api/agents/change-calendar.ts';
import type { DateHours } from '../../domain/calendar-difference.ts';
import { civilDate, dayNumber } from '../../domain/calendar-dates.ts';

export type ShownProgress = Awaited<ReturnType<typeof changeStanding>>;
export type ShownPreview = Awaited<ReturnType<typeof previewChange>>;
export type DeskCalendar = Awaited<ReturnType<typeof readCalendar>>;

export type Stretch = { from: string; until: string; hours: DateHours['hours'] };

/** Dates that follow each other with the same hours, told together. */
export function stretches(dates: readonly DateHours[]): Stretch[] {
  return dates.reduce<Stretch[]>((told, { date, hours }) => {
    const last = told.at(-1);
    const goesOn =
      last && civilDate(dayNumber(last.until) + 1) === date && String(last.hours) === String(hours);
    return goesOn
      ? [...told.slice(0, -1), { ...last, until: date }]
      : [...told, { from: date, until: date, hours }];
  }, []);
}
