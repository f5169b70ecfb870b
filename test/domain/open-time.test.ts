import { describe, expect, test } from 'vitest';
import { publishedHours, type LocalInterval, type OpeningHours } from '../../domain/calendar.ts';
import { addOpenTime, isOpen, nextOpening, openIntervals, openTimeBetween } from '../../domain/open-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const at = (instant: string) => Date.parse(instant);
const iso = (instant: number) => new Date(instant).toISOString().replace(':00.000Z', 'Z');

const everyDay = (timeZone: string, ...hours: LocalInterval[]): OpeningHours => ({
  timeZone,
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
});
const only = (weekday: string, ...hours: LocalInterval[]): OpeningHours => ({
  timeZone: 'UTC',
  weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [], [weekday]: hours },
});
const openOn = (hours: OpeningHours, date: string) =>
  openIntervals(hours, at(`${date}T00:00Z`), at(`${date}T00:00Z`) + DAY).map(([opens, closes]) =>
    [opens, closes].map((instant) => iso(instant).slice(11, 16)).join('–'),
  );

describe('the published hours, Monday to Friday from 9:00 to 18:00 in Paris', () => {
  // oxfmt-ignore
  test.each([
    ['Friday 17:30',                            '2026-11-20T16:30Z', '2026-11-23T08:30Z', '2026-11-25T13:30Z'],
    ['Saturday night',                          '2026-11-21T21:00Z', '2026-11-23T09:00Z', '2026-11-25T14:00Z'],
    ['Monday 9:00',                             '2026-11-23T08:00Z', '2026-11-23T09:00Z', '2026-11-25T14:00Z'],
    ['Monday 8:59',                             '2026-11-23T07:59Z', '2026-11-23T09:00Z', '2026-11-25T14:00Z'],
    ['17:00: due at closing time, 18:00',       '2026-12-24T16:00Z', '2026-12-24T17:00Z', '2026-12-29T13:00Z'],
    ['Friday before the spring change',         '2026-03-27T16:30Z', '2026-03-30T07:30Z', '2026-04-01T12:30Z'],
    ['Friday before the autumn change',         '2026-10-23T15:30Z', '2026-10-26T08:30Z', '2026-10-28T13:30Z'],
    ['New Year’s Day, no holiday by default',   '2026-01-01T08:00Z', '2026-01-01T09:00Z', '2026-01-05T14:00Z'],
  ])('asked on %s', (_, asked, firstReply, resolution) => {
    expect(iso(addOpenTime(publishedHours, at(asked), 60 * MINUTE))).toBe(firstReply);
    expect(iso(addOpenTime(publishedHours, at(asked), 24 * HOUR))).toBe(resolution);
  });

  // oxfmt-ignore
  test.each([
    ['just before opening',  '2026-11-23T07:59:59.999Z', false, '2026-11-23T08:00:00.000Z'],
    ['at opening',           '2026-11-23T08:00:00.000Z', true,  '2026-11-23T08:00:00.000Z'],
    ['just before closing',  '2026-11-23T16:59:59.999Z', true,  '2026-11-23T16:59:59.999Z'],
    ['at closing',           '2026-11-23T17:00:00.000Z', false, '2026-11-24T08:00:00.000Z'],
    ['on Friday evening',    '2026-11-20T17:00:00.000Z', false, '2026-11-23T08:00:00.000Z'],
    ['before 1970',          '1969-12-27T12:00:00.000Z', false, '1969-12-29T08:00:00.000Z'],
  ])('%s', (_, instant, open, next) => {
    expect(isOpen(publishedHours, at(instant))).toBe(open);
    expect(nextOpening(publishedHours, at(instant))).toBe(at(next));
  });

  test('measure nine hours a day, forty-five a week, nothing backwards', () => {
    const monday = at('2026-11-23T00:00Z');
    expect(openTimeBetween(publishedHours, monday, monday + DAY)).toBe(9 * HOUR);
    expect(openTimeBetween(publishedHours, monday, monday + 7 * DAY)).toBe(45 * HOUR);
    expect(openTimeBetween(publishedHours, monday + DAY, monday)).toBe(0);
    expect(openTimeBetween(publishedHours, at('2026-11-23T12:00Z'), at('2026-11-23T12:00Z'))).toBe(0);
  });

  test('adding nothing returns the start, open or closed', () => {
    const sunday = at('2026-11-22T12:00Z');
    expect(addOpenTime(publishedHours, sunday, 0)).toBe(sunday);
  });

  test.each([-1, Number.NaN])('adding %s is refused', (openMs) => {
    expect(() => addOpenTime(publishedHours, 0, openMs)).toThrow(
      new RangeError(`open time to add must not be negative: ${openMs}`),
    );
  });

  test('list the open intervals between two instants, cut at both', () => {
    const intervals = openIntervals(publishedHours, at('2026-11-20T12:00Z'), at('2026-11-23T09:00Z'));
    expect(intervals).toEqual([
      [at('2026-11-20T12:00Z'), at('2026-11-20T17:00Z')],
      [at('2026-11-23T08:00Z'), at('2026-11-23T09:00Z')],
    ]);
    expect(openIntervals(publishedHours, at('2026-11-23T09:00Z'), at('2026-11-20T12:00Z'))).toEqual([]);
    expect(openIntervals(publishedHours, at('2026-11-23T09:00Z'), at('2026-11-23T09:00Z'))).toEqual([]);
  });

  test('have none when asked decades backwards', () => {
    const fresh = { ...publishedHours };
    expect(openIntervals(fresh, at('2060-01-01T00:00Z'), at('2000-01-01T00:00Z'))).toEqual([]);
  });

  test('reach over a century in one sum', () => {
    const start = at('2000-01-03T08:00Z');
    const due = addOpenTime(publishedHours, start, 45 * HOUR * 52 * 100);
    expect(openTimeBetween(publishedHours, start, due)).toBe(45 * HOUR * 52 * 100);
    expect(iso(due)).toBe('2099-08-28T16:00Z');
  });
});

