import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signer } from '../../api/signer.ts';
import { requesterTokens, TOKEN_LIFE_MS } from '../../api/token.ts';
import { forgetQuestion } from '../../store/erase-questions.ts';
import { readStoredQuestion } from '../../store/intake.ts';
import { askBy, cookieOf, friday, openSite, send, told, uuid, type TestSite } from './test-site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.remove());

const paths = (reference: string): [line: string, body?: object][] => {
  const path = `/api/questions/${reference}`;
  return [
    [`GET ${path}`],
    [`GET ${path}/events`],
    [`POST ${path}/messages`, { id: uuid(), text: 'x' }],
    [`PUT ${path}/confirmation`, { id: uuid(), helped: true }],
    [`PUT ${path}/consent`, { id: uuid(), agreed: true }],
    [`PUT ${path}/human`, { id: uuid() }],
    [`PUT ${path}/rating`, { id: uuid(), score: 5 }],
    [`PUT ${path}/contact`, { role: 'employee' }],
    [`PUT ${path}/files/${uuid()}?name=a.pdf`, {}],
  ];
};

async function everywhere(reference: string, token?: string) {
  const answers = await Promise.all(
    paths(reference).map(([line, body]) =>
      told(send(site.api, line, { body, ...(token === undefined ? {} : { token }) })),
    ),
  );
  return answers.map(({ status, body }) => `${status} ${body['error']}`);
}

