/** Changes of the opening hours: what was measured stays, a new version rules from an instant on. */
import { civilDate, dayNumber } from './calendar-dates.ts';
import { DAY } from './durations.ts';
import { versionAt, type Calendar, type LocalInterval, type Schedule } from './calendar.ts';
import { instantAtWallTime } from './open-zone.ts';

/** Dates are civil dates (`2026-12-24`) where the hours are kept, the last one included. */
export type CalendarEdit =
  | { kind: 'close'; from: string; until: string }
  | { kind: 'open'; date: string; until?: string | undefined; hours: readonly LocalInterval[] }
  /** Back to the hours of the week. */
  | { kind: 'restore'; from: string; until: string }
  | { kind: 'set'; schedule: Schedule };

type Dates = { from: string; until: string };

/** As many dates as may change in one go. */
const LONGEST = 366;

/** Why an edit at an instant (epoch ms) is refused; the calendar that results has reasons of its own. */
export function editProblems(calendar: Calendar, edit: CalendarEdit, at: number): string[] {
  switch (edit.kind) {
    case 'set':
      return [];
    case 'open':
      return [
        ...datesProblems(calendar, openingDates(edit), at),
        ...(edit.hours.length === 0 ? [`${edit.date}: no hours are given; to close a date, use close`] : []),
      ];
    case 'close': {
      const problems = datesProblems(calendar, edit, at);
      return problems.length > 0 || !isClosed(calendar, edit, at)
        ? problems
        : ['closed already on these dates'];
    }
    case 'restore': {
      const problems = datesProblems(calendar, edit, at);
      return problems.length > 0 || isSpecial(calendar, edit, at)
        ? problems
        : ['nothing is special on these dates'];
    }
  }
}

/** The calendar with the edit from `at` on, as a version of its own; versions still to come are edited too, under new ids. */
export function applyEdit(
  calendar: Calendar,
  { id, edit, at }: { id: string; edit: CalendarEdit; at: number },
): Calendar {
  const before = calendar.filter(({ effectiveAt }) => effectiveAt < at);
  const after = calendar.filter(({ effectiveAt }) => effectiveAt > at);
  const ruling = { id, effectiveAt: at, schedule: editSchedule(versionAt(calendar, at).schedule, edit) };
  const toCome =
    edit.kind === 'set'
      ? after
      : after.map((version) => ({
          ...version,
          id: `${version.id}/${id}`,
          schedule: editSchedule(version.schedule, edit),
        }));
  return [...before, ruling, ...toCome];
}

function editSchedule(schedule: Schedule, edit: CalendarEdit): Schedule {
  switch (edit.kind) {
    case 'set':
      return edit.schedule;
    case 'open': {
      const dates = datesOf(openingDates(edit));
      const { closedDates, specialDates } = restoreDates(schedule, dates);
      const special = Object.fromEntries(dates.map((date) => [date, edit.hours]));
      return { ...schedule, closedDates, specialDates: { ...specialDates, ...special } };
    }
    case 'close': {
      const dates = datesOf(edit);
      const { closedDates, specialDates } = restoreDates(schedule, dates);
      return { ...schedule, closedDates: [...closedDates, ...dates].toSorted(), specialDates };
    }
    case 'restore':
      return { ...schedule, ...restoreDates(schedule, datesOf(edit)) };
  }
}

/** The exceptions but those of some dates. */
function restoreDates({ closedDates = [], specialDates = {} }: Schedule, dates: readonly string[]) {
  const without = new Set(dates);
  return {
    closedDates: closedDates.filter((date) => !without.has(date)),
    specialDates: Object.fromEntries(Object.entries(specialDates).filter(([date]) => !without.has(date))),
  };
}

function openingDates({ date, until = date }: Extract<CalendarEdit, { kind: 'open' }>): Dates {
  return { from: date, until };
}

function datesOf({ from, until }: Dates): string[] {
  const [first, last] = [dayNumber(from), dayNumber(until)];
  return Array.from({ length: last - first + 1 }, (_, each) => civilDate(first + each));
}

function isClosed(calendar: Calendar, dates: Dates, at: number): boolean {
  const schedules = schedulesFrom(calendar, at);
  return datesOf(dates).every((date) =>
    schedules.every(({ closedDates }) => closedDates?.includes(date) === true),
  );
}

function isSpecial(calendar: Calendar, dates: Dates, at: number): boolean {
  const schedules = schedulesFrom(calendar, at);
  return datesOf(dates).some((date) =>
    schedules.some(
      ({ closedDates = [], specialDates = {} }) => closedDates.includes(date) || date in specialDates,
    ),
  );
}

function schedulesFrom(calendar: Calendar, at: number): Schedule[] {
  const toCome = calendar.filter(({ effectiveAt }) => effectiveAt > at);
  return [versionAt(calendar, at), ...toCome].map(({ schedule }) => schedule);
}

function datesProblems(calendar: Calendar, { from, until }: Dates, at: number): string[] {
  const unknown = [...new Set([from, until])].filter((date) => Number.isNaN(dayNumber(date)));
  if (unknown.length > 0) return unknown.map((date) => `${date} is not a date (YYYY-MM-DD)`);
  const days = dayNumber(until) - dayNumber(from) + 1;
  if (days < 1) return [`${until} comes before ${from}`];
  if (days > LONGEST) return [`${days} days are changed at once: at most ${LONGEST}`];
  const { timeZone } = versionAt(calendar, at).schedule;
  const over = instantAtWallTime(timeZone, (dayNumber(from) + 1) * DAY) <= at;
  return over ? [`${from} is over: what has been measured does not change`] : [];
}
