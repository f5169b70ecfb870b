/** Calendars and their changes as people read them. */
import type { CalendarChange, Preview, ShownCalendar } from '../domain/calendar-change.ts';
import type { Moved, MovedClock } from '../domain/calendar-preview.ts';
import { weekdays, type CalendarVersion, type LocalInterval } from '../domain/calendar.ts';
import type { ChangeProgress } from '../intake/calendar-client.ts';
import { instantAsText } from './clocks-text.ts';

type Reached = Extract<ChangeProgress, { at: 'done' }>['reached'];

const LISTED = 100;

export function calendarAsText({ calendar, changes }: ShownCalendar): string {
  return [
    ...calendar.map(versionAsText),
    ...changes.map(
      ({ id, storedAt, by, reason }) =>
        `${instantAsText(storedAt)}  ${id}${by === undefined ? '' : `, by ${by}`}${reason === undefined ? '' : `: ${reason}`}`,
    ),
  ].join('\n');
}

function versionAsText({ id, effectiveAt, schedule }: CalendarVersion): string {
  const { timeZone, weekly, closedDates = [], specialDates = {}, publicHolidays = 'none' } = schedule;
  const special = Object.entries(specialDates).map(([date, hours]) => `${date} ${hoursAsText(hours)}`);
  return [
    `${id}${effectiveAt === 0 ? '' : `, from ${instantAsText(effectiveAt)}`} (${timeZone})`,
    ...weekdays.map((day) => `  ${day}  ${hoursAsText(weekly[day])}`),
    `  public holidays: ${publicHolidays}`,
    ...(closedDates.length > 0 ? [`  closed: ${closedDates.join(', ')}`] : []),
    ...(special.length > 0 ? [`  special: ${special.join('; ')}`] : []),
  ].join('\n');
}

function hoursAsText(hours: readonly LocalInterval[]): string {
  return hours.length === 0 ? 'closed' : hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ');
}

/** « 37 running questions move, 2 become late », with their list. Late: answered after the instant that the person was told. */
export function previewAsText(
  { edit }: CalendarChange,
  { running, moved, late, list, effectiveAt }: Preview,
): string {
  const rows = list
    .slice(0, LISTED)
    .flatMap((question) => question.clocks.map((clock) => rowOf(question, clock)));
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `${editAsText(edit)}, from ${instantAsText(effectiveAt)}`,
    `${countOf(moved, 'running question')} ${moved === 1 ? 'moves' : 'move'}, ${late} ${late === 1 ? 'becomes' : 'become'} late (${running} in all)`,
    ...rows.map((row) =>
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    ),
    ...(moved > LISTED ? [`  … and ${moved - LISTED} more`] : []),
  ].join('\n');
}

function editAsText(edit: CalendarChange['edit']): string {
  switch (edit.kind) {
    case 'close':
      return `closed ${onDates(edit.from, edit.until)}`;
    case 'open':
      return `open ${onDates(edit.date, edit.until ?? edit.date)}, ${hoursAsText(edit.hours)}`;
    case 'restore':
      return `back to the usual hours ${onDates(edit.from, edit.until)}`;
    case 'set':
      return 'a new schedule';
  }
}

function onDates(from: string, until: string): string {
  return from === until ? `on ${from}` : `from ${from} to ${until}`;
}

function rowOf({ reference, assignee }: Moved, { target, before, after, told, late }: MovedClock): string[] {
  return [
    late ? 'late' : '',
    reference,
    target,
    before === after ? `${dueAsText(before)} stays` : `${dueAsText(before)} → ${dueAsText(after)}`,
    told === undefined ? '' : `told ${instantAsText(told)}`,
    assignee ?? '',
  ];
}

function dueAsText(due: number | undefined): string {
  return due === undefined ? 'beyond ten weeks' : instantAsText(due);
}

export function reachText({ running, told, gone }: Reached): string {
  const ended = gone === 0 ? '' : `, ${gone} had ended`;
  return `${told} of ${countOf(Math.max(running, told), 'running question')} told${ended}`;
}

export function refusalAsText(reasons: readonly string[]): string {
  return ['This change is refused:', ...reasons.map((reason) => `  ${reason}`)].join('\n');
}

function countOf(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