describe('hours of every shape', () => {
  // oxfmt-ignore
  test.each<[string, OpeningHours, string, string[]]>([
    ['a lunch break',          only('mon', ['09:00', '12:00'], ['14:00', '18:00']), '2026-11-23', ['09:00–12:00', '14:00–18:00']],
    ['touching intervals',     only('mon', ['09:00', '12:00'], ['12:00', '18:00']), '2026-11-23', ['09:00–18:00']],
    ['overlapping intervals',  only('mon', ['10:00', '18:00'], ['09:00', '12:00']), '2026-11-23', ['09:00–18:00']],
    ['until 24:00',            only('mon', ['20:00', '24:00']),                     '2026-11-23', ['20:00–00:00']],
    ['until 00:00',            only('mon', ['20:00', '00:00']),                     '2026-11-24', []],
    ['a night, its evening',   only('mon', ['22:00', '06:00']),                     '2026-11-23', ['22:00–00:00']],
    ['a night, its morning',   only('mon', ['22:00', '06:00']),                     '2026-11-24', ['00:00–06:00']],
    ['Sunday night on Monday', only('sun', ['22:00', '06:00']),                     '2026-11-23', ['00:00–06:00']],
  ])('%s', (_, hours, date, expected) => expect(openOn(hours, date)).toEqual(expected));

  test('a night is one interval through midnight', () => {
    const intervals = openIntervals(
      only('mon', ['22:00', '06:00']),
      at('2026-11-23T00:00Z'),
      at('2026-11-30T00:00Z'),
    );
    expect(intervals).toEqual([[at('2026-11-23T22:00Z'), at('2026-11-24T06:00Z')]]);
  });

  test('open around the clock, open time is time', () => {
    const always = everyDay('Europe/Paris', ['00:00', '24:00']);
    expect(addOpenTime(always, 12_345, 400 * DAY)).toBe(12_345 + 400 * DAY);
    expect(openTimeBetween(always, 12_345, 98_765)).toBe(98_765 - 12_345);
    expect(openIntervals(always, 12_345, 98_765)).toEqual([[12_345, 98_765]]);
  });
});

