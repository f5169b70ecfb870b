/** The sums `paladin due` does, and how it tells them. */
import { dueOver } from '../activities/calendar/open-time-answer.ts';
import { withPublicHolidays } from '../activities/calendar/holidays.ts';
import { before } from '../content/instants.ts';
import type { OpeningHours, Schedule } from '../domain/calendar.ts';
import type { OpenIntervals } from '../domain/open-intervals.ts';
import { isOpen, nextOpening, openIntervals, openTimeBetween } from '../domain/open-time.ts';

/** `end` is the instant reached or the one measured to; `counted` lists the open intervals the sum is made of, which is the whole explanation. */
export type Answer = {
  timeZone: string;
  tzdata: string;
  from: number;
  open: boolean;
  nextOpening: number;
  end: { is: 'due' | 'to'; at: number };
  openMs: number;
  inFrench?: string;
  counted: OpenIntervals;
};

/** When `openMs` of open time has passed since `from`. */
export function dueAnswer(schedule: Schedule, from: number, openMs: number): Answer {
  const { due, hours } = dueOver(schedule, { start: from, openMs });
  return { ...answer(hours, from, { is: 'due', at: due }), inFrench: before(due, from, schedule.timeZone) };
}

/** How much open time lies between two instants. */
export function betweenAnswer(schedule: Schedule, from: number, until: number): Answer {
  return answer(withPublicHolidays(schedule, from, Math.max(from, until)), from, { is: 'to', at: until });
}

function answer(hours: OpeningHours, from: number, end: Answer['end']): Answer {
  return {
    timeZone: hours.timeZone,
    tzdata: process.versions.tz ?? 'unknown',
    from,
    open: isOpen(hours, from),
    nextOpening: nextOpening(hours, from),
    end,
    openMs: openTimeBetween(hours, from, end.at),
    counted: openIntervals(hours, from, end.at),
  };
}

/** The same with instants in ISO 8601, for programs. */
export function asJson({ from, end, nextOpening: opening, counted, ...rest }: Answer): string {
  const instants = { from: iso(from), [end.is]: iso(end.at), nextOpening: iso(opening) };
  return JSON.stringify(
    { ...instants, ...rest, counted: counted.map((each) => each.map(iso)) },
    undefined,
    2,
  );
}

const LINES = 10;

/** The same for people, with the first intervals counted. */
export function asText(told: Answer): string {
  const local = localTime(told.timeZone);
  const state = told.open ? 'open' : `closed, opens ${local(told.nextOpening)}`;
  const lines = told.counted
    .slice(0, LINES)
    .map(([opens, closes]) => `  ${local(opens)} – ${local(closes)}  ${lengthOf(closes - opens)}`);
  const more = told.counted.length - lines.length;
  return [
    `from   ${local(told.from)}  ${iso(told.from)}  (${state})`,
    `${told.end.is.padEnd(6)} ${local(told.end.at)}  ${iso(told.end.at)}`,
    ...(told.inFrench === undefined ? [] : [`       « ${told.inFrench} »`]),
    `open   ${lengthOf(told.openMs)}, ${told.timeZone}, tz data ${told.tzdata}`,
    ...lines,
    ...(more > 0 ? [`  … and ${more} more intervals`] : []),
  ].join('\n');
}

/** `1 h 30 min`, down to the millisecond when there are any. */
export function lengthOf(ms: number): string {
  const parts = [
    [Math.floor(ms / 3_600_000), 'h'],
    [Math.floor(ms / 60_000) % 60, 'min'],
    [Math.floor(ms / 1_000) % 60, 's'],
    [ms % 1_000, 'ms'],
  ] as const;
  const told = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return told.length > 0 ? told.join(' ') : '0 min';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function localTime(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  return (at: number) => format.format(at);
}
