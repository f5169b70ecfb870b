// The register of complaints: what agents say of one, how it is narrowed, and who reads it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintFollowUps } from '../../store/complaint-schema.ts';
import { reading } from '../support/cast.ts';
import { openStaffed, type Agent, type Staffed } from './staffed.ts';
import { askBy, happen } from './test-site.ts';

let site: Staffed;
let complaint: string;
let requalified: string;
beforeAll(async () => {
  site = await openStaffed();
  complaint = await complained('contact@exemple-sa.fr', []);
  site.clock.now += 1_000;
  requalified = await complained('ana@gmail.com', [
    { type: 'requalified', route: 'question', message: 'n1', by: 'agent:lea' },
  ]);
});
afterAll(() => site.remove());

type Happened = Parameters<typeof happen>[2]['events'];

async function complained(email: string, more: Happened): Promise<string> {
  const { reference, messageId: message } = await askBy(site.api, 'Inadmissible', { email });
  const rules: string[] = [];
  await happen(site, reference, {
    from: 1,
    events: [
      { type: 'registered', channel: 'chat', role: 'employee', by: 'requester' },
      { type: 'message', message, reading: reading({ route: 'complaint' }), by: 'requester' },
      { type: 'qualified', route: 'complaint', topic: 'facture', rules },
      { type: 'handed-off', reason: 'complaint', team: 'support' },
      ...more,
    ],
    summary: { route: more.length === 0 ? 'complaint' : 'question' },
  });
  return reference;
}

const said = { remedy: 'refund', cause: null, correction: null };
const follow = (agent: Agent, body: object, reference = complaint) =>
  site.acts(agent, reference, 'PUT complaint-follow-up', body);
const registered = async (agent: Agent, query = '') => {
  const { status, body } = await site.as(agent, `GET /api/desk/complaints?from=0&to=9999999999999${query}`);
  return {
    status,
    of: body['of'],
    found: (body['records'] ?? []).map((one: { reference: string }) => one.reference),
  };
};

describe('what agents say of a complaint', () => {
  test('is said again, and what was said before stays', async () => {
    expect((await follow('lea', said)).status).toBe(204);
    expect((await follow('paule', { ...said, cause: 'delay', correction: 'training' })).status).toBe(204);
    const { body } = await site.as('lea', `GET /api/desk/questions/${complaint}`);
    expect(body['followUps'].slice(0, 2)).toMatchObject([
      { remedy: 'refund', cause: 'delay', correction: 'training', by: 'paule' },
      { remedy: 'refund', cause: null, correction: null, by: 'lea' },
    ]);
    const refusal = { cause: { message: expect.stringContaining('append-only') } };
    await expect(site.store.db.delete(complaintFollowUps)).rejects.toMatchObject(refusal);
    const renamed = site.store.db.update(complaintFollowUps).set({ by: 'nobody' });
    await expect(renamed).rejects.toMatchObject(refusal);
  });

  test('stands in the register, for auditors as well', async () => {
    const { body } = await site.as('victor', 'GET /api/desk/complaints?from=0&to=9999999999999');
    expect(body['records'][0]).toMatchObject({
      reference: complaint,
      topic: 'facture',
      followUp: { remedy: 'refund', cause: 'delay', correction: 'training', by: 'paule' },
      missing: [],
    });
  });

  test('comes from lists, and is said of complaints alone', async () => {
    expect((await follow('lea', { ...said, cause: 'Mme Durand' })).status).toBe(422);
    const { reference } = await site.asked('Où est ma facture ?');
    expect((await follow('lea', said, reference)).status).toBe(409);
    expect((await site.as('lea', `GET /api/desk/questions/${reference}`)).body).not.toHaveProperty(
      'followUps',
    );
  });
});

describe('the register', () => {
  test('has every complaint, those that were requalified too, page by page', async () => {
    expect(await registered('victor')).toMatchObject({ of: 2, found: [complaint, requalified] });
    expect(await registered('victor', '&limit=1&offset=1')).toMatchObject({ of: 2, found: [requalified] });
    expect(await registered('victor', '&offset=2')).toMatchObject({ of: 2, found: [] });
  });

  test.each<[string, () => string[]]>([
    ['&state=open', () => [complaint, requalified]],
    ['&state=incomplete', () => [requalified]],
    ['&classified=requalified', () => [requalified]],
    ['&classified=agent', () => []],
    ['&topic=facture', () => [complaint, requalified]],
    ['&topic=facture&state=late', () => []],
    ['&company=exemple-sa.fr', () => [complaint]],
    ['&company=gmail.com', () => []],
  ])('is narrowed by %s', async (query, found) => {
    expect((await registered('paule', query)).found).toEqual(found());
  });

  test('is narrowed by a company for nobody who may not read addresses', async () => {
    expect((await registered('victor', '&company=exemple-sa.fr')).status).toBe(403);
    expect((await registered('lea')).status).toBe(403);
  });
});
