// Readers whom the site around the chat knows: by its signed word, for ten minutes, and by nothing else.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetQuestion } from '../../store/erase-questions.ts';
import { friday, openSite, send, told, uuid, type TestSite } from './test-site.ts';

const intranet = 'https://intranet.example';
const portal = 'https://portal.example';
const ours = 'http://localhost';
type Keys = { kid: string; private: CryptoKey; public: JWK };

let site: TestSite;
let folder: string;
let first: Keys;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paladin-keys-'));
  first = await newKeys('2026-11');
  await publish('intranet', first);
  await publish('portal', first);
  const issuers = [
    { origin: intranet, keys: join(folder, 'intranet') },
    { origin: portal, keys: join(folder, 'portal') },
    { origin: 'https://away.example', keys: join(folder, 'nowhere') },
  ];
  const config = { publicUrl: ours, proxies: 1, chatOrigins: [intranet, portal], chatIssuers: issuers };
  site = await openSite({ config });
});
afterAll(async () => {
  await site.remove();
  await rm(folder, { recursive: true });
});

describe('a reader whom a site knows', () => {
  test('finds their questions on any device, and nobody else’s', async () => {
    const asked = await ask(await word({ sub: 'ana' }), 'Où est ma convocation ?');
    await ask(await word({ sub: 'paul' }), 'Où sont nos factures ?');
    await ask(await word({ sub: 'ana', iss: portal }), 'Sur un autre site.');
    const { questions } = await mine(await word({ sub: 'ana' }));
    expect(questions.map(({ reference }) => reference)).toEqual([asked['reference']]);
    const read = await told(
      send(site.api, `GET /api/questions/${asked['reference']}`, { token: questions[0]?.token ?? '' }),
    );
    expect(read.body['messages'][0].text).toBe('Où est ma convocation ?');
  });

  test('is known by what the site signs, before what is typed', async () => {
    const identity = await word({ sub: 'lou', email: 'lou@entreprise.example', role: 'employer' });
    const { reference, token } = await ask(identity, 'Bonjour', {
      email: 'autre@entreprise.example',
      role: 'employee',
    });
    const { body } = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(body).toMatchObject({ role: 'employer', can: { role: false, address: false } });
  });

  test('leaves no cookie behind, and a token of an hour', async () => {
    const answer = await send(site.api, 'POST /api/questions', {
      body: { id: uuid(), text: 'Bonjour', identity: await word({ sub: 'sam' }) },
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    const { body } = await told(answer);
    site.clock.now = friday + 3_601_000;
    const late = await told(
      send(site.api, `GET /api/questions/${body['reference']}`, { token: body['token'] }),
    );
    site.clock.now = friday;
    expect(late).toMatchObject({ status: 401, body: { error: 'session-expired' } });
  });

  test('is forgotten with their question', async () => {
    const identity = await word({ sub: 'max' });
    const { reference } = await ask(identity, 'À effacer');
    await forgetQuestion(site.store, { question: reference, at: friday });
    expect((await mine(identity)).questions).toEqual([]);
  });
});

describe('a word on who asks is not taken', () => {
  // oxfmt-ignore
  test.each<[string, () => Promise<string> | string]>([
    ['of a site that is not named',      () => word({ iss: 'https://elsewhere.example' })],
    ['meant for another service',        () => word({ aud: 'https://other.example' })],
    ['without a subject',                () => word({ sub: '' })],
    ['without the instant of its signing', () => word({ iat: undefined })],
    ['signed tomorrow',                  () => word({ iat: seconds(friday) + 86_400 })],
    ['signed by a key of somebody else', async () => word({}, await newKeys('2026-11'))],
    ['signed by a key that is not there', async () => word({}, await newKeys('2027-01'))],
    ['signed by nobody',                 () => new UnsecuredJWT(claims({})).encode()],
    ['signed with the public key as a secret', () => new SignJWT(claims({})).setProtectedHeader({ alg: 'HS256', kid: first.kid }).sign(Buffer.from(JSON.stringify(first.public)))],
    ['that is none',                     () => 'x.y.z'],
  ])('%s', async (_, made) => {
    expect(await answersTo(await made())).toEqual(both('401 sign-in-needed'));
  });

  test.each([
    ['over', { exp: seconds(friday) - 60 }],
    [
      'older than ten minutes, whatever it says of its end',
      { iat: seconds(friday) - 900, exp: seconds(friday) + 9_000 },
    ],
  ])('that is %s', async (_, changed) => {
    expect(await answersTo(await word(changed))).toEqual(both('401 session-expired'));
  });

  test('while the keys cannot be had', async () => {
    expect(await answersTo(await word({ iss: 'https://away.example' }))).toEqual(both('503 unavailable'));
  });

  test('and an emergency is answered with its numbers all the same', async () => {
    const { status, body } = await told(
      send(site.api, 'POST /api/questions', {
        body: { id: uuid(), text: 'Je fais un malaise', identity: 'x.y.z' },
      }),
    );
    expect({ status, numbers: body['emergency']?.text }).toEqual({
      status: 401,
      numbers: expect.stringContaining('15'),
    });
  });
});

test('keys are changed by putting the next one beside the last', async () => {
  const next = await newKeys('2026-12');
  await publish('intranet', first, next);
  expect((await told(post(await word({}, next)))).status).toBe(200);
  await publish('intranet', next);
  expect((await told(post(await word({}, first)))).status).toBe(401);
  await publish('intranet', first);
});

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

function claims(changed: object) {
  return {
    iss: intranet,
    aud: ours,
    sub: 'ana',
    iat: seconds(friday),
    exp: seconds(friday) + 300,
    ...changed,
  };
}

function word(changed: object, keys = first): Promise<string> {
  return new SignJWT(claims(changed)).setProtectedHeader({ alg: 'ES256', kid: keys.kid }).sign(keys.private);
}

async function newKeys(kid: string): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, private: privateKey, public: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' } };
}

function publish(name: string, ...keys: Keys[]): Promise<void> {
  return writeFile(join(folder, name), JSON.stringify({ keys: keys.map((one) => one.public) }));
}

function post(identity: string) {
  return send(site.api, 'POST /api/questions/mine', { body: { identity } });
}

async function mine(identity: string): Promise<{ questions: { reference: string; token: string }[] }> {
  const { status, body } = await told(post(identity));
  if (status !== 200) throw new Error(`not known: ${status}`);
  return { questions: body['questions'] };
}

async function ask(identity: string, text: string, more: object = {}) {
  const { status, body } = await told(
    send(site.api, 'POST /api/questions', { body: { id: uuid(), text, identity, ...more } }),
  );
  expect(status).toBe(202);
  return { reference: String(body['reference']), token: String(body['token']) };
}

/** To whoever would see their questions, and would ask one. */
async function answersTo(identity: string): Promise<string[]> {
  const asked = send(site.api, 'POST /api/questions', { body: { id: uuid(), text: 'Bonjour', identity } });
  const answers = await Promise.all([told(post(identity)), told(asked)]);
  return answers.map(({ status, body }) => `${status} ${body['error']}`);
}

function both(answer: string): string[] {
  return [answer, answer];
}
