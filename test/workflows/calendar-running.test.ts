import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publishedCalendar, publishedHours, type Calendar } from '../../domain/calendar.ts';
import { paris, toCome } from '../support/cast.ts';
import { openHouse, type Case, type House } from '../support/house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => {
  house.world.calendar = publishedCalendar;
});
afterAll(() => house.close());

describe('a question whose opening hours change', () => {
  test('is due earlier when a Saturday is opened', async () => {
    const asked = await complaint('2035-06-08T17:30');
    house.world.calendar = open(toCome('2035-06-09'), ['10:00', '12:00']);
    await asked.update('calendar', { version: 'saturday' });
    await expect.poll(() => dueOf(asked)).toBe(paris('2035-06-09T10:30'));
    await asked.forwardTo(paris('2035-06-09T10:20'));
    expect(await asked.when('warned')).toEqual([paris('2035-06-09T10:15')]);
  });

  test('follows the last of several changes made one upon the other', async () => {
    const asked = await complaint('2035-06-08T17:30');
    house.world.calendar = open(toCome('2035-06-09'), ['10:00', '12:00']);
    await asked.signal('calendar', { version: 'saturday' });
    house.world.calendar = publishedCalendar;
    await asked.signal('calendar', { version: 'not-after-all' });
    await expect.poll(() => asked.when('calendar-changed')).toHaveLength(2);
    await expect.poll(async () => (await asked.state()).hoursAwaited).toBeUndefined();
    expect(await dueOf(asked)).toBe(paris('2035-06-11T09:30'));
  });

  test('ends, though a long closure begins after it is closed', async () => {
    const asked = await complaint('2035-06-04T10:00');
    await asked.update('claim', { agent: 'lea' });
    await asked.update('resolve', { agent: 'lea' });
    await asked.forwardTo(paris('2035-06-11T10:30'));
    expect(await asked.status()).toBe('closed');
    const closedDates = Array.from({ length: 40 }, (_, day) =>
      new Date(paris('2035-06-12T12:00') + day * 24 * 3_600_000).toISOString().slice(0, 10),
    );
    house.world.calendar = [{ id: 'long', effectiveAt: 0, schedule: { ...publishedHours, closedDates } }];
    await asked.update('calendar', { version: 'long' });
    await asked.forwardTo(paris('2035-08-01T10:00'));
    await expect(asked.handle.result()).resolves.toBeUndefined();
  });
});

async function complaint(wall: string): Promise<Case> {
  const asked = await house.ask({ at: paris(wall), reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  await expect.poll(async () => (await asked.state()).sheet).toBeDefined();
  return asked;
}

async function dueOf(asked: Case): Promise<number | undefined> {
  return (await asked.clock('first_response'))?.due;
}

function open(date: string, hours: readonly [string, string]): Calendar {
  return [
    ...publishedCalendar,
    { id: 'special', effectiveAt: 1, schedule: { ...publishedHours, specialDates: { [date]: [hours] } } },
  ];
}
