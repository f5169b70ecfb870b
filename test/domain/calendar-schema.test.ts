import { describe, expect, test } from 'vitest';
import { calendarSchema, refusalReasons, scheduleSchema } from '../../activities/calendar/schedule-schema.ts';
import { publishedHours } from '../../domain/calendar.ts';

const reasons = (content: unknown) => {
  const read = calendarSchema.safeParse(content);
  return read.success ? [] : refusalReasons(read.error);
};

describe('a calendar at the door', () => {
  test('is completed: nothing closed, nothing special, no public holidays', () => {
    expect(scheduleSchema.parse(publishedHours)).toEqual({
      ...publishedHours,
      closedDates: [],
      specialDates: {},
      publicHolidays: 'none',
    });
  });

  test('takes effect at an ISO instant or in epoch milliseconds', () => {
    const version = { id: 'a', schedule: publishedHours };
    expect(
      calendarSchema.parse([{ ...version, effectiveAt: '2026-11-23T09:00:00+01:00' }])[0]?.effectiveAt,
    ).toBe(Date.parse('2026-11-23T08:00Z'));
    expect(calendarSchema.parse([{ ...version, effectiveAt: 12 }])[0]?.effectiveAt).toBe(12);
  });

  test('is refused with each reason once, and the place of what has the wrong shape', () => {
    const schedule = { ...publishedHours, timeZone: 'Mars', closedDates: ['never'] };
    expect(reasons([{ id: 'a', effectiveAt: 0, schedule }])).toEqual([
      'version a: unknown time zone Mars',
      'version a: never is not a date (YYYY-MM-DD)',
    ]);
    expect(reasons([])).toEqual(['a calendar has at least one version']);
    expect(reasons([{ id: 'a', effectiveAt: 0, schedule: { ...publishedHours, holydays: 'FR' } }])).toEqual([
      '0.schedule: Unrecognized key: "holydays"',
    ]);
    expect(scheduleSchema.safeParse({ timeZone: 'UTC', weekly: { mon: [] } }).success).toBe(false);
    expect(scheduleSchema.safeParse({ ...publishedHours, publicHolidays: 'DE' }).success).toBe(false);
  });
});
