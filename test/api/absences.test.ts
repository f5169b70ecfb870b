import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absenceActivities } from '../../activities/absences.ts';
import { isPresent, notePresent, presentNames } from '../../store/agents.ts';
import { friday, uuid } from './test-site.ts';
import { openStaffed, type Agent, type Staffed } from './staffed.ts';

const HOUR = 3_600_000;
let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

const span = { startsAt: friday - HOUR, endsAt: friday + HOUR };
const plans = (by: Agent, more: object = {}) =>
  site.as(by, 'POST /api/desk/absences', { id: uuid(), ...span, ...more });
const takesBack = (by: Agent, id: string) => site.as(by, `DELETE /api/desk/absences/${id}`, {});

describe('an absence', () => {
  test('is planned by whoever goes away, or by a supervisor, and seen by all of the house', async () => {
    const { status, body } = await plans('lea', { startsAt: friday + HOUR, endsAt: friday + 2 * HOUR });
    expect({ status, body }).toMatchObject({ status: 200, body: { agent: 'lea', by: 'lea' } });
    expect(site.absences.begun.at(-1)).toMatchObject({ id: body['id'], agent: 'lea' });
    expect((await plans('marc', { agent: 'lea' })).status).toBe(403);
    const marcs = (await plans('paule', { agent: 'marc' })).body['id'];
    expect((await site.as('samira', 'GET /api/desk/absences')).body).toEqual([
      expect.objectContaining({ agent: 'marc', by: 'paule' }),
      expect.objectContaining({ agent: 'lea', by: 'lea' }),
    ]);
    expect((await takesBack('lea', marcs)).status).toBe(403);
    expect((await takesBack('marc', marcs)).status).toBe(204);
    expect((await takesBack('lea', body['id'])).status).toBe(204);
    expect(site.absences.ended).toEqual([marcs, body['id']]);
    expect((await site.as('lea', 'GET /api/desk/absences')).body).toEqual([]);
    expect((await takesBack('lea', 'none')).status).toBe(404);
  });

  test.each([
    ['that ends before it begins', { startsAt: friday + 2 * HOUR, endsAt: friday + HOUR }, 'out-of-range'],
    ['that is over', { startsAt: friday - 2 * HOUR, endsAt: friday - HOUR }, 'out-of-range'],
    ['of two years', { endsAt: friday + 800 * 24 * HOUR }, 'out-of-range'],
    ['of nobody', { agent: 'nobody' }, 'agent-unknown'],
  ])('%s is refused', async (_, given, error) => {
    expect(await plans('paule', given)).toMatchObject({ status: 422, body: { error } });
  });
});

describe('while an agent is away', () => {
  test('they take nothing, are given nothing, and are not among those present', async () => {
    const { reference } = await site.asked('À prendre');
    const claims = (by: Agent) => site.acts(by, reference, 'PUT claim', { id: uuid() });
    const { db } = site.store;
    await notePresent(db, { id: 'lea', at: friday });
    expect(await isPresent(db, { id: 'lea', now: friday })).toBe(true);
    const id = (await plans('lea')).body['id'];
    expect(await claims('lea')).toMatchObject({ status: 409, body: { error: 'absent' } });
    const preview = { references: [reference], action: { name: 'claim' } };
    expect((await site.as('lea', 'POST /api/desk/bulk-previews', preview)).body).toEqual([
      { reference, problem: 'absent' },
    ]);
    const given = { id: uuid(), to: 'lea', text: 'Elle suit ce dossier' };
    expect(await site.acts('paule', reference, 'PUT transfer', given)).toMatchObject({
      status: 422,
      body: { error: 'agent-absent', fields: ['to'] },
    });
    expect(await isPresent(db, { id: 'lea', now: friday })).toBe(false);
    expect(await presentNames(db, { role: 'support', now: friday })).not.toContain('lea');
    const { present, absent } = (await site.as('paule', 'GET /api/desk/workload')).body;
    expect([present, absent]).toEqual([expect.not.arrayContaining(['lea']), ['lea']]);
    await takesBack('lea', id);
    expect((await claims('lea')).status).toBe(200);
    expect(await isPresent(db, { id: 'lea', now: friday })).toBe(true);
  });

  test('what they hold goes back to the queue, once it began and until it is taken back', async () => {
    const { reference } = await site.asked('Tenue', { assignee: 'marc', handedOff: true });
    const { returnClaims } = absenceActivities({ store: site.store, now: () => site.clock.now }, site.desk);
    site.desk.asked = [];
    const id = (await plans('paule', { agent: 'marc' })).body['id'];
    expect(await returnClaims({ id })).toBe(1);
    expect(site.desk.asked).toEqual([
      {
        reference,
        command: expect.objectContaining({
          name: 'release',
          agent: 'paule',
          supervisor: true,
          why: 'absent',
        }),
      },
    ]);
    await takesBack('marc', id);
    expect(await returnClaims({ id })).toBe(0);
    expect(await returnClaims({ id: 'none' })).toBe(0);
    expect(site.desk.asked).toHaveLength(1);
  });
});
