import { describe, expect, test } from 'vitest';
import { publishedHours, type LocalInterval, type OpeningHours } from '../../domain/calendar.ts';
import { addOpenTime, isOpen, nextOpening, openIntervals, openTimeBetween } from '../../domain/open-time.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;

const at = (instant: string) => Date.parse(instant);
const iso = (instant: number) => new Date(instant).toISOString().replace(':00.000Z', 'Z');

const everyDay = (timeZone: string, ...hours: LocalInterval[]): OpeningHours => ({
  timeZone,
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
});

describe('when the zone changes its clocks', () => {
  // oxfmt-ignore
  test.each([
    ['Paris in spring: two hours of three',       'Europe/Paris',         ['01:00', '04:00'], '2026-03-28T12:00Z', 2 * HOUR],
    ['Paris in autumn: four',                     'Europe/Paris',         ['01:00', '04:00'], '2026-10-24T12:00Z', 4 * HOUR],
    ['Lord Howe in spring, by half an hour',      'Australia/Lord_Howe',  ['01:00', '04:00'], '2026-10-03T12:00Z', 2.5 * HOUR],
    ['Lord Howe in autumn',                       'Australia/Lord_Howe',  ['01:00', '04:00'], '2026-04-04T12:00Z', 3.5 * HOUR],
    ['New York in spring',                        'America/New_York',     ['01:00', '04:00'], '2026-03-08T00:00Z', 2 * HOUR],
    ['Casablanca leaving Ramadan',                'Africa/Casablanca',    ['01:00', '04:00'], '2026-03-21T12:00Z', 2 * HOUR],
    ['Casablanca entering Ramadan',               'Africa/Casablanca',    ['01:00', '04:00'], '2026-02-14T12:00Z', 4 * HOUR],
    ['Gaza, one week apart, away',                'Asia/Gaza',            ['00:00', '04:00'], '2040-10-19T12:00Z', 3 * HOUR],
    ['Gaza, one week apart, and back',            'Asia/Gaza',            ['00:00', '04:00'], '2040-10-26T12:00Z', 5 * HOUR],
    ['Recife, one week apart, away',              'America/Recife',       ['00:00', '04:00'], '2000-10-07T12:00Z', 3 * HOUR],
    ['Recife, one week apart, and back',          'America/Recife',       ['22:00', '24:00'], '2000-10-14T12:00Z', 3 * HOUR],
    ['São Paulo without its midnight',            'America/Sao_Paulo',    ['00:00', '02:00'], '2018-11-03T12:00Z', 1 * HOUR],
    ['Apia without its 30 December',              'Pacific/Apia',         ['09:00', '18:00'], '2011-12-30T06:00Z', 9 * HOUR],
    ['Kolkata, which never does',                 'Asia/Kolkata',         ['01:00', '04:00'], '2026-03-28T12:00Z', 3 * HOUR],
    ['Kathmandu, at a quarter',                   'Asia/Kathmandu',       ['01:00', '04:00'], '2026-03-28T12:00Z', 3 * HOUR],
  ] as const)('%s', (...[, timeZone, hours, noon, open]) => {
    expect(openTimeBetween(everyDay(timeZone, hours), at(noon), at(noon) + DAY)).toBe(open);
  });

  test('an opening that falls in a skipped hour is the first instant that exists', () => {
    const hours = everyDay('Europe/Paris', ['02:30', '06:00']);
    expect(iso(nextOpening(hours, at('2026-03-28T22:00Z')))).toBe('2026-03-29T01:00Z');
    expect(openIntervals(hours, at('2026-03-28T22:00Z'), at('2026-03-29T22:00Z'))).toEqual([
      [at('2026-03-29T01:00Z'), at('2026-03-29T04:00Z')],
    ]);
  });

  test('hours wholly in a skipped hour do not open that night', () => {
    const hours = everyDay('Europe/Paris', ['02:15', '02:45']);
    expect(iso(nextOpening(hours, at('2026-03-28T22:00Z')))).toBe('2026-03-30T00:15Z');
  });

  test('hours in a repeated hour open twice', () => {
    const hours = everyDay('Europe/Paris', ['02:15', '02:45']);
    expect(openIntervals(hours, at('2026-10-24T22:00Z'), at('2026-10-25T22:00Z'))).toEqual([
      [at('2026-10-25T00:15Z'), at('2026-10-25T00:45Z')],
      [at('2026-10-25T01:15Z'), at('2026-10-25T01:45Z')],
    ]);
    expect(iso(addOpenTime(hours, at('2026-10-25T00:30Z'), 20 * MINUTE))).toBe('2026-10-25T01:20Z');
  });

  test('hours that touch a change run through it', () => {
    const hours = everyDay('Europe/Paris', ['01:00', '02:00'], ['03:00', '04:00']);
    expect(openIntervals(hours, at('2026-03-28T22:00Z'), at('2026-03-29T22:00Z'))).toEqual([
      [at('2026-03-29T00:00Z'), at('2026-03-29T02:00Z')],
    ]);
  });
});

