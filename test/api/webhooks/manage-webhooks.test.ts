// Who looks after receivers of events, and what they are shown.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../../domain/durations.ts';
import { openHooked, type Hooked } from './hooked-site.ts';

let site: Hooked;
beforeAll(async () => {
  site = await openHooked();
});
beforeEach(() => site.again());
afterAll(() => site.close());

describe('a receiver', () => {
  test('is its key’s own: another key finds nothing of it', async () => {
    const [mine, theirs] = [await site.subscribed(), await site.subscribed()];
    for (const line of [
      `DELETE /api/v1/webhooks/${theirs.id}`,
      `GET /api/v1/webhooks/${theirs.id}/deliveries`,
      `POST /api/v1/webhooks/${theirs.id}/secret`,
    ])
      expect((await site.by(mine.token, line)).status).toBe(404);
    const { body } = await site.by(mine.token, 'GET /api/v1/webhooks');
    expect(body).toMatchObject([{ id: mine.id, url: site.receiver.url, disabledAt: null }]);
    expect(JSON.stringify(body)).not.toMatch(/whsec_|salt/);
  });

  test('takes a key that reads questions, and an address outside', async () => {
    const { key } = await site.keyWith('webhooks:manage');
    const made = (url: string, token = key) => site.by(token, 'POST /api/v1/webhooks', { url });
    expect(await made('https://entrepot.example/')).toMatchObject({ status: 422, body: { fields: ['key'] } });
    const { token } = await site.subscribed();
    for (const url of ['http://entrepot.example/', 'ftp://entrepot.example/', 'crochet'])
      expect(await made(url, token)).toMatchObject({ status: 422, body: { fields: ['url'] } });
  });

  test('has its secret renewed with an overlap of a day, in which both sign', async () => {
    const hook = await site.subscribed();
    const { body } = await site.by(hook.token, `POST /api/v1/webhooks/${hook.id}/secret`);
    expect(body['secret']).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(body['secret']).not.toBe(hook['secret']);
    for (const [secret, hours, taken] of [
      [hook['secret'], 0, 1],
      [body['secret'], 0, 2],
      [body['secret'], 25, 3],
      [hook['secret'], 25, 3],
    ] as const) {
      site.clock.now += hours * HOUR;
      site.receiver.secret = secret;
      await site.asked('Bonjour');
      await site.rounds(hook.id);
      expect(site.receiver.taken).toHaveLength(taken);
    }
    expect(site.receiver.taken.map(({ signatures }) => signatures.length)).toEqual([2, 2, 1]);
  });

  test('is suspended, told again from where it was, and removed; on record', async () => {
    const hook = await site.subscribed();
    await site.as('paule', `PUT /api/desk/webhooks/${hook.id}/enabled`, { enabled: false });
    const { reference } = await site.asked('Bonjour');
    expect(await site.rounds(hook.id)).toEqual({ ended: true });
    await site.as('paule', `PUT /api/desk/webhooks/${hook.id}/enabled`, { enabled: true });
    await site.rounds(hook.id);
    expect(site.receiver.told()).toEqual([`${reference} 1 2 3`]);
    expect((await site.as('paule', `DELETE /api/desk/webhooks/${hook.id}`, {})).status).toBe(204);
    expect(await site.rounds(hook.id)).toEqual({ ended: true });
    const { body } = await site.as('victor', 'GET /api/desk/staff-events?limit=4');
    expect(Array.isArray(body) ? body.map(({ type, by }) => `${type} ${by}`) : []).toEqual([
      'webhook-removed paule',
      'webhook-enabled paule',
      'webhook-disabled paule',
      `webhook-made machine:${hook['key']}`,
    ]);
  });

  test('is made on the desk by supervisors alone, who said who they are a moment ago', async () => {
    const { id } = await site.keyWith('questions:read');
    const wanted = { key: id, url: site.receiver.url };
    for (const agent of ['lea', 'samira', 'victor', 'ines'] as const)
      expect((await site.as(agent, 'POST /api/desk/webhooks', wanted)).status).toBe(403);
    expect(await site.as('paule', 'POST /api/desk/webhooks', wanted)).toMatchObject({
      status: 201,
      body: { key: id, by: 'paule', secret: expect.stringMatching(/^whsec_/) },
    });
    site.clock.now += HOUR;
    expect(await site.as('paule', 'POST /api/desk/webhooks', wanted)).toMatchObject({
      status: 403,
      body: { error: 'proof-needed' },
    });
  });
});
