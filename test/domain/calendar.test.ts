import { describe, expect, test } from 'vitest';
import { calendarProblems, scheduleProblems } from '../../domain/calendar-problems.ts';
import {
  publishedCalendar,
  publishedHours,
  reigns,
  versionAt,
  type Calendar,
  type Schedule,
} from '../../domain/calendar.ts';

const withMonday = (...mon: [string, string][]): Schedule => ({
  ...publishedHours,
  weekly: { ...publishedHours.weekly, mon },
});
const closedAllWeek = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

describe('a schedule that makes sense', () => {
  // oxfmt-ignore
  test.each<[string, Schedule]>([
    ['the published hours',            publishedHours],
    ['a lunch break',                  withMonday(['09:00', '12:00'], ['14:00', '18:00'])],
    ['hours that overlap',             withMonday(['09:00', '12:00'], ['11:00', '18:00'])],
    ['a whole day',                    withMonday(['00:00', '24:00'])],
    ['a night',                        withMonday(['22:00', '06:00'])],
    ['an evening until midnight',      withMonday(['22:00', '00:00'])],
    ['a leap day closed',              { ...publishedHours, closedDates: ['2028-02-29'] }],
    ['a date closed twice over',       { ...publishedHours, closedDates: ['2026-12-24'], specialDates: { '2026-12-24': [] } }],
    ['one day open a week',            { ...publishedHours, weekly: { ...closedAllWeek, sun: [['10:00', '11:00']] } }],
  ])('%s', (_, schedule) => expect(scheduleProblems(schedule)).toEqual([]));
});

describe('a schedule that makes none is refused, with the reason', () => {
  // oxfmt-ignore
  test.each<[string, Schedule, string]>([
    ['an unknown zone',        { ...publishedHours, timeZone: 'Europe/Lutece' }, 'unknown time zone Europe/Lutece'],
    ['no hours at all',        { ...publishedHours, weekly: closedAllWeek },     'no weekday has any opening hours'],
    ['hours on special dates only', { ...publishedHours, weekly: closedAllWeek, specialDates: { '2026-12-24': [['09:00', '12:00']] } }, 'no weekday has any opening hours'],
    ['an empty interval',      withMonday(['09:00', '09:00']), 'mon 09:00–09:00: an interval that ends when it starts is empty'],
    ['an interval from 24:00', withMonday(['24:00', '06:00']), 'mon 24:00–06:00: 24:00 may end an interval, not start one'],
    ['no such start',          withMonday(['9:00', '18:00']),  'mon 9:00–18:00: times are HH:MM, up to 24:00'],
    ['no such end',            withMonday(['09:00', '24:01']), 'mon 09:00–24:01: times are HH:MM, up to 24:00'],
    ['no such minute',         withMonday(['09:60', '18:00']), 'mon 09:60–18:00: times are HH:MM, up to 24:00'],
['text before a time',     withMonday(['09:00', 'x18:00']), 'mon 09:00–x18:00: times are HH:MM, up to 24:00'],
    ['text after a time',      withMonday(['09:00', '18:00x']), 'mon 09:00–18:00x: times are HH:MM, up to 24:00'],
    ['no such closed date',    { ...publishedHours, closedDates: ['2026-02-29'] }, '2026-02-29 is not a date (YYYY-MM-DD)'],
    ['a date in words',        { ...publishedHours, closedDates: ['Christmas'] }, 'Christmas is not a date (YYYY-MM-DD)'],
    ['a date with more to it', { ...publishedHours, closedDates: ['+002026-12-25'] }, '+002026-12-25 is not a date (YYYY-MM-DD)'],
    ['no such special date',   { ...publishedHours, specialDates: { '2026-13-01': [] } }, '2026-13-01 is not a date (YYYY-MM-DD)'],
    ['empty special hours',    { ...publishedHours, specialDates: { '2026-12-24': [['09:00', '09:00']] } }, '2026-12-24 09:00–09:00: an interval that ends when it starts is empty'],
    ['a date closed and open', { ...publishedHours, closedDates: ['2026-12-24'], specialDates: { '2026-12-24': [['09:00', '12:00']] } }, '2026-12-24 is both closed and given special hours'],
  ])('%s', (_, schedule, reason) => expect(scheduleProblems(schedule)).toEqual([reason]));

  test('and with every reason at once', () => {
    expect(
      scheduleProblems({ timeZone: 'Mars', weekly: closedAllWeek, closedDates: ['never'] }),
    ).toHaveLength(3);
  });
});

describe('a calendar of several versions', () => {
  const calendar: Calendar = [
    { id: 'published', effectiveAt: 100, schedule: publishedHours },
    { id: 'saturdays', effectiveAt: 200, schedule: withMonday(['10:00', '11:00']) },
    { id: 'summer', effectiveAt: 300, schedule: publishedHours },
  ];

  // oxfmt-ignore
  test.each([
    ['before the first takes effect', 0, 'published'],
    ['when one takes effect', 200, 'saturdays'],
    ['just before the next', 299, 'saturdays'],
    ['after the last', 999, 'summer'],
  ])('%s', (_, at, id) => expect(versionAt(calendar, at).id).toBe(id));

  const told = (from: number, until: number) =>
    reigns(calendar, from, until).map((reign) => [reign.version.id, reign.from, reign.until]);

  test('rule one after the other, without a gap', () => {
    expect(told(0, 400)).toEqual([
      ['published', 0, 200],
      ['saturdays', 200, 300],
      ['summer', 300, 400],
    ]);
    expect(told(210, 300)).toEqual([['saturdays', 210, 300]]);
    expect(told(300, 300)).toEqual([]);
  });

  test('is sound when ids differ and each takes effect after the one before', () => {
    expect(calendarProblems(calendar)).toEqual([]);
    expect(calendarProblems(publishedCalendar)).toEqual([]);
  });

  // oxfmt-ignore
  test.each<[string, Calendar, string[]]>([
    ['no version', [], ['a calendar has at least one version']],
    ['two of one id', [{ id: 'a', effectiveAt: 1, schedule: publishedHours }, { id: 'a', effectiveAt: 2, schedule: publishedHours }], ['version id a is used twice']],
    ['two at one instant', [{ id: 'a', effectiveAt: 1, schedule: publishedHours }, { id: 'b', effectiveAt: 1, schedule: publishedHours }], ['version b must take effect after the one before it']],
    ['an unsound schedule', [{ id: 'a', effectiveAt: 1, schedule: withMonday(['24:00', '24:00']) }], ['version a: mon 24:00–24:00: 24:00 may end an interval, not start one']],
  ])('is refused with %s', (_, refused, reasons) => expect(calendarProblems(refused)).toEqual(reasons));

  test('rules nothing without a version', () => {
    expect(() => versionAt([], 0)).toThrow(new RangeError('a calendar has at least one version'));
  });
});
