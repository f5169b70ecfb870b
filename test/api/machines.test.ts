// Other programs, by a key with scopes: what they read, and what they never do.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scopes } from '../../domain/machine-scopes.ts';
import { happen, send, told, uuid, type Told } from './test-site.ts';
import { openStaffed, type Staffed } from './staffed.ts';

let site: Staffed;
let ordinary: { reference: string };
let medical: { reference: string };
beforeAll(async () => {
  site = await openStaffed();
  ordinary = await site.asked('Où est ma facture ?');
  medical = await site.asked('Puis-je arrêter mon traitement ?', {
    team: 'medical',
    route: 'medical_employee',
  });
});
afterAll(() => site.remove());

const made = async (...given: string[]): Promise<{ id: string; key: string }> => {
  const { status, body } = await site.as('paule', 'POST /api/desk/machine-keys', {
    name: 'Entrepôt',
    scopes: given,
  });
  if (status !== 201) throw new Error(`no key: ${status}`);
  return { id: body['id'], key: body['key'] };
};
const by = (key: string, line: string, body?: unknown) => told(send(site.api, line, { token: key, body }));
const linesOf = async (key: string, query = ''): Promise<Told[]> => {
  const answer = await send(site.api, `GET /api/v1/export${query}`, { token: key });
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
  return (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line): Told => JSON.parse(line));
};

describe('a key', () => {
  test('is shown once; who reads the list or the store never finds it', async () => {
    const { id, key } = await made('questions:read');
    expect(key).toMatch(/^paladin_[0-9a-f]{10}_[\w-]{43}$/);
    const { body } = await site.as('paule', 'GET /api/desk/machine-keys');
    expect(body).toContainEqual(expect.objectContaining({ id, name: 'Entrepôt', by: 'paule', usedAt: null }));
    const rows = await site.store.db.execute('select * from machine_keys');
    const secret = key.split('_').slice(2).join('_');
    expect(JSON.stringify([body, rows])).not.toContain(secret);
  });

  test('says when it was used last, and opens nothing once it is revoked', async () => {
    const { id, key } = await made('questions:read');
    expect((await by(key, 'GET /api/v1/questions')).status).toBe(200);
    const { body } = await site.as('paule', 'GET /api/desk/machine-keys');
    expect(body).toContainEqual(expect.objectContaining({ id, usedAt: site.clock.now }));
    expect((await site.as('paule', `DELETE /api/desk/machine-keys/${id}`, {})).status).toBe(204);
    expect((await by(key, 'GET /api/v1/questions')).status).toBe(401);
    expect((await site.as('paule', `DELETE /api/desk/machine-keys/${id}`, {})).status).toBe(404);
  });

  test('that is wrong by one sign, or an agent’s cookie, opens nothing', async () => {
    const { key } = await made('questions:read');
    const wrong = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    for (const given of [wrong, 'paladin_', '', key.toUpperCase()])
      expect((await by(given, 'GET /api/v1/questions')).status).toBe(401);
    expect((await site.as('paule', 'GET /api/v1/questions')).status).toBe(401);
    expect((await by(key, 'GET /api/desk/questions')).status).toBe(401);
  });

  test('is made and revoked by supervisors alone, who said who they are a moment ago, on record', async () => {
    for (const agent of ['lea', 'samira', 'victor', 'ines'] as const)
      for (const line of ['GET /api/desk/machine-keys', 'POST /api/desk/machine-keys'])
        expect(
          (
            await site.as(
              agent,
              line,
              line.startsWith('POST') ? { name: 'x', scopes: ['questions:read'] } : undefined,
            )
          ).status,
        ).toBe(403);
    const { id } = await made('questions:read');
    await site.as('paule', `DELETE /api/desk/machine-keys/${id}`, {});
    const { body } = await site.as('victor', 'GET /api/desk/staff-events?limit=2');
    expect(body).toMatchObject([
      { type: 'key-revoked', by: 'paule', about: `machine:${id}` },
      { type: 'key-made', by: 'paule', detail: { given: ['questions:read'] } },
    ]);
    const before = site.clock.now;
    site.clock.now += 11 * 60_000;
    const late = await site.as('paule', 'POST /api/desk/machine-keys', {
      name: 'x',
      scopes: ['questions:read'],
    });
    site.clock.now = before;
    expect(late).toMatchObject({ status: 403, body: { error: 'proof-needed' } });
  });

  test('does what its scopes say and nothing else', async () => {
    const routes = [
      ['GET /api/v1/questions', 'questions:read'],
      [`GET /api/v1/questions/${ordinary.reference}`, 'questions:read'],
      ['GET /api/v1/export', 'questions:read'],
      ['POST /api/v1/questions', 'questions:write'],
      ['GET /api/v1/indicators?from=2026-11-01&to=2026-11-20', 'indicators:read'],
      ['GET /api/v1/webhooks', 'webhooks:manage'],
    ] as const;
    for (const scope of scopes) {
      const { key } = await made(scope);
      for (const [line, needed] of routes) {
        const body = line.startsWith('POST') ? { id: uuid(), text: 'Bonjour' } : undefined;
        const { status } = await send(site.api, line, { token: key, body });
        expect([line, scope, status === 403]).toEqual([line, scope, scope !== needed]);
      }
    }
  });
});