const same = (word: string) => paths('').map(() => word);
describe('a question', () => {
  test('is closed to whoever has no token, on every route', async () => {
    const { reference } = await askBy(site.api, 'À moi');
    expect(await everywhere(reference)).toEqual(same('401 sign-in-needed'));
  });

  test('is closed to a token for another question: an employer never sees an employee’s', async () => {
    const ana = await askBy(site.api, 'Question d’une salariée', {
      role: 'employee',
      email: 'ana@entreprise.fr',
    });
    const paul = await askBy(site.api, 'Question d’un employeur', {
      role: 'employer',
      email: 'paul@entreprise.fr',
    });
    expect(await everywhere(ana.reference, paul.token)).toEqual(same('404 not-found'));
    expect(await everywhere('PAL-2222-2222', paul.token)).toEqual(same('404 not-found'));
  });

  test('is closed to forged tokens, which learn nothing of what exists', async () => {
    const { reference, token } = await askBy(site.api, 'À moi');
    const [head, claims, signature = ''] = token.split('.');
    const unsigned = [Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url'), claims, ''].join('.');
    const other = Buffer.from(JSON.stringify({ sub: reference, aud: 'requester', exp: 9e9 })).toString(
      'base64url',
    );
    const forged = [
      `${head}.${claims}.${signature.slice(0, -4)}AAAA`,
      `${head}.${other}.${signature}`,
      unsigned,
      await requesterTokens(Buffer.alloc(32, 8), () => friday).issue(reference),
      await signer(Buffer.alloc(32, 7), 'desk', () => friday).sign({ sub: reference }, 1e9),
      'x.y.z',
      'x'.repeat(5_000),
    ];
    for (const one of forged) {
      expect(await everywhere(reference, one)).toEqual(same('401 sign-in-needed'));
      expect(await everywhere('PAL-2222-2222', one)).toEqual(same('401 sign-in-needed'));
    }
  });

  test('is closed once the token has expired, whether it exists or not', async () => {
    const { reference } = await askBy(site.api, 'À moi');
    for (const known of [reference, 'PAL-2222-2222']) {
      const token = await requesterTokens(Buffer.alloc(32, 7), () => friday - TOKEN_LIFE_MS).issue(known);
      expect(await everywhere(known, token)).toEqual(same('401 session-expired'));
    }
  });

  test('opens by its cookie too, which no Authorization header falls back to', async () => {
    const { reference, cookie } = await askBy(site.api, 'Par le navigateur');
    const path = `GET /api/questions/${reference}`;
    expect((await send(site.api, path, { cookie })).status).toBe(200);
    expect((await send(site.api, path, { cookie, token: 'x.y.z' })).status).toBe(401);
    expect((await send(site.api, path, { cookie, headers: { authorization: 'Basic eDp5' } })).status).toBe(
      401,
    );
  });

  test('shares one cookie with the others of its browser, which forgets the oldest beyond thirty', async () => {
    const first = await askBy(site.api, 'La première');
    let { cookie } = first;
    for (let more = 0; more < 30; more += 1) ({ cookie } = await askBy(site.api, 'Une autre', {}, cookie));
    expect(cookie.length).toBeLessThan(4_096);
    const last = await askBy(site.api, 'La dernière', {}, cookie);
    expect(
      (await send(site.api, `GET /api/questions/${last.reference}`, { cookie: last.cookie })).status,
    ).toBe(200);
    expect(
      (await send(site.api, `GET /api/questions/${first.reference}`, { cookie: last.cookie })).status,
    ).toBe(401);
  });

  test('once erased is a question that does not exist', async () => {
    const { reference, token } = await askBy(site.api, 'Oubliez-moi');
    await forgetQuestion(site.store, { question: reference, at: friday });
    const answers = await everywhere(reference, token);
    expect(answers.slice(0, 3)).toEqual(same('404 not-found').slice(0, 3));
  });
});

describe('a link to a question', () => {
  const accessTo = (reference: string) => `PUT /api/questions/${reference}/access`;

  test('opens it in the browser that follows it', async () => {
    const { reference, token } = await askBy(site.api, 'Depuis un autre appareil');
    const answer = await send(site.api, accessTo(reference), { body: { token } });
    expect(answer.status).toBe(204);
    const cookie = cookieOf(answer);
    expect((await send(site.api, `GET /api/questions/${reference}`, { cookie })).status).toBe(200);

    const left = await send(site.api, `DELETE /api/questions/${reference}/access`, { cookie });
    const after = { cookie: cookieOf(left) };
    expect((await send(site.api, `GET /api/questions/${reference}`, after)).status).toBe(401);
  });

  test('that is forged, expired or of another question sets no cookie', async () => {
    const { reference } = await askBy(site.api, 'À moi');
    const other = await askBy(site.api, 'À un autre');
    const expired = await requesterTokens(Buffer.alloc(32, 7), () => friday - TOKEN_LIFE_MS).issue(reference);
    for (const token of ['x.y.z', expired, other.token]) {
      const answer = await send(site.api, accessTo(reference), { body: { token } });
      expect([401, 404]).toContain(answer.status);
      expect(answer.headers.has('set-cookie')).toBe(false);
    }
  });

  test('proves the address only when it left by mail', async () => {
    const { reference, token } = await askBy(site.api, 'Par le chat', { email: 'ana@exemple.fr' });
    const proved = async () => (await readStoredQuestion(site.store.db, reference))?.addressProved;
    await send(site.api, accessTo(reference), { body: { token } });
    expect(await proved()).toBe(false);
    const byMail = await requesterTokens(Buffer.alloc(32, 7), () => friday).issueForMail(reference);
    await send(site.api, accessTo(reference), { body: { token: byMail } });
    expect(await proved()).toBe(true);
  });
});

describe('a link to follow a question', () => {
  const linkOf = async ({ reference, token }: { reference: string; token: string }) => {
    const { body } = await told(send(site.api, `POST /api/questions/${reference}/follow-link`, { token }));
    return String(body['address']).split('/suivi/')[1] ?? '';
  };
  const followed = (token: string) =>
    told(send(site.api, 'POST /api/questions/followed', { body: { token } }));

  test('shows where it stands, and no word of it', async () => {
    const ana = await askBy(site.api, 'Un mot que personne ne doit lire', { email: 'ana@entreprise.fr' });
    const { status, body } = await followed(await linkOf(ana));
    expect({ status, told: Object.keys(body).toSorted() }).toEqual({
      status: 200,
      told: ['receivedAt', 'reference', 'status'],
    });
  });

  test('opens nothing else, and nothing else opens it', async () => {
    const ana = await askBy(site.api, 'À moi');
    const link = await linkOf(ana);
    expect(await everywhere(ana.reference, link)).toEqual(same('401 sign-in-needed'));
    expect((await followed(ana.token)).status).toBe(404);
    expect((await followed(`${link}x`)).status).toBe(404);
  });

  test('is void once its requester takes it back, and a new one is not', async () => {
    const ana = await askBy(site.api, 'À moi');
    const link = await linkOf(ana);
    await send(site.api, `DELETE /api/questions/${ana.reference}/follow-link`, { token: ana.token });
    expect((await followed(link)).status).toBe(404);
    site.clock.now += 1;
    expect((await followed(await linkOf(ana))).status).toBe(200);
    site.clock.now = friday;
  });

  test('is nobody else’s to make or to take back', async () => {
    const [ana, paul] = [await askBy(site.api, 'À moi'), await askBy(site.api, 'À lui')];
    for (const line of ['POST', 'DELETE'])
      expect(
        await told(
          send(site.api, `${line} /api/questions/${ana.reference}/follow-link`, { token: paul.token }),
        ),
      ).toMatchObject({ status: 404 });
  });

  test('is void with an erased question', async () => {
    const ana = await askBy(site.api, 'À effacer');
    const link = await linkOf(ana);
    await forgetQuestion(site.store, { question: ana.reference, at: friday });
    expect((await followed(link)).status).toBe(404);
  });
});

describe('a file', () => {
  const put = ({ reference, token }: { reference: string; token: string }, bytes: number, id = uuid()) =>
    site.api.request(`/api/questions/${reference}/files/${id}?name=facture.pdf`, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    });

  test('of ten mebibytes is taken, once, and no larger nor empty one', async () => {
    const ana = await askBy(site.api, 'Voici une facture.');
    const id = uuid();
    const [first, again] = [
      await told(put(ana, 10 * 1024 * 1024, id)),
      await told(put(ana, 10 * 1024 * 1024, id)),
    ];
    expect([first.status, again.body['messageId']]).toEqual([202, first.body['messageId']]);
    expect((await put(ana, 10 * 1024 * 1024 + 1)).status).toBe(413);
    expect((await put(ana, 0)).status).toBe(422);
  });
});
