/** Changes of the opening hours: what was measured stays, a new version rules from an instant on. */
import { civilDate, dayNumber, DAY } from './calendar-dates.ts';
import { versionAt, type Calendar, type LocalInterval, type Schedule } from './calendar.ts';
import { instantShowing } from './open-zone.ts';

/** Dates are civil dates (`2026-12-24`) where the hours are kept, the last one included. */
export type CalendarEdit =
  | { kind: 'close'; from: string; until: string }
  | { kind: 'open'; date: string; hours: readonly LocalInterval[] }
  | { kind: 'set'; schedule: Schedule };

/** The longest closure in one go. */
const LONGEST = 366;

/** Why an edit at an instant (epoch ms) is refused; the calendar that results has reasons of its own. */
export function editProblems(calendar: Calendar, edit: CalendarEdit, at: number): string[] {
  switch (edit.kind) {
    case 'set':
      return [];
    case 'open':
      return [
        ...datesProblems(calendar, [edit.date, edit.date], at),
        ...(edit.hours.length === 0 ? [`${edit.date}: no hours are given; to close a date, use close`] : []),
      ];
    case 'close': {
      const problems = datesProblems(calendar, [edit.from, edit.until], at);
      return problems.length > 0 || !isClosed(calendar, edit, at)
        ? problems
        : ['closed already on these dates'];
    }
  }
}

/** The calendar with the edit from `at` on, as a version of its own; versions still to come are edited too, under new ids. */
export function changedCalendar(
  calendar: Calendar,
  { id, edit, at }: { id: string; edit: CalendarEdit; at: number },
): Calendar {
  const before = calendar.filter(({ effectiveAt }) => effectiveAt < at);
  const after = calendar.filter(({ effectiveAt }) => effectiveAt > at);
  const ruling = { id, effectiveAt: at, schedule: edited(versionAt(calendar, at).schedule, edit) };
  const toCome =
    edit.kind === 'set'
      ? after
      : after.map((version) => ({
          ...version,
          id: `${version.id}/${id}`,
          schedule: edited(version.schedule, edit),
        }));
  return [...before, ruling, ...toCome];
}

function edited(schedule: Schedule, edit: CalendarEdit): Schedule {
  const { closedDates = [], specialDates = {} } = schedule;
  switch (edit.kind) {
    case 'set':
      return edit.schedule;
    case 'open':
      return {
        ...schedule,
        closedDates: closedDates.filter((date) => date !== edit.date),
        specialDates: { ...specialDates, [edit.date]: edit.hours },
      };
    case 'close': {
      const dates = datesOf(edit);
      const kept = Object.entries(specialDates).filter(([date]) => !dates.includes(date));
      return {
        ...schedule,
        closedDates: [...new Set([...closedDates, ...dates])].toSorted(),
        specialDates: Object.fromEntries(kept),
      };
    }
  }
}

function datesOf({ from, until }: { from: string; until: string }): string[] {
  const [first, last] = [dayNumber(from), dayNumber(until)];
  return Array.from({ length: last - first + 1 }, (_, each) => civilDate(first + each));
}

function isClosed(calendar: Calendar, edit: Extract<CalendarEdit, { kind: 'close' }>, at: number): boolean {
  const versions = [versionAt(calendar, at), ...calendar.filter(({ effectiveAt }) => effectiveAt > at)];
  return datesOf(edit).every((date) =>
    versions.every(({ schedule }) => schedule.closedDates?.includes(date) === true),
  );
}

function datesProblems(calendar: Calendar, [from, until]: [string, string], at: number): string[] {
  const unknown = [...new Set([from, until])].filter((date) => Number.isNaN(dayNumber(date)));
  if (unknown.length > 0) return unknown.map((date) => `${date} is not a date (YYYY-MM-DD)`);
  const days = dayNumber(until) - dayNumber(from) + 1;
  if (days < 1) return [`${until} comes before ${from}`];
  if (days > LONGEST) return [`${days} days are closed at once: at most ${LONGEST}`];
  const { timeZone } = versionAt(calendar, at).schedule;
  const over = instantShowing(timeZone, (dayNumber(from) + 1) * DAY) <= at;
  return over ? [`${from} is over: what has been measured does not change`] : [];
}