describe('what a machine reads', () => {
  test('of a question is its facts and its journal; words and address take a scope of their own', async () => {
    const facts = await by((await made('questions:read')).key, `GET /api/v1/questions/${ordinary.reference}`);
    expect(facts.body['question']).toMatchObject({
      reference: ordinary.reference,
      veiled: false,
      channel: 'chat',
    });
    expect(facts.body['events'].map(({ type }: Told) => type)).toEqual([
      'registered',
      'message',
      'handed-off',
    ]);
    expect(JSON.stringify(facts.body)).not.toMatch(/facture|exemple\.fr|trahissant/);
    const { id, key } = await made('questions:read', 'messages:read');
    const words = await by(key, `GET /api/v1/questions/${ordinary.reference}`);
    expect(words.body).toMatchObject({
      contact: { email: 'ana@exemple.fr' },
      messages: [{ author: 'requester', text: 'Où est ma facture ?', isNote: false }],
    });
    const { body } = await site.as('victor', `GET /api/desk/openings?agent=machine:${id}`);
    expect(body).toMatchObject([{ question: ordinary.reference, view: 'support' }]);
  });

  test('of a medical one is that there is one, by whatever way it comes', async () => {
    const { key } = await made('questions:read', 'messages:read');
    const one = await by(key, `GET /api/v1/questions/${medical.reference}`);
    expect(one.body).toMatchObject({ question: { veiled: true }, events: [] });
    const list = await by(key, 'GET /api/v1/questions');
    const all = await linesOf(key);
    expect(all.some(({ question }) => question?.reference === medical.reference)).toBe(true);
    for (const shown of [one.body, list.body, all])
      expect(JSON.stringify(shown)).not.toMatch(/traitement|medical_employee|trahissant/);
  });

  test('of one that was forgotten is that it is to be forgotten elsewhere', async () => {
    const { key } = await made('questions:read', 'messages:read');
    const gone = await site.asked('Adieu');
    const { asOf } = (await by(key, 'GET /api/v1/questions')).body;
    await site.store.db.execute(`update questions set erased_at = 5 where reference = '${gone.reference}'`);
    const { body } = await by(key, `GET /api/v1/questions?updatedSince=${asOf}`);
    expect(body['questions'].find(({ reference }: Told) => reference === gone.reference)).toMatchObject({
      erasedAt: 5,
    });
    expect((await by(key, `GET /api/v1/questions/${gone.reference}`)).body).toMatchObject({ events: [] });
  });

  test('goes on by a cursor, and later from where it was, with what changed since', async () => {
    const { key } = await made('questions:read');
    const seen: string[] = [];
    let body: Told = {};
    for (let after = ''; ;) {
      ({ body } = await by(key, `GET /api/v1/questions?limit=1${after}`));
      seen.push(...body['questions'].map(({ reference }: Told) => reference));
      if (body['next'] === undefined) break;
      after = `&after=${body['next']}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([ordinary.reference, medical.reference]));
    await happen(site, ordinary.reference, {
      from: 4,
      events: [{ type: 'claimed', agent: 'lea' }],
      summary: { assignee: 'lea', status: 'with-agent' },
    });
    const changed = await by(key, `GET /api/v1/questions?updatedSince=${body['asOf']}`);
    expect(changed.body['questions']).toContainEqual(
      expect.objectContaining({ reference: ordinary.reference, assignee: 'lea' }),
    );
    expect((await by(key, 'GET /api/v1/questions?after=rien')).status).toBe(422);
  });

  test('all at once is a line each, and an end without which it was cut; on record', async () => {
    const { id, key } = await made('questions:read');
    const lines = await linesOf(key);
    expect(lines.at(-1)).toEqual({ end: true, count: lines.length - 1, asOf: expect.any(Number) });
    expect(lines.map(({ question }) => question?.reference)).toContain(ordinary.reference);
    const { body } = await site.as('victor', 'GET /api/desk/staff-events?limit=1');
    expect(body).toMatchObject([{ type: 'exported', by: `machine:${id}` }]);
    expect(await linesOf(key, `?updatedSince=${lines.at(-1)?.['asOf'] + 60_000}`)).toMatchObject([
      { count: 0 },
    ]);
  });

  test('are no figures of one agent', async () => {
    const { key } = await made('indicators:read');
    const asked = (scope: string) =>
      by(key, `GET /api/v1/indicators?from=2026-11-01&to=2026-11-20&scope=${scope}`);
    expect(await asked('channel=chat')).toMatchObject({ status: 200, body: { scope: 'channel=chat' } });
    expect((await asked('agent=lea')).status).toBe(403);
  });
});

describe('a question that a machine opens', () => {
  test('is opened once by the same id, and gives no way to read what its person writes', async () => {
    const { key } = await made('questions:write');
    const asking = { id: uuid(), text: 'Où est mon attestation ?', email: 'zoe@exemple.fr' };
    const first = await by(key, 'POST /api/v1/questions', asking);
    expect(first).toMatchObject({ status: 202, body: { reference: expect.stringMatching(/^PAL-/) } });
    expect(first.body).not.toHaveProperty('token');
    const again = await by(key, 'POST /api/v1/questions', asking);
    expect(again.body['reference']).toBe(first.body['reference']);
    expect((await by(key, 'POST /api/v1/questions', { ...asking, text: 'Autre' })).status).toBe(409);
    const other = await by((await made('questions:write')).key, 'POST /api/v1/questions', asking);
    expect(other.body['reference']).not.toBe(first.body['reference']);
  });

  test('that reads as an emergency is answered with whom to call', async () => {
    const { key } = await made('questions:write');
    const { body } = await by(key, 'POST /api/v1/questions', { id: uuid(), text: 'Je fais un malaise' });
    expect(body['emergency'].text).toMatch(/15/);
  });
});
