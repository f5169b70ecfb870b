/** Why a schedule or a calendar is refused. An empty list means it is sound. */
import { dayNumber, timeOfDay } from './calendar-dates.ts';
import { weekdays, type Calendar, type LocalInterval, type Schedule } from './calendar.ts';

/** Every reason to refuse a schedule, each naming the place that is wrong. */
export function scheduleProblems(schedule: Schedule): readonly string[] {
  return [
    ...zoneProblems(schedule.timeZone),
    ...weekdays.flatMap((day) => hoursProblems(day, schedule.weekly[day])),
    ...emptyWeekProblems(schedule),
    ...(schedule.closedDates ?? []).flatMap(dateProblems),
    ...specialProblems(schedule),
  ];
}

/** Every reason to refuse a calendar: its order, its ids, then each version's own schedule. */
export function calendarProblems(calendar: Calendar): readonly string[] {
  if (calendar.length === 0) return ['a calendar has at least one version'];
  return [
    ...calendar.flatMap(({ id }, rank) =>
      isIdTaken(calendar, id, rank) ? [`version id ${id} is used twice`] : [],
    ),
    ...calendar.flatMap(({ id, effectiveAt }, rank) =>
      effectiveAt <= (calendar[rank - 1]?.effectiveAt ?? Number.NEGATIVE_INFINITY)
        ? [`version ${id} must take effect after the one before it`]
        : [],
    ),
    ...calendar.flatMap(({ id, schedule }) =>
      scheduleProblems(schedule).map((problem) => `version ${id}: ${problem}`),
    ),
  ];
}

function isIdTaken(calendar: Calendar, id: string, rank: number) {
  return calendar.findIndex((version) => version.id === id) < rank;
}

function zoneProblems(timeZone: string) {
  try {
    void new Intl.DateTimeFormat('en', { timeZone });
    return [];
  } catch {
    return [`unknown time zone ${timeZone}`];
  }
}

function hoursProblems(where: string, hours: readonly LocalInterval[]) {
  return hours.flatMap(([opens, closes]) => {
    const [from, to] = [timeOfDay(opens), timeOfDay(closes)];
    if (Number.isNaN(from + to)) return [`${where} ${opens}–${closes}: times are HH:MM, up to 24:00`];
    if (opens === '24:00') return [`${where} ${opens}–${closes}: 24:00 may end an interval, not start one`];
    return from === to ? [`${where} ${opens}–${closes}: an interval that ends when it starts is empty`] : [];
  });
}

/** Without a weekly opening, a promise made past the last special date would never fall due. */
function emptyWeekProblems({ weekly }: Schedule) {
  return weekdays.some((day) => weekly[day].length > 0) ? [] : ['no weekday has any opening hours'];
}

function specialProblems({ specialDates = {}, closedDates = [] }: Schedule) {
  return Object.entries(specialDates).flatMap(([date, hours]) => [
    ...dateProblems(date),
    ...hoursProblems(date, hours),
    ...(hours.length > 0 && closedDates.includes(date)
      ? [`${date} is both closed and given special hours`]
      : []),
  ]);
}

function dateProblems(date: string) {
  return Number.isNaN(dayNumber(date)) ? [`${date} is not a date (YYYY-MM-DD)`] : [];
}
