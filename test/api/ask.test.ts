import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askBy, friday, happen, openSite, send, told, uuid, type TestSite } from './test-site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.remove());

describe('a question asked from the chat', () => {
  test('is accepted with a reference, a token and the instant of the first reply', async () => {
    const answer = await send(site.api, 'POST /api/questions', {
      body: { id: uuid(), text: 'Où trouver ma convocation ?', role: 'employee', email: 'ana@exemple.fr' },
    });
    expect(answer.headers.get('set-cookie')).toMatch(/^questions=.*HttpOnly.*SameSite=Strict/);
    expect(await told(answer)).toMatchObject({
      status: 202,
      body: {
        reference: expect.stringMatching(/^PAL-/),
        token: expect.any(String),
        messageId: expect.any(String),
        promise: {
          replyDue: Date.parse('2026-11-23T09:30:00+01:00'),
          text: expect.stringMatching(/avant lundi 9.h.30/),
        },
      },
    });
  });

  test('sent twice with one key is one question', async () => {
    const body = { id: uuid(), text: 'Une seule fois', role: 'employer' };
    const once = await told(send(site.api, 'POST /api/questions', { body }));
    const again = await told(send(site.api, 'POST /api/questions', { body }));
    expect(again.body['reference']).toBe(once.body['reference']);
    expect(again.body['messageId']).toBe(once.body['messageId']);
  });

  test('with the key in its header as well', async () => {
    const headers = { 'idempotency-key': 'un-clef-de-vingt-signes' };
    const body = { text: 'Par l’en-tête' };
    const once = await told(send(site.api, 'POST /api/questions', { body, headers }));
    const again = await told(send(site.api, 'POST /api/questions', { body, headers }));
    expect([once.status, again.body['reference']]).toEqual([202, once.body['reference']]);
  });

  test('with a key used before for another text is refused', async () => {
    const id = uuid();
    await send(site.api, 'POST /api/questions', { body: { id, text: 'Le premier' } });
    const other = await told(send(site.api, 'POST /api/questions', { body: { id, text: 'Un autre' } }));
    expect(other).toMatchObject({ status: 409, body: { error: 'key-reused' } });
    expect(other.body).not.toHaveProperty('reference');
  });

  test('with a key used before for another text names the question to whoever may read it', async () => {
    const id = uuid();
    const { reference, cookie } = await askBy(site.api, 'Le premier', { id });
    const body = { id, text: 'Un autre' };
    const theirs = await told(send(site.api, 'POST /api/questions', { body, cookie }));
    expect(theirs).toMatchObject({ status: 409, body: { error: 'key-reused', reference } });
  });

  test('that reads as an emergency is told the 15 at once, and promised nothing', async () => {
    const { status, body } = await told(
      send(site.api, 'POST /api/questions', { body: { id: uuid(), text: 'Je fais un malaise' } }),
    );
    expect(status).toBe(202);
    expect(body['emergency'].text).toMatch(/^Appelez immédiatement le.15\./);
    expect(body).not.toHaveProperty('promise');
  });

  test('about health is promised no reply before the person agreed to the relay', async () => {
    const { body } = await told(
      send(site.api, 'POST /api/questions', { body: { id: uuid(), text: 'Mon traitement me fatigue' } }),
    );
    expect(body).not.toHaveProperty('promise');
  });

  test('is followed by messages of the same person', async () => {
    const { reference, token } = await askBy(site.api, 'Le début');
    const path = `POST /api/questions/${reference}/messages`;
    const body = { id: uuid(), text: 'La suite' };
    const once = await told(send(site.api, path, { token, body }));
    const again = await told(send(site.api, path, { token, body }));
    expect(once).toMatchObject({ status: 202, body: { reference } });
    expect(again.body).toEqual(once.body);
    expect(
      await told(send(site.api, path, { token, body: { id: uuid(), text: 'Je fais un malaise' } })),
    ).toMatchObject({
      status: 202,
      body: { emergency: { text: expect.stringContaining('15') } },
    });
  });
});

