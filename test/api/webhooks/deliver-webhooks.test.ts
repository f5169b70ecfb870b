// What a receiver is told, in which order, and what becomes of it when it is away. The receiver is a real one.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../domain/durations.ts';
import { staffEventList } from '../../../store/staff.ts';
import { happen, type Told } from '../test-site.ts';
import { openHooked, type Hooked } from './hooked-site.ts';

let site: Hooked;
let hook: Told & { id: string; token: string };
beforeAll(async () => {
  site = await openHooked();
});
beforeEach(async () => {
  await site.again();
  hook = await site.subscribed();
  site.receiver.secret = hook['secret'];
});
afterAll(() => site.close());

const claimed = (reference: string, from = 4, run = 'lea') =>
  happen(site, reference, { from, events: [{ type: 'claimed', agent: run }] });
const lastSent = async (): Promise<Told> =>
  (await site.by(hook.token, `GET /api/v1/webhooks/${hook.id}/deliveries`)).body[0];
const state = async () => (await site.by(hook.token, 'GET /api/v1/webhooks')).body[0];

describe('a receiver', () => {
  test('is told of each question in its order, once, and of nothing else', async () => {
    const one = await site.asked('Où est ma facture ?');
    await site.rounds(hook.id);
    const two = await site.asked('Et mon attestation ?');
    await claimed(one.reference);
    await site.rounds(hook.id);
    await site.rounds(hook.id);
    expect(site.receiver.told().toSorted()).toEqual(
      [`${one.reference} 1 2 3`, `${one.reference} 4`, `${two.reference} 1 2 3`].toSorted(),
    );
    expect(site.receiver.taken[0]?.body).toMatchObject({
      type: 'question.changed',
      data: { question: { reference: one.reference, veiled: false, channel: 'chat' } },
    });
    expect(JSON.stringify(site.receiver.taken)).not.toMatch(/facture|exemple\.fr|trahissant/);
    expect(await site.rounds(hook.id)).toEqual({ ended: false });
  });

  test('hears of a question that was there before with its whole journal, once it changes', async () => {
    const before = await site.asked('Bonjour');
    const late = await site.subscribed();
    site.receiver.secret = undefined;
    expect(await site.rounds(late.id)).toEqual({ ended: false });
    await claimed(before.reference);
    await site.rounds(late.id);
    expect(site.receiver.told()).toEqual([`${before.reference} 1 2 3 4`]);
  });

  test('knows of a medical question that there is one, and of one that became medical, nothing more', async () => {
    await site.asked('Puis-je arrêter mon traitement ?', { team: 'medical', route: 'medical_employee' });
    const turned = await site.asked('Bonjour');
    await happen(site, turned.reference, {
      from: 4,
      events: [{ type: 'qualified', route: 'medical_employee', rules: ['regle-trahissante'] }],
      summary: { team: 'medical', route: 'medical_employee' },
    });
    await site.rounds(hook.id);
    expect(site.receiver.taken.map(({ body }) => body.data)).toMatchObject([
      { question: { veiled: true }, events: [] },
      { question: { reference: turned.reference, veiled: true }, events: [] },
    ]);
    expect(JSON.stringify(site.receiver.taken)).not.toMatch(/traitement|medical_employee|trahissant/);
  });

  test('is told that a question is to be forgotten, though its journal says nothing new', async () => {
    const { reference } = await site.asked('Adieu');
    await site.rounds(hook.id);
    await site.store.db.execute(`update questions set erased_at = 5 where reference = '${reference}'`);
    await site.rounds(hook.id);
    expect(site.receiver.taken.at(-1)?.body.data).toMatchObject({
      question: { reference, erasedAt: 5 },
      events: [],
    });
  });

  test('is told again what a worker told before it died and its successor tells otherwise', async () => {
    const { reference } = await site.asked('Bonjour');
    await claimed(reference);
    await site.rounds(hook.id);
    await happen(site, reference, { from: 4, events: [{ type: 'claimed', agent: 'marc' }] });
    await site.rounds(hook.id);
    expect(site.receiver.told()).toEqual([`${reference} 1 2 3 4`, `${reference} 4`]);
    expect(site.receiver.taken[1]?.body.data.events).toMatchObject([{ agent: 'marc' }]);
  });

  test('whose key is revoked is told nothing from then on', async () => {
    await site.as('paule', `DELETE /api/desk/machine-keys/${hook['key']}`, {});
    await site.asked('Bonjour');
    expect(await site.rounds(hook.id)).toEqual({ ended: true });
    expect(site.receiver.asked).toBe(0);
  });
});

