import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paris } from '../support/cast.ts';
import { openHouse, type House } from '../support/house.ts';

const hour = 3_600_000;
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a complaint received on Friday at 17:30', () => {
  test('is warned on Monday, missed at 9:30, extended at the deadline of resolution, promised anew', async () => {
    const asked = await complaint('2035-06-08T17:30');
    expect(await asked.clock('first_response')).toMatchObject({ due: paris('2035-06-11T09:30') });
    expect(await asked.clock('resolution')).toMatchObject({ due: paris('2035-06-13T14:30') });

    await asked.forwardTo(paris('2035-06-11T09:20'));
    expect(await asked.when('warned')).toEqual([paris('2035-06-11T09:15')]);
    expect(asked.alerts()).toContain('warned → support');

    await asked.forwardTo(paris('2035-06-11T10:00'));
    expect(await asked.when('breached')).toEqual([paris('2035-06-11T09:30')]);
    expect(asked.alerts()).toContain('breached → supervisor');
    expect(await asked.clock('first_response')).toMatchObject({ standing: 'missed' });

    await asked.update('claim', { agent: 'lea' });
    await asked.forwardTo(paris('2035-06-13T15:00'));
    const extended = (await asked.journal()).find(({ type }) => type === 'extended');
    expect(extended).toMatchObject({
      at: paris('2035-06-13T14:30'),
      by: 'clock',
      promisedAt: paris('2035-06-14T14:30'),
    });
    await expect.poll(asked.occasions).toContain('extended');
    const notice = asked.said().find(({ occasion }) => occasion === 'extended');
    expect(notice).toMatchObject({ promisedAt: paris('2035-06-14T14:30') });
    expect(notice?.steps?.map(({ type }) => type)).toEqual(expect.arrayContaining(['handed-off', 'claimed']));

    await asked.forwardTo(paris('2035-06-14T15:00'));
    expect(await asked.when('promise-missed')).toEqual([paris('2035-06-14T14:30')]);
    expect(asked.alerts()).toContain('promise-missed → supervisor');
  });

  test('is told a new delay and the steps each time one has passed, and alerts come back until somebody acts', async () => {
    const asked = await complaint('2035-06-08T17:30');
    await asked.forwardTo(paris('2035-06-15T15:00'));
    expect(await asked.when('promise-missed')).toEqual([
      paris('2035-06-14T14:30'),
      paris('2035-06-15T14:30'),
    ]);
    await expect
      .poll(() =>
        asked.said().flatMap(({ occasion, promisedAt }) => (occasion === 'extended' ? [promisedAt] : [])),
      )
      .toEqual([paris('2035-06-14T14:30'), paris('2035-06-15T14:30'), paris('2035-06-18T14:30')]);
    const again = (await asked.journal()).filter(
      (event) => event.type === 'alerted' && event.times !== undefined,
    );
    expect(again.slice(0, 3)).toMatchObject([
      { at: paris('2035-06-11T10:30'), to: 'supervisor', reason: 'breached', times: 2 },
      { at: paris('2035-06-11T12:30'), to: 'supervisor', reason: 'breached', times: 3 },
      { at: paris('2035-06-11T12:30'), to: 'support', reason: 'breached', times: 3 },
    ]);
    await asked.update('claim', { agent: 'lea' });
    expect(await asked.state()).toMatchObject({ escalations: [] });
  });

  test('alerts staff in opening hours only', async () => {
    const asked = await complaint('2035-06-09T11:00');
    await asked.forwardTo(paris('2035-06-11T08:59'));
    expect(asked.alerts()).toEqual([]);
    await asked.forwardTo(paris('2035-06-11T09:01'));
    expect(asked.alerts()).toEqual(['handed-off → support']);
    expect(await asked.when('alerted')).toEqual([paris('2035-06-11T09:00')]);
  });
});