// Offsets are read in blocks of 2 ** 39 ms, the third of which begins on Wednesday 2004-11-03 at 19:53:47.776Z.
describe('where two blocks of years meet', () => {
  const joint = 2 * 2 ** 39;
  const wednesdays = Array.from({ length: 25 }, (_, week) =>
    new Date(joint + (week + 1) * 7 * DAY).toISOString().slice(0, 10),
  );
  const onWednesdays = (): OpeningHours => ({
    timeZone: 'Europe/Paris',
    weekly: { mon: [], tue: [], wed: [['09:00', '10:00']], thu: [], fri: [], sat: [], sun: [] },
    closedDates: wednesdays,
  });

  test('a long closure begun before them ends in the right offset after them', () => {
    expect(iso(nextOpening(onWednesdays(), joint - HOUR))).toBe('2005-05-04T07:00Z');
    expect(iso(addOpenTime(onWednesdays(), joint - DAY, 2 * HOUR))).toBe('2005-05-04T08:00Z');
  });

  test('a change of clocks just before them is not lost', () => {
    const hours = everyDay('America/Sao_Paulo', ['00:00', '02:00']);
    expect(openTimeBetween(hours, at('2004-11-01T12:00Z'), at('2004-11-02T12:00Z'))).toBe(1 * HOUR);
  });

  test('time runs on', () => {
    const always = everyDay('UTC', ['00:00', '24:00']);
    expect(openTimeBetween(always, joint - 1, joint)).toBe(1);
    expect(openTimeBetween(always, joint, joint + 1)).toBe(1);
    expect(openTimeBetween({ ...always }, joint - 1, joint + 1)).toBe(2);
    expect(addOpenTime({ ...always }, joint - 1, 1)).toBe(joint);
    expect(openTimeBetween({ ...always }, joint, joint + 1)).toBe(1);
  });
});

describe('a clock with pauses', () => {
  const monday = '2026-11-23';
  const pause = (from: string, until: string) =>
    [at(`${monday}T${from}Z`), at(`${monday}T${until}Z`)] as const;
  const due = (openMs: number, ...pauses: (readonly [number, number])[]) =>
    iso(addOpenTime(publishedHours, at(`${monday}T08:00Z`), openMs, pauses));

  test('stands still while paused', () => {
    expect(due(HOUR, pause('08:30', '10:00'))).toBe(`${monday}T10:30Z`);
  });

  test('is due when the pause begins, if its time is used up there', () => {
    expect(due(HOUR, pause('09:00', '10:00'))).toBe(`${monday}T09:00Z`);
  });

  test('loses nothing to a pause that begins afterwards, or while closed', () => {
    expect(due(HOUR, pause('11:00', '12:00'))).toBe(`${monday}T09:00Z`);
    expect(due(HOUR, pause('02:00', '07:30'))).toBe(`${monday}T09:00Z`);
  });

  test('counts overlapping, touching, unordered and empty pauses once', () => {
    const pauses = [
      pause('10:00', '10:30'),
      pause('08:30', '09:00'),
      pause('08:45', '09:30'),
      pause('09:30', '09:30'),
    ];
    expect(due(HOUR, ...pauses)).toBe(`${monday}T10:00Z`);
    expect(due(90 * MINUTE, ...pauses)).toBe(`${monday}T11:00Z`);
    const measured = openTimeBetween(publishedHours, at(`${monday}T08:00Z`), at(`${monday}T11:00Z`), pauses);
    expect(measured).toBe(3 * HOUR - 90 * MINUTE);
  });

  test('already paused at the start, starts when resumed', () => {
    expect(due(HOUR, pause('07:00', '08:20'))).toBe(`${monday}T09:20Z`);
  });
});

describe('what cannot be measured is refused', () => {
  test.each([Number.NaN, at('1600-01-01T00:00Z'), at('2600-01-01T00:00Z'), Number.POSITIVE_INFINITY])(
    'the instant %s',
    (instant) => {
      expect(() => nextOpening(publishedHours, instant)).toThrow(
        new RangeError(`opening hours are reckoned from the year 1901 to 2492, not at ${instant}`),
      );
    },
  );

  test('more open time than the years that are reckoned hold', () => {
    expect(() => addOpenTime(publishedHours, 0, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  test('a schedule that never opens', () => {
    expect(() => isOpen(everyDay('UTC'), 0)).toThrow(new RangeError('no weekday has any opening hours'));
  });

  test('a schedule with several faults, all named', () => {
    expect(() => isOpen({ ...publishedHours, closedDates: ['x', 'y'] }, 0)).toThrow(
      new RangeError('x is not a date (YYYY-MM-DD); y is not a date (YYYY-MM-DD)'),
    );
  });

  test('but not the first and the last years that are reckoned', () => {
    expect(isOpen({ ...publishedHours }, at('1901-01-03T12:00Z'))).toBe(true);
    expect(isOpen({ ...publishedHours }, at('2492-01-04T12:00Z'))).toBe(true);
  });

  test('public holidays that nobody has made closed dates', () => {
    const unresolved: OpeningHours = JSON.parse(JSON.stringify({ ...publishedHours, publicHolidays: 'FR' }));
    expect(() => isOpen(unresolved, 0)).toThrow(
      new RangeError('public holidays (FR) must first be made closed dates'),
    );
    expect(isOpen({ ...publishedHours, publicHolidays: 'none' }, at('2026-11-23T08:00Z'))).toBe(true);
  });
});
