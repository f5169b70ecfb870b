import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { publicHolidayDates, withPublicHolidays } from '../../activities/calendar/holidays.ts';
import { dueOver } from '../../activities/calendar/open-time-answer.ts';
import { publishedHours } from '../../domain/calendar.ts';
import { isOpen, openTimeBetween } from '../../domain/open-time.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const years = Array.from({ length: 101 }, (_, rank) => 2000 + rank);

/** Easter Sunday by Butcher's rule of 1876. */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

/** Code du travail, article L3133-1; article L3134-13 adds Good Friday and 26 December in Alsace-Moselle. */
function lawful(year: number, alsaceMoselle: boolean): string[] {
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
  const movable = [1, 39, 50, ...(alsaceMoselle ? [-2] : [])].map((days) => easter(year) + days * DAY);
  const dates = [
    ...[...fixed, ...(alsaceMoselle ? ['12-26'] : [])].map((date) => `${year}-${date}`),
    ...movable.map((at) => new Date(at).toISOString().slice(0, 10)),
  ];
  return [...new Set(dates)].toSorted();
}

describe('French public holidays', () => {
  test('are the eleven of the law, every year from 2000 to 2100', () => {
    expect(years.map((year) => publicHolidayDates('FR', year))).toEqual(
      years.map((year) => lawful(year, false)),
    );
  });

  test('are thirteen in Alsace-Moselle', () => {
    expect(years.map((year) => publicHolidayDates('FR-Alsace-Moselle', year))).toEqual(
      years.map((year) => lawful(year, true)),
    );
  });

  test('are those of the reference list', () => {
    const listed: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(new URL('../data/hours/fr_public_holidays.json', import.meta.url), 'utf8'),
    );
    const computed = Object.keys(listed).map((year) => [year, publicHolidayDates('FR', Number(year))]);
    expect(Object.fromEntries(computed)).toEqual(
      Object.fromEntries(Object.entries(listed).map(([year, dates]) => [year, Object.keys(dates)])),
    );
  });

  test('are none by default', () => {
    expect(publicHolidayDates('none', 2026)).toEqual([]);
    expect(withPublicHolidays(publishedHours, 0, DAY)).toEqual(publishedHours);
  });
});

describe('hours that keep the public holidays', () => {
  const ascension = Date.parse('2026-05-14T08:00Z');
  const hours = { ...publishedHours, publicHolidays: 'FR', closedDates: ['2026-05-15'] } as const;

  test('are closed on them, and on their own closed dates', () => {
    const kept = withPublicHolidays(hours, ascension, ascension);
    expect(isOpen(kept, ascension)).toBe(false);
    expect(isOpen(kept, ascension + DAY)).toBe(false);
    expect(isOpen(kept, ascension + 4 * DAY)).toBe(true);
  });

  test('open on one that is given special hours', () => {
    const open = { ...hours, specialDates: { '2026-05-14': [['09:00', '12:00']] } } as const;
    expect(isOpen(withPublicHolidays(open, ascension, ascension), ascension)).toBe(true);
  });

  test('keep them over New Year', () => {
    const [eve, day] = [Date.parse('2026-12-31T23:30Z'), Date.parse('2027-01-02T00:00Z')];
    expect(openTimeBetween(withPublicHolidays(hours, eve, eve), eve, day)).toBe(0);
  });

  test('keep them however far the answer lies', () => {
    const { due, hours: measured } = dueOver(hours, { start: ascension, openMs: 30 * 2_270 * HOUR });
    expect(openTimeBetween(measured, ascension, due)).toBe(30 * 2_270 * HOUR);
    const whole = withPublicHolidays(hours, ascension, due + 5 * 366 * DAY);
    expect(openTimeBetween(whole, ascension, due)).toBe(30 * 2_270 * HOUR);
  });
});
