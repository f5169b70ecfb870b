// What people complain of in help desks that count opening hours, each as what holds here. Held elsewhere:
//   remaining time after a transfer, a new clock after reopening   clocks.test.ts
//   no clock runs while the person is asked something              clocks.test.ts
//   a change of calendar reaches running questions, with preview   calendar.test.ts
//   an empty or contradictory schedule is refused                  ../domain/calendar-change.test.ts
//   whatever happens, clocks only go forward                       ../domain/clocks.property.test.ts
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockReceipts } from '../../domain/clock-receipt.ts';
import { paris } from '../support/cast.ts';
import { openHouse, type Case, type House } from '../support/house.ts';
import { complaintTo, dueOf, journalOf, receipt } from './pain-points.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a pause', () => {
  test('is measured in open time, as the deadline is: a night in it gives no time away', async () => {
    const asked = await owned('2035-06-04T10:00');
    await asked.forwardTo(paris('2035-06-04T17:00'));
    await asked.update('ask', { agent: 'lea', message: 'm1' });
    await asked.forwardTo(paris('2035-06-05T10:00'));
    await asked.write({}, paris('2035-06-05T10:00'));
    const { used, gross, lines } = await receipt(asked, 'resolution', '2035-06-05T11:00');
    expect(near(gross - used)).toBe(2 * HOUR);
    expect(near(lines.find((line) => !line.counts)?.ms)).toBe(2 * HOUR);
    expect(near(await dueOf(asked, 'resolution'))).toBe(paris('2035-06-06T18:00'));
  });

  test('survives a change of target: the question has it, not the target', async () => {
    const asked = await owned('2035-06-04T10:00');
    await asked.update('ask', { agent: 'lea', message: 'm1' });
    await asked.forwardTo(paris('2035-06-04T14:00'));
    await asked.write({}, paris('2035-06-04T14:00'));
    await asked.update('retarget', { agent: 'ines', target: 'resolution', budget: 2 * HOUR });
    expect(near(await dueOf(asked, 'resolution'))).toBe(paris('2035-06-04T16:00'));
    expect(await asked.types()).not.toContain('breached');
  });

  test('knows no violation, however long it lasts, and ends in a reminder and a courteous close', async () => {
    const asked = await owned('2035-06-04T10:00');
    await asked.update('ask', { agent: 'lea', message: 'm1' });
    await asked.forwardTo(paris('2035-06-07T09:30'));
    expect(await asked.status()).toBe('waiting');
    expect(await asked.types()).toContain('reminded');
    await asked.forwardTo(paris('2035-06-08T18:00'));
    expect((await asked.journal()).find(({ type }) => type === 'resolved')).toMatchObject({ how: 'assumed' });
    expect(await asked.types()).not.toContain('breached');
    expect(await asked.types()).not.toContain('extended');
  });

  test('is not the time between resolution and reopening', async () => {
    const asked = await owned('2035-06-04T10:00');
    await asked.update('resolve', { agent: 'lea' });
    await asked.forwardTo(paris('2035-06-05T11:00'));
    await asked.write({}, paris('2035-06-05T11:00'));
    expect((await asked.state()).pauses).toEqual([]);
    const told = clockReceipts(await journalOf(asked), paris('2035-06-05T12:00'));
    expect(told.flatMap(({ lines }) => lines).filter(({ counts }) => !counts)).toEqual([]);
    expect(told.at(-1)).toMatchObject({ round: 2, used: HOUR });
  });

  test.each(['chat', 'email'] as const)(
    'ends with a message by %s, whatever the channel',
    async (channel) => {
      const asked = await house.ask({
        at: paris('2035-06-04T10:00'),
        channel,
        reads: { route: 'complaint' },
      });
      await expect.poll(asked.status).toBe('queued');
      await asked.update('claim', { agent: 'lea' });
      await asked.update('ask', { agent: 'lea', message: 'm1' });
      await asked.write();
      await expect.poll(async () => (await asked.clock('resolution'))?.standing).toBe('running');
    },
  );
});

