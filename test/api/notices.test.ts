import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainReading } from '../../domain/plain-reading.ts';
import { friday, happen, uuid } from './test-site.ts';
import { openStaffed, type Agent, type Staffed } from './staffed.ts';

const HOUR = 3_600_000;
const usual = { from: 9 * 60, until: 18 * 60, days: [1, 2, 3, 4, 5] };
let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

const keeps = (hours: object | null, agent: Agent = 'lea') =>
  site.as(agent, 'PUT /api/account/notice-hours', { hours });
const told = async (agent: Agent = 'lea') => (await site.as(agent, 'GET /api/desk/notices')).body;

/** A question of Léa's on which the person has just written. */
async function written(): Promise<string> {
  const { reference } = await site.asked('Une question de Léa', { assignee: 'lea', handedOff: true });
  await site.as('lea', `GET /api/desk/questions/${reference}`);
  await happen(site, reference, {
    from: 4,
    events: [{ type: 'message', message: uuid(), reading: plainReading(), by: 'requester' }],
    summary: { assignee: 'lea' },
  });
  return reference;
}

describe('what an agent’s screen may tell', () => {
  test('is nothing until they say when; then a message on what they hold, to them alone', async () => {
    const reference = await written();
    expect(await told()).toEqual([]);
    expect((await keeps(usual)).status).toBe(204);
    expect((await site.as('lea', 'GET /api/account')).body['noticeHours']).toEqual(usual);
    expect(await told()).toContainEqual({ id: `${reference}:${friday}`, reference, kind: 'message' });
    await keeps(usual, 'marc');
    expect(await told('marc')).toEqual([]);
    await site.as('lea', `GET /api/desk/questions/${reference}`);
    expect(await told()).toEqual([]);
  });

  test.each([
    ['before their hours', { ...usual, from: 17 * 60 + 31 }],
    ['from their end on', { ...usual, until: 17 * 60 + 30 }],
    ['on another day', { ...usual, days: [1, 2, 3, 4, 6, 7] }],
    ['once they want none', null],
  ])('is nothing %s', async (_, hours) => {
    await written();
    await keeps(usual);
    expect(await told()).not.toEqual([]);
    await keeps(hours);
    expect(await told()).toEqual([]);
  });

  test('is nothing while they are away', async () => {
    await written();
    await keeps(usual);
    const span = { startsAt: friday - HOUR, endsAt: friday + HOUR };
    await site.as('lea', 'POST /api/desk/absences', { id: uuid(), ...span });
    expect(await told()).toEqual([]);
  });

  test.each([
    { ...usual, from: 18 * 60 },
    { ...usual, days: [] },
    { ...usual, days: [8] },
    { ...usual, until: 1441 },
  ])('hours that cannot be are refused: %j', async (hours) => {
    expect((await keeps(hours)).status).toBe(422);
  });
});