describe('closed dates and special hours', () => {
  const nights = everyDay('UTC', ['22:00', '06:00']);

  // oxfmt-ignore
  test.each<[string, Partial<OpeningHours>, string, string[]]>([
    ['a closed date closes its own part of two nights', { closedDates: ['2026-12-25'] }, '2026-12-25', []],
    ['the evening before stays open',          { closedDates: ['2026-12-25'] }, '2026-12-24', ['00:00–06:00', '22:00–00:00']],
    ['the morning after stays open',           { closedDates: ['2026-12-25'] }, '2026-12-26', ['00:00–06:00', '22:00–00:00']],
    ['special hours stand in for the week’s',  { specialDates: { '2026-12-24': [['09:00', '12:00']] } }, '2026-12-24', ['09:00–12:00']],
    ['no special hours at all is closed',      { specialDates: { '2026-12-24': [] } }, '2026-12-24', []],
    ['a special night runs into the next date', { specialDates: { '2026-12-24': [['20:00', '08:00']] } }, '2026-12-25', ['00:00–08:00', '22:00–00:00']],
    ['but not into a closed one',              { specialDates: { '2026-12-24': [['20:00', '08:00']] }, closedDates: ['2026-12-25'] }, '2026-12-25', []],
    ['and adds to a special one',              { specialDates: { '2026-12-24': [['20:00', '08:00']], '2026-12-25': [['10:00', '11:00']] } }, '2026-12-25', ['00:00–08:00', '10:00–11:00']],
  ])('%s', (_, exceptions, date, expected) => expect(openOn({ ...nights, ...exceptions }, date)).toEqual(expected));

  test('a special night joins the hours that the next date has of its own', () => {
    const hours: OpeningHours = {
      timeZone: 'UTC',
      weekly: { ...only('wed', ['11:00', '12:00']).weekly, fri: [['10:00', '11:00']] },
      specialDates: { '2026-12-24': [['20:00', '08:00']] },
    };
    expect(openOn(hours, '2026-12-25')).toEqual(['00:00–08:00', '10:00–11:00']);
  });

  const holidays: OpeningHours = {
    ...publishedHours,
    closedDates: ['2026-12-25', '2026-12-25', '2026-01-01', '2026-12-26'],
    specialDates: { '2026-12-24': [['09:00', '12:00']], '2026-12-27': [['10:00', '11:00']] },
  };

  test('are stepped over by a clock, whatever their order', () => {
    expect(iso(addOpenTime(holidays, at('2026-12-24T10:30Z'), 30 * MINUTE))).toBe('2026-12-24T11:00Z');
    expect(iso(addOpenTime(holidays, at('2026-12-24T10:30Z'), 31 * MINUTE))).toBe('2026-12-27T09:01Z');
    expect(iso(addOpenTime(holidays, at('2026-12-24T10:30Z'), 91 * MINUTE))).toBe('2026-12-28T08:01Z');
    expect(iso(nextOpening(holidays, at('2026-12-24T11:00Z')))).toBe('2026-12-27T09:00Z');
    expect(iso(nextOpening(holidays, at('2026-12-27T10:00Z')))).toBe('2026-12-28T08:00Z');
    expect(iso(nextOpening(holidays, at('2025-12-31T17:00Z')))).toBe('2026-01-02T08:00Z');
  });

  test('count for what they are', () => {
    const year = openTimeBetween(holidays, at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'));
    expect(year).toBe((261 - 3) * 9 * HOUR + 3 * HOUR + 1 * HOUR);
    expect(openTimeBetween(holidays, at('2026-12-24T00:00Z'), at('2026-12-24T09:30Z'))).toBe(90 * MINUTE);
  });
});