describe('a deadline', () => {
  test('of a question received while closed counts from the next opening, not from nothing', async () => {
    const asked = await complaintTo(house, '2035-06-10T15:00');
    expect(await dueOf(asked)).toBe(paris('2035-06-11T10:00'));
    expect(await receipt(asked, 'first_response', '2035-06-11T09:00')).toMatchObject({ used: 0, left: HOUR });
  });

  test('is overrun by open time, and never by less than nothing', async () => {
    const asked = await complaintTo(house, '2035-06-08T17:00');
    expect(await receipt(asked, 'first_response', '2035-06-08T17:30')).toMatchObject({
      over: 0,
      left: 30 * MINUTE,
    });
    await asked.forwardTo(paris('2035-06-11T09:30'));
    expect(await receipt(asked, 'first_response', '2035-06-11T09:30')).toMatchObject({
      over: 30 * MINUTE,
      left: 0,
    });
  });

  test('is journalled as an instant', async () => {
    const asked = await complaintTo(house, '2035-06-08T17:30');
    await asked.forwardTo(paris('2035-06-11T10:00'));
    const due = paris('2035-06-11T09:30');
    const journal = await asked.journal();
    expect(journal.find(({ type }) => type === 'warned')).toMatchObject({ at: due - 15 * MINUTE, due });
    expect(journal.find(({ type }) => type === 'breached')).toMatchObject({ at: due, due });
  });

  test('of one target is nothing to the other', async () => {
    const asked = await complaintTo(house, '2035-06-04T10:00');
    await asked.update('retarget', { agent: 'ines', target: 'resolution', budget: 20 * MINUTE });
    expect(await dueOf(asked)).toBe(paris('2035-06-04T11:00'));
    expect(await dueOf(asked, 'resolution')).toBe(paris('2035-06-04T10:20'));
  });

  test('follows a change of target while the question runs, its timer too', async () => {
    const asked = await complaintTo(house, '2035-06-04T10:00');
    await asked.update('retarget', { agent: 'ines', target: 'first_response', budget: 30 * MINUTE });
    await asked.forwardTo(paris('2035-06-04T10:31'));
    expect(await asked.when('breached')).toEqual([paris('2035-06-04T10:30')]);
  });

  test('is over with the resolution: a thank-you starts nothing, and nothing falls due for ever', async () => {
    const asked = await owned('2035-06-04T10:00');
    await asked.update('resolve', { agent: 'lea' });
    await asked.write({ thanks: true });
    await asked.forwardTo(paris('2035-06-08T12:00'));
    expect(await asked.status()).toBe('resolved');
    expect((await asked.state()).clocks.map(({ standing }) => standing)).toEqual(['met', 'met']);
    expect(await asked.types()).not.toContain('warned');
  });

  test('tells what remains to whoever takes over', async () => {
    const asked = await owned('2035-06-04T10:00');
    await asked.forwardTo(paris('2035-06-04T16:00'));
    await asked.update('transfer', { agent: 'lea', to: 'marc' });
    expect(await receipt(asked, 'resolution', '2035-06-04T16:30')).toMatchObject({ left: 17.5 * HOUR });
  });
});

describe('whoever is told, and when', () => {
  test('a warning that falls due in the evening waits for the morning; an emergency does not', async () => {
    const asked = await complaintTo(house, '2035-06-04T17:15');
    await asked.forwardTo(paris('2035-06-05T08:59'));
    expect(await asked.when('warned')).toEqual([paris('2035-06-04T18:00')]);
    expect(asked.alerts()).not.toContain('warned → support');
    await asked.write({ route: 'emergency' }, paris('2035-06-05T08:59'));
    await expect.poll(asked.alerts).toContain('emergency → supervisor');
    expect((await asked.when('alerted')).at(-1)).toBe(paris('2035-06-05T08:59'));
  });

  test('a warning crosses the night in open time', async () => {
    const asked = await complaintTo(house, '2035-06-04T17:50');
    await asked.forwardTo(paris('2035-06-05T10:00'));
    expect(await asked.when('warned')).toEqual([paris('2035-06-05T09:35')]);
    expect(asked.alerts()).toContain('warned → support');
  });

  test('people are reminded while we are open, though the day of silence ends at closing time', async () => {
    const asked = await owned('2035-06-09T11:00');
    await asked.update('ask', { agent: 'lea', message: 'm1' });
    await asked.forwardTo(paris('2035-06-12T09:01'));
    await expect.poll(() => asked.when('reminded')).toEqual([paris('2035-06-12T09:00')]);
  });
});

/** A complaint that Léa has claimed at once. */
async function owned(wall: string): Promise<Case> {
  const asked = await complaintTo(house, wall);
  await asked.update('claim', { agent: 'lea' });
  return asked;
}

/** To the minute: between two commands of a test, real time passes. */
function near(ms: number | undefined): number {
  return Math.round((ms ?? Number.NaN) / MINUTE) * MINUTE;
}
