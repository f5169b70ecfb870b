// What people complain of in calendars, clock changes and holidays, each as what holds here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedCalendar, publishedHours, type Schedule } from '../../domain/calendar.ts';
import { paris, toCome } from '../support/cast.ts';
import { openHouse, type House } from '../support/house.ts';
import { complaintTo, dueOf, receipt } from './pain-points.ts';

const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } as const;
const day = [['00:00', '24:00']] as const;
const always = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a calendar', () => {
  // oxfmt-ignore
  test.each<[what: string, schedule: Schedule, received: string, due: string]>([
    ['with a lunch break keeps it closed, every day',     weekly(['09:00', '12:00'], ['14:00', '18:00']), '2035-06-04T11:30', '2035-06-04T14:30'],
    ['of Wednesdays alone is as good as any',             { ...publishedHours, weekly: { ...never, wed: [['09:00', '12:00']] } }, '2035-06-04T10:00', '2035-06-06T10:00'],
    ['of Mondays and Thursdays waits for the Thursday',   { ...publishedHours, weekly: { ...never, mon: [['09:00', '10:30']], thu: [['09:00', '12:00']] } }, '2035-06-04T10:00', '2035-06-07T09:30'],
    ['that is always open does not close at midnight',    { timeZone: 'Europe/Paris', weekly: always }, '2035-06-04T23:30', '2035-06-05T00:30'],
    ['of French holidays is closed on the first of May',  { ...publishedHours, publicHolidays: 'FR' }, '2035-04-30T17:30', '2035-05-02T09:30'],
    ['of the published hours names no holiday',           publishedHours, '2035-04-30T17:30', '2035-05-01T09:30'],
  ])('%s', async (_, schedule, received, due) => {
    house.world.calendar = [{ id: 'tried', effectiveAt: 0, schedule }];
    const asked = await complaintTo(house, received);
    expect(await dueOf(asked)).toBe(paris(due));
  });

  test('opens at nine by the clock on the wall, before and after the hour changes', async () => {
    house.world.calendar = publishedCalendar;
    const asked = await complaintTo(house, '2035-10-26T17:30');
    expect(await dueOf(asked)).toBe(Date.parse(toCome('2035-10-29T09:30+01:00')));
  });

  test('is frozen in the journal with its version, its zone and its tz data', async () => {
    house.world.calendar = publishedCalendar;
    const asked = await complaintTo(house, '2035-06-04T10:00');
    const { rules } = await receipt(asked, 'resolution', '2035-06-04T11:00');
    expect(rules).toEqual([
      expect.objectContaining({
        version: 'published',
        timeZone: 'Europe/Paris',
        tzdata: process.versions.tz,
      }),
    ]);
    house.world.calendar = [{ id: 'other', effectiveAt: 0, schedule: { timeZone: 'UTC', weekly: always } }];
    expect((await receipt(asked, 'resolution', '2035-06-04T11:00')).rules).toEqual(rules);
  });
});

function weekly(...hours: [string, string][]): Schedule {
  return {
    ...publishedHours,
    weekly: { ...never, mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  };
}
