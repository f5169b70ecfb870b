import { describe, expect, test } from 'vitest';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar, publishedHours, type Calendar } from '../../domain/calendar.ts';
import { openTimeBetweenIn, spliceSheets } from '../../domain/open-intervals.ts';

const at = (instant: string) => Date.parse(instant);
const [monday, wednesday, nextMonday] = [
  at('2026-11-23T00:00Z'),
  at('2026-11-25T00:00Z'),
  at('2026-11-30T00:00Z'),
];
const HOUR = 3_600_000;

describe('a sheet for a workflow', () => {
  test('holds the open intervals of its weeks, and what they were computed from', () => {
    expect(expandSheet(publishedCalendar, monday, wednesday)).toEqual({
      version: 'published',
      tzdata: process.versions.tz,
      timeZone: 'Europe/Paris',
      from: monday,
      until: wednesday,
      intervals: [
        [at('2026-11-23T08:00Z'), at('2026-11-23T17:00Z')],
        [at('2026-11-24T08:00Z'), at('2026-11-24T17:00Z')],
      ],
    });
  });

  test('leaves out the public holidays of the calendar', () => {
    const calendar: Calendar = [
      { id: 'fr', effectiveAt: 0, schedule: { ...publishedHours, publicHolidays: 'FR' } },
    ];
    const sheet = expandSheet(calendar, at('2026-05-14T00:00Z'), at('2026-05-15T00:00Z'));
    expect(sheet.intervals).toEqual([]);
  });

  test('covers some time', () => {
    expect(() => expandSheet(publishedCalendar, monday, monday)).toThrow(RangeError);
  });
});

describe('a calendar that changes at an instant', () => {
  const mornings = {
    ...publishedHours,
    weekly: { ...publishedHours.weekly, wed: [['09:00', '12:00']] },
  } as const;
  const noon = at('2026-11-25T10:00Z');
  const calendar: Calendar = [
    ...publishedCalendar,
    { id: 'mornings', effectiveAt: noon, schedule: mornings },
  ];

  test('is ruled by each version in its time, without a seam', () => {
    const sheet = expandSheet(calendar, monday, nextMonday);
    expect(sheet.version).toBe('published+mornings');
    expect(sheet.intervals[2]).toEqual([at('2026-11-25T08:00Z'), at('2026-11-25T11:00Z')]);
    expect(openTimeBetweenIn(sheet.intervals, monday, nextMonday)).toBe((4 * 9 + 3) * HOUR);
  });

  test('changes nothing that a running question has already measured', () => {
    const held = expandSheet(publishedCalendar, monday, nextMonday);
    const renewed = spliceSheets(held, expandSheet(calendar, noon, nextMonday));
    expect(renewed).toMatchObject({ version: 'mornings', from: monday, until: nextMonday });
    expect(openTimeBetweenIn(renewed.intervals, monday, noon)).toBe(
      openTimeBetweenIn(held.intervals, monday, noon),
    );
    expect(openTimeBetweenIn(renewed.intervals, noon, nextMonday)).toBe((1 + 2 * 9) * HOUR);
  });
});