describe('a receiver that is away', () => {
  test.each(['cut', 'silence', 500, { status: 302, headers: { location: 'http://127.0.0.1:1/' } }] as const)(
    'and answers %j is tried again, later and later, under the same id; then the rest follows in order',
    async (answer) => {
      const ids = new Set<string>();
      site.receiver.answer = ({ id }) => {
        ids.add(id);
        return answer;
      };
      const { reference } = await site.asked('Bonjour');
      const waits: number[] = [];
      for (let tries = 0; tries < 6; tries += 1) {
        const round = await site.rounds(hook.id);
        waits.push(round.ended ? 0 : (round.waitMs ?? 0));
        site.clock.now += waits.at(-1) ?? 0;
      }
      expect(waits).toEqual([5_000, 5_000, 10_000, 20_000, 40_000, 80_000]);
      await claimed(reference);
      site.receiver.answer = () => 204;
      await site.rounds(hook.id);
      expect(ids.size).toBe(1);
      expect(site.receiver.told()).toEqual([`${reference} 1 2 3`, `${reference} 4`]);
      expect(site.receiver.taken[0]?.id).toBe([...ids][0]);
    },
  );

  test('is asked with one message, not with all that wait, and gets all of them once it is back', async () => {
    site.receiver.answer = () => 503;
    for (let asked = 0; asked < 5; asked += 1) await site.asked('Bonjour');
    await site.rounds(hook.id);
    expect(site.receiver.asked).toBe(5);
    site.clock.now += 5_000;
    await site.rounds(hook.id);
    expect(site.receiver.asked).toBe(6);
    expect(await state()).toMatchObject({ failingSince: expect.any(Number), disabledAt: null });
    site.receiver.answer = () => 204;
    site.clock.now += 6 * HOUR;
    await site.rounds(hook.id);
    expect(site.receiver.taken).toHaveLength(5);
    expect(await state()).toMatchObject({ failingSince: null });
  });

  test('is not asked again before the instant it names', async () => {
    site.receiver.answer = () => ({ status: 429, headers: { 'retry-after': '600' } });
    await site.asked('Bonjour');
    expect(await site.rounds(hook.id)).toEqual({ ended: false, waitMs: 10 * MINUTE });
  });

  test('for five days is told nothing more; put back in force, it has lost nothing', async () => {
    site.receiver.answer = () => 500;
    const { reference } = await site.asked('Bonjour');
    const began = site.clock.now;
    let round = await site.rounds(hook.id);
    while (!round.ended) {
      site.clock.now += round.waitMs ?? 0;
      round = await site.rounds(hook.id);
    }
    expect((site.clock.now - began) / DAY).toBeGreaterThan(5);
    expect((site.clock.now - began) / DAY).toBeLessThan(5.3);
    expect(await staffEventList(site.store.db, { limit: 1 })).toMatchObject([
      { type: 'webhook-disabled', by: 'system', about: hook.id },
    ]);
    expect(await state()).toMatchObject({ disabledWhy: 'failing' });
    await claimed(reference);
    expect(await site.rounds(hook.id)).toEqual({ ended: true });
    site.receiver.answer = () => 204;
    await site.by(hook.token, `PUT /api/v1/webhooks/${hook.id}/enabled`, { enabled: true });
    await site.rounds(hook.id);
    expect(site.receiver.told()).toEqual([`${reference} 1 2 3`, `${reference} 4`]);
  });

  test('for good says so, and is told nothing more', async () => {
    site.receiver.answer = () => 410;
    await site.asked('Bonjour');
    expect(await site.rounds(hook.id)).toEqual({ ended: true });
    expect(await state()).toMatchObject({ disabledWhy: 'gone' });
  });
});

test('a message that alone is refused keeps its own question waiting, three days at most, and no other', async () => {
  const bad = await site.asked('Bonjour');
  site.receiver.answer = ({ body }) => (body.data.question.reference === bad.reference ? 400 : 204);
  for (let hours = 0; hours < 80; hours += 5) {
    const good = await site.asked('Bonsoir');
    await site.rounds(hook.id);
    site.clock.now += MINUTE;
    await site.rounds(hook.id);
    expect(site.receiver.told().at(-1)).toBe(`${good.reference} 1 2 3`);
    site.clock.now += 5 * HOUR;
  }
  const { body } = await site.by(hook.token, `GET /api/v1/webhooks/${hook.id}/deliveries?state=failed`);
  expect(body).toMatchObject([{ question: bad.reference, status: 400 }]);
  await claimed(bad.reference);
  site.receiver.answer = () => 204;
  await site.rounds(hook.id);
  expect(site.receiver.told().at(-1)).toBe(`${bad.reference} 4`);
});

describe('the log', () => {
  test('says what was sent and what came of it, without a word; what is sent again has the same id', async () => {
    const { reference } = await site.asked('Où est ma facture ?');
    await site.rounds(hook.id);
    const line = await lastSent();
    expect(line).toMatchObject({ question: reference, state: 'delivered', tries: 1, status: 204, toSeq: 3 });
    const replay = `POST /api/v1/webhooks/${hook.id}/deliveries/${line['id']}/replay`;
    expect((await site.by(hook.token, replay)).status).toBe(202);
    await site.rounds(hook.id);
    expect(site.receiver.taken.map(({ id }) => id)).toEqual([line['id'], line['id']]);
    const rows = await site.store.db.execute('select * from webhooks, webhook_deliveries, webhook_positions');
    expect(JSON.stringify(rows)).not.toMatch(/facture|exemple\.fr|trahissant/);
    expect(JSON.stringify(rows)).not.toContain(String(hook['secret']).slice('whsec_'.length));
  });

  test('sends again what may be read now: of what was veiled since, nothing', async () => {
    const { reference } = await site.asked('Bonjour');
    await site.rounds(hook.id);
    const line = await lastSent();
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'handed-off', reason: 'distress', team: 'medical' }],
      summary: { team: 'medical' },
    });
    await site.by(hook.token, `POST /api/v1/webhooks/${hook.id}/deliveries/${line['id']}/replay`);
    await site.rounds(hook.id);
    expect(site.receiver.taken.slice(1).map(({ body }) => body.data)).toMatchObject([
      { question: { veiled: true }, events: [] },
      { question: { veiled: true }, events: [] },
    ]);
  });
});