describe('while we wait for the person', () => {
  test('the clocks stand still, no timer fires, and what is left is what was left', async () => {
    const asked = await complaint('2035-06-04T10:00');
    await asked.update('claim', { agent: 'lea' });
    await asked.forwardTo(paris('2035-06-04T10:30'));
    await asked.update('ask', { agent: 'lea', message: 'm1' });
    const used = (await asked.clock('resolution'))?.used ?? 0;
    await asked.forwardTo(paris('2035-06-05T12:00'));
    expect(await asked.clock('resolution')).toMatchObject({ standing: 'paused', used });

    const back = paris('2035-06-05T13:00');
    await asked.forwardTo(back);
    await asked.write({}, back);
    expect(await asked.status()).toBe('with-agent');
    // Tuesday has 5 h left, Wednesday and Thursday 9 each: the rest falls on Friday.
    const due = paris('2035-06-08T09:00') + (24 - 5 - 9 - 9) * hour - used;
    expect(await asked.clock('resolution')).toMatchObject({ standing: 'running', due });
    expect(await asked.types()).not.toContain('breached');
  });

  test('what the person wrote in time counts, though it was handed over after their silence had settled it', async () => {
    const asked = await complaint('2035-06-04T10:00');
    await asked.update('claim', { agent: 'lea' });
    await asked.update('ask', { agent: 'lea', message: 'm1' });
    await asked.forwardTo(paris('2035-06-11T12:00'));
    await expect.poll(asked.status).toBe('resolved');
    const received = paris('2035-06-05T11:00');
    await asked.write({}, received);
    await expect.poll(asked.types).toContain('revived');
    expect(await asked.types()).not.toContain('reopened');
    expect((await asked.state()).pauses.at(-1)).toMatchObject({ until: received });
    expect(await asked.clock('resolution')).toMatchObject({ round: 1, startedAt: paris('2035-06-04T10:00') });
  });

  test('a pause ends at the receipt of the message, however late it was dispatched', async () => {
    const asked = await complaint('2035-06-04T10:00');
    await asked.update('claim', { agent: 'lea' });
    await asked.update('ask', { agent: 'lea', message: 'm1' });
    await asked.forwardTo(paris('2035-06-04T15:00'));
    await asked.write({}, paris('2035-06-04T12:00'));
    const pauses = (await asked.state()).pauses;
    expect(pauses.at(-1)).toMatchObject({ until: paris('2035-06-04T12:00') });
  });
});

describe('a case that changes hands', () => {
  test('is never reset by a transfer', async () => {
    const asked = await complaint('2035-06-04T10:00');
    await asked.update('claim', { agent: 'lea' });
    const before = await asked.clock('resolution');
    await asked.forwardTo(paris('2035-06-04T11:00'));
    await asked.update('transfer', { agent: 'lea', to: 'marc' });
    expect(await asked.state()).toMatchObject({ assignee: 'marc' });
    expect(await asked.clock('resolution')).toMatchObject({ due: before?.due, startedAt: before?.startedAt });
    expect(asked.alerts()).toContain('transferred → agent:marc');
  });

  test('starts a new human clock when reopened, and keeps the old one', async () => {
    const asked = await complaint('2035-06-04T10:00');
    await asked.update('claim', { agent: 'lea' });
    await asked.update('resolve', { agent: 'lea', message: 'm1' });
    await asked.forwardTo(paris('2035-06-05T10:00'));
    await asked.write({}, paris('2035-06-05T10:00'));
    const { clocks } = await asked.state();
    expect(clocks.map(({ target, round, standing }) => `${target} ${round} ${standing}`)).toEqual([
      'first_response 1 met',
      'resolution 1 met',
      'first_response 2 running',
      'resolution 2 running',
    ]);
    expect(clocks.at(2)).toMatchObject({
      startedAt: paris('2035-06-05T10:00'),
      due: paris('2035-06-05T11:00'),
    });
  });
});

describe('a reply at the very instant of a deadline', () => {
  test('is on time', async () => {
    const asked = await complaint('2035-06-04T10:00', { firstResponse: 10 * hour });
    await asked.update('claim', { agent: 'lea' });
    await asked.update('reply', { agent: 'lea', message: 'm1' });
    expect(await asked.clock('first_response')).toMatchObject({ standing: 'met' });
  });
});

async function complaint(wall: string, policy = {}) {
  const asked = await house.ask({ at: paris(wall), reads: { route: 'complaint' }, policy });
  await expect.poll(asked.status).toBe('queued');
  return asked;
}