describe('a request that cannot be taken', () => {
  // oxfmt-ignore
  test.each([
    ['without a body', undefined, 415, 'invalid'],
    ['that is no JSON', '{', 400, 'invalid'],
    ['that is a list', '[]', 422, 'invalid'],
    ['without a key', { text: 'x' }, 422, 'invalid'],
    ['without a text', { id: uuid() }, 422, 'invalid'],
    ['of spaces', { id: uuid(), text: '   ' }, 422, 'invalid'],
    ['whose text is a number', { id: uuid(), text: 4 }, 422, 'invalid'],
    ['with a field nobody asked for', { id: uuid(), text: 'x', admin: true }, 422, 'invalid'],
    ['with another role', { id: uuid(), text: 'x', role: 'doctor' }, 422, 'invalid'],
    ['with an address that is none', { id: uuid(), text: 'x', email: 'ana' }, 422, 'invalid'],
    ['by another channel', { id: uuid(), text: 'x', channel: 'email' }, 422, 'invalid'],
    ['too long a text', { id: uuid(), text: 'x'.repeat(10_001) }, 413, 'too-large'],
    ['too large a body', { id: uuid(), text: 'x'.repeat(200_000) }, 413, 'too-large'],
  ])('%s', async (_, body, status, error) => {
    const headers = body === undefined ? { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' } : {};
    const answer = await told(send(site.api, 'POST /api/questions', { body, headers }));
    expect(answer).toMatchObject({ status, body: { error, message: expect.stringMatching(/appelez immédiatement le.15/) } });
  });

  test('names the fields, never what was in them', async () => {
    const { body } = await told(
      send(site.api, 'POST /api/questions', { body: { text: 'x', email: 'petunia', id: uuid() } }),
    );
    expect(body['fields']).toEqual(['email']);
    expect(JSON.stringify(body)).not.toContain('petunia');
  });

  test('is told the numbers all the same when it is an emergency', async () => {
    const text = `Je fais un malaise ${'x'.repeat(10_001)}`;
    const { status, body } = await told(
      send(site.api, 'POST /api/questions', { body: { id: uuid(), text } }),
    );
    expect([status, body['emergency'].text]).toEqual([413, expect.stringContaining('15')]);
  });

  test('from another site, with the browser’s cookies, is refused', async () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://ailleurs.example',
    };
    const answer = await told(send(site.api, 'POST /api/questions', { body: 'text=x', headers }));
    expect(answer).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  });

  test('says so to a sender who asks too much, with when to come back', async () => {
    const flooded = await openSite();
    const ask = () => send(flooded.api, 'POST /api/questions', { body: { id: uuid(), text: 'Encore' } });
    for (let sent = 0; sent < 30; sent += 1) expect((await ask()).status).toBe(202);
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '6']);
    const urgent = await told(
      send(flooded.api, 'POST /api/questions', { body: { id: uuid(), text: 'Je fais un malaise' } }),
    );
    expect(urgent).toMatchObject({
      status: 429,
      body: { emergency: { text: expect.stringContaining('15') } },
    });
    flooded.clock.now += 60_000;
    expect((await ask()).status).toBe(202);
    await flooded.remove();
  });
});

describe('a sender’s address', () => {
  test('is what our own proxy says, not what anybody writes before it', async () => {
    const direct = await openSite();
    const ask = (forwarded: string) =>
      send(direct.api, 'POST /api/questions', {
        body: { id: uuid(), text: 'x' },
        headers: { 'x-forwarded-for': forwarded },
      });
    for (let sent = 0; sent < 30; sent += 1) await ask(`10.0.0.${sent}, 192.0.2.1`);
    expect((await ask('10.0.0.99, 192.0.2.1')).status).toBe(429);
    expect((await ask('10.0.0.99, 192.0.2.2')).status).toBe(202);
    await direct.remove();
  });
});

describe('while the store is away', () => {
  test('a message is refused with when to retry, and an emergency is still told the 15', async () => {
    const closed = await openSite();
    const { reference, token } = await askBy(closed.api, 'Avant');
    await closed.store.close();
    const answer = await send(closed.api, 'POST /api/questions', { body: { id: uuid(), text: 'Pendant' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await answer.json()).toMatchObject({ error: 'unavailable' });
    const urgent = await told(
      send(closed.api, 'POST /api/questions', { body: { id: uuid(), text: 'Je fais un malaise' } }),
    );
    expect(urgent).toMatchObject({
      status: 503,
      body: { error: 'unavailable', emergency: { text: expect.stringContaining('15') } },
    });
    for (const path of ['', '/events']) {
      expect((await send(closed.api, `GET /api/questions/${reference}${path}`, { token })).status).toBe(503);
    }
    expect(await told(send(closed.api, 'GET /ready'))).toMatchObject({
      status: 503,
      body: { ready: false, store: false, engine: true },
    });
    expect((await send(closed.api, 'GET /health')).status).toBe(200);
    await closed.remove().catch(() => {});
  });
});

describe('the logs', () => {
  test('hold one line for each request and no word, address or reference', async () => {
    const quiet = await openSite();
    const { reference, token } = await askBy(quiet.api, 'PETUNIA', {
      email: 'petunia@exemple.fr',
      name: 'Pétunia',
    });
    await send(quiet.api, `GET /api/questions/${reference}?note=PETUNIA`, { token });
    await quiet.store.close();
    await send(quiet.api, 'POST /api/questions', {
      body: { id: uuid(), text: 'PETUNIA', email: 'petunia@exemple.fr' },
    });
    const log = quiet.lines.join('');
    expect(quiet.lines).toHaveLength(3);
    expect(log).toContain('"route":"/api/questions/:reference"');
    expect(log).not.toMatch(/p[eé]tunia/i);
    expect(log).not.toContain(reference);
    await quiet.remove().catch(() => {});
  });
});

test('the clock of these specifications is a Friday at half past five', () => {
  expect(new Date(friday).toISOString()).toBe('2026-11-20T16:30:00.000Z');
});

describe('a message written after the end of its question', () => {
  test('goes on in a question of its own, which its author may read at once, and again after a retry', async () => {
    const { reference, token } = await askBy(site.api, 'Ma première question');
    await happen(site, reference, {
      from: 1,
      events: [{ type: 'closed', why: 'settled' }],
      summary: { status: 'closed', closedAt: friday },
    });
    const body = { id: uuid(), text: 'Finalement, encore une chose' };
    const write = () => told(send(site.api, `POST /api/questions/${reference}/messages`, { token, body }));
    const { status, body: written } = await write();
    expect(status).toBe(202);
    expect(written['reference']).not.toBe(reference);
    const next = `GET /api/questions/${String(written['reference'])}`;
    const read = await told(send(site.api, next, { token: String(written['token']) }));
    expect(read.body['messages']).toMatchObject([{ text: 'Finalement, encore une chose' }]);
    expect((await write()).body).toMatchObject({
      reference: written['reference'],
      messageId: written['messageId'],
    });
    expect((await told(send(site.api, next, { token }))).status).toBe(404);
  });
});
