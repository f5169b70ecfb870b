import { describe, expect, test } from 'vitest';
import { soundChange } from '../../activities/calendar/change-schema.ts';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { applyEdit, editProblems, type CalendarEdit } from '../../domain/calendar-edit.ts';
import { publishedCalendar, publishedHours, type Calendar } from '../../domain/calendar.ts';
import { openTimeBetweenIn } from '../../domain/open-intervals.ts';
import { paris } from '../support/cast.ts';

const HOUR = 3_600_000;
const now = paris('2035-06-04T10:00');
const summer: Calendar = [
  ...publishedCalendar,
  { id: 'summer', effectiveAt: paris('2035-07-01T00:00'), schedule: publishedHours },
];

describe('a change of the opening hours', () => {
  test('rules from its instant on and leaves what was measured as it was', () => {
    const next = made({ kind: 'close', from: '2035-06-04', until: '2035-06-05' });
    expect(next.map(({ id, effectiveAt }) => [id, effectiveAt])).toEqual([
      ['published', 0],
      ['c1', now],
    ]);
    expect(openHours(next, '2035-06-04', '2035-06-05')).toBe(1);
    expect(openHours(next, '2035-06-05', '2035-06-06')).toBe(0);
    expect(openHours(next, '2035-06-06', '2035-06-07')).toBe(9);
  });

  test('opens a date that was closed, and closes one that had hours of its own', () => {
    const opened = made({ kind: 'open', date: '2035-06-09', hours: [['10:00', '12:00']] });
    expect(openHours(opened, '2035-06-09', '2035-06-10')).toBe(2);
    const closed = made({ kind: 'close', from: '2035-06-09', until: '2035-06-09' }, opened);
    expect(openHours(closed, '2035-06-09', '2035-06-10')).toBe(0);
    const again = made({ kind: 'open', date: '2035-06-09', hours: [['10:00', '11:00']] }, closed);
    expect(openHours(again, '2035-06-09', '2035-06-10')).toBe(1);
  });

  test('opens several dates in one go, and gives some of them their week back', () => {
    const opened = made({
      kind: 'open',
      date: '2035-06-09',
      until: '2035-06-10',
      hours: [['10:00', '12:00']],
    });
    expect(openHours(opened, '2035-06-09', '2035-06-11')).toBe(4);
    const closed = made({ kind: 'close', from: '2035-06-11', until: '2035-06-12' }, opened);
    const restored = made({ kind: 'restore', from: '2035-06-10', until: '2035-06-11' }, closed);
    expect(openHours(restored, '2035-06-09', '2035-06-10')).toBe(2);
    expect(openHours(restored, '2035-06-10', '2035-06-11')).toBe(0);
    expect(openHours(restored, '2035-06-11', '2035-06-12')).toBe(9);
    expect(openHours(restored, '2035-06-12', '2035-06-13')).toBe(0);
  });

  test('gives dates their week back in versions to come alone', () => {
    const closed = { ...publishedHours, closedDates: ['2035-07-02'] };
    const calendar: Calendar = [
      ...publishedCalendar,
      { id: 'summer', effectiveAt: paris('2035-07-01T00:00'), schedule: closed },
    ];
    const next = made({ kind: 'restore', from: '2035-07-02', until: '2035-07-02' }, calendar);
    expect(openHours(next, '2035-07-02', '2035-07-03')).toBe(9);
  });

  test('reaches the versions still to come, under ids of their own', () => {
    const next = made({ kind: 'close', from: '2035-07-02', until: '2035-07-02' }, summer);
    expect(next.map(({ id }) => id)).toEqual(['published', 'c2', 'summer/c2']);
    expect(openHours(next, '2035-07-02', '2035-07-03')).toBe(0);
  });

  test('of the whole week leaves the versions still to come as they are', () => {
    const late = {
      ...publishedHours,
      weekly: { ...publishedHours.weekly, fri: [['09:00', '20:00']] as const },
    };
    const next = made({ kind: 'set', schedule: late }, summer);
    expect(next.map(({ id }) => id)).toEqual(['published', 'c2', 'summer']);
    expect(next[1]?.schedule).toMatchObject(late);
    expect(next[2]).toEqual(summer[1]);
  });

  test('at the very instant at which a version begins takes its place', () => {
    const at = paris('2035-07-01T00:00');
    const edit: CalendarEdit = { kind: 'close', from: '2035-07-02', until: '2035-07-02' };
    expect(applyEdit(summer, { id: 'c2', edit, at }).map(({ id }) => id)).toEqual(['published', 'c2']);
    expect(editProblems(applyEdit(summer, { id: 'c2', edit, at }), edit, at)).toEqual([
      'closed already on these dates',
    ]);
  });

  test('closes dates of which some are closed already, or closed in some versions only', () => {
    const closed = made({ kind: 'close', from: '2035-07-03', until: '2035-07-03' });
    expect(editProblems(closed, { kind: 'close', from: '2035-07-03', until: '2035-07-04' }, now)).toEqual([]);
    const both = [
      ...closed,
      { id: 'later', effectiveAt: paris('2035-07-01T00:00'), schedule: publishedHours },
    ];
    expect(editProblems(both, { kind: 'close', from: '2035-07-03', until: '2035-07-03' }, now)).toEqual([]);
    expect(editProblems(both, { kind: 'restore', from: '2035-07-02', until: '2035-07-04' }, now)).toEqual([]);
  });

  test('may reach a year and a day, and the day that is under way until its last instant', () => {
    const year: CalendarEdit = { kind: 'close', from: '2035-06-08', until: '2036-06-07' };
    expect(editProblems(publishedCalendar, year, now)).toEqual([]);
    const today: CalendarEdit = { kind: 'close', from: '2035-06-04', until: '2035-06-04' };
    expect(editProblems(publishedCalendar, today, paris('2035-06-05T00:00') - 1)).toEqual([]);
    expect(editProblems(publishedCalendar, today, paris('2035-06-05T00:00'))).toHaveLength(1);
  });

  test('opens on a public holiday', () => {
    const holidays: Calendar = [
      { id: 'fr', effectiveAt: 0, schedule: { ...publishedHours, publicHolidays: 'FR' } },
    ];
    expect(openHours(holidays, '2035-07-13', '2035-07-14')).toBe(9);
    expect(openHours(holidays, '2035-08-15', '2035-08-16')).toBe(0);
    const next = made({ kind: 'open', date: '2035-08-15', hours: [['09:00', '12:00']] }, holidays);
    expect(openHours(next, '2035-08-15', '2035-08-16')).toBe(3);
  });

  // oxfmt-ignore
  test.each<[what: string, edit: unknown, reason: string]>([
    ['of a date that is none',       { kind: 'close', from: '2035-02-30', until: '2035-02-30' }, '2035-02-30 is not a date (YYYY-MM-DD)'],
    ['of a date that is over',       { kind: 'close', from: '2035-06-01', until: '2035-06-06' }, '2035-06-01 is over: what has been measured does not change'],
    ['that ends before it begins',   { kind: 'close', from: '2035-06-08', until: '2035-06-07' }, '2035-06-07 comes before 2035-06-08'],
    ['of years at once',             { kind: 'close', from: '2035-06-08', until: '2037-06-07' }, '731 days are changed at once: at most 366'],
    ['to a date without hours',      { kind: 'open', date: '2035-06-09', hours: [] }, '2035-06-09: no hours are given; to close a date, use close'],
    ['that restores what is usual',  { kind: 'restore', from: '2035-06-08', until: '2035-06-09' }, 'nothing is special on these dates'],
    ['that opens what is over',      { kind: 'open', date: '2035-06-01', until: '2035-06-09', hours: [['10:00', '12:00']] }, '2035-06-01 is over: what has been measured does not change'],
    ['to hours that are none',       { kind: 'open', date: '2035-06-09', hours: [['25:00', '26:00']] }, '2035-06-09 25:00–26:00: times are HH:MM, up to 24:00'],
    ['to a week that never opens',   { kind: 'set', schedule: { timeZone: 'Europe/Paris', weekly: empty() } }, 'edit.schedule: no weekday has any opening hours'],
    ['to a zone that is none',       { kind: 'set', schedule: { ...publishedHours, timeZone: 'GMT+1h' } }, 'edit.schedule: unknown time zone GMT+1h'],
    ['to both closed and special',   { kind: 'set', schedule: { ...publishedHours, closedDates: ['2035-06-08'], specialDates: { '2035-06-08': [['10:00', '11:00']] } } }, 'edit.schedule: 2035-06-08 is both closed and given special hours'],
  ])('%s is refused with the reason', (_, edit, reason) => {
    const refused = soundChange({ id: 'c1', edit }, publishedCalendar, now);
    expect(refused).toEqual({ refused: [expect.stringContaining(reason)] });
  });

  test('is refused in the past, when it changes nothing, and when its id is taken', () => {
    const edit: CalendarEdit = { kind: 'close', from: '2035-06-08', until: '2035-06-08' };
    expect(soundChange({ id: 'c1', edit, effectiveAt: now - 1 }, publishedCalendar, now)).toEqual({
      refused: ['it cannot take effect in the past: what has been measured does not change'],
    });
    const closed = made(edit);
    expect(soundChange({ id: 'c2', edit }, closed, now)).toEqual({
      refused: ['closed already on these dates'],
    });
    const other: CalendarEdit = { kind: 'close', from: '2035-06-11', until: '2035-06-11' };
    expect(soundChange({ id: 'c1', edit: other }, closed, now + 1)).toEqual({
      refused: [expect.stringContaining('version id c1 is used twice')],
    });
  });
});

function made(edit: CalendarEdit, calendar: Calendar = publishedCalendar): Calendar {
  const sound = soundChange({ id: `c${calendar.length}`, edit }, calendar, now + calendar.length - 1);
  if ('refused' in sound) throw new Error(sound.refused.join('; '));
  return sound.next;
}

/** Open hours from one midnight to another. */
function openHours(calendar: Calendar, from: string, until: string): number {
  const [begins, ends] = [paris(`${from}T00:00`), paris(`${until}T00:00`)];
  return openTimeBetweenIn(expandSheet(calendar, begins, ends).intervals, begins, ends) / HOUR;
}

function empty() {
  return { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
}
