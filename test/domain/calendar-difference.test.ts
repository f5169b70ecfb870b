import { describe, expect, test } from 'vitest';
import { differenceBetween, exceptionsIn } from '../../domain/calendar-difference.ts';
import { publishedHours, type Schedule } from '../../domain/calendar.ts';

const christmas: Schedule = {
  ...publishedHours,
  closedDates: ['2035-12-25', '2035-12-24'],
  specialDates: { '2035-12-23': [['10:00', '12:00']] },
};

describe('what one calendar has and another has not', () => {
  test('is nothing between a calendar and itself', () => {
    expect(differenceBetween(christmas, { ...christmas, publicHolidays: 'none' })).toEqual({
      dates: [],
      week: false,
    });
  });

  test('is each date that was closed, opened or given its week back, in order', () => {
    const after: Schedule = {
      ...publishedHours,
      closedDates: ['2035-12-25', '2035-12-23'],
      specialDates: { '2035-12-26': [['09:00', '10:00']] },
    };
    expect(differenceBetween(christmas, after)).toEqual({
      dates: [
        { date: '2035-12-23', hours: [] },
        { date: '2035-12-24', hours: 'usual' },
        { date: '2035-12-26', hours: [['09:00', '10:00']] },
      ],
      week: false,
    });
  });

  test('is other hours of a date that had its own', () => {
    const longer: Schedule = { ...christmas, specialDates: { '2035-12-23': [['10:00', '13:00']] } };
    expect(differenceBetween(christmas, longer).dates).toEqual([
      { date: '2035-12-23', hours: [['10:00', '13:00']] },
    ]);
  });

  test.each<[what: string, after: Schedule]>([
    [
      'hours of a day',
      { ...publishedHours, weekly: { ...publishedHours.weekly, sat: [['09:00', '12:00']] } },
    ],
    ['time zone', { ...publishedHours, timeZone: 'Europe/Brussels' }],
    ['public holidays', { ...publishedHours, publicHolidays: 'FR' }],
  ])('says that the week is another one: its %s', (_, after) => {
    expect(differenceBetween(publishedHours, after)).toEqual({ dates: [], week: true });
  });
});

describe('the exceptions of a schedule', () => {
  test('are its dates in order, closed or with hours of their own', () => {
    expect(exceptionsIn(christmas)).toEqual([
      { date: '2035-12-23', hours: [['10:00', '12:00']] },
      { date: '2035-12-24', hours: [] },
      { date: '2035-12-25', hours: [] },
    ]);
    expect(exceptionsIn(publishedHours)).toEqual([]);
  });
});
