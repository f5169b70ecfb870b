import { proveAddress } from '../../store/proved-address.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askBy, friday, openSite, send, told, uuid, type TestSite } from './test-site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.remove());

const asks = async (path: string, body: object) => {
  const { reference, token } = await askBy(site.api, 'Une question');
  return {
    reference,
    ...(await told(send(site.api, `PUT /api/questions/${reference}/${path}`, { token, body }))),
  };
};

describe('what the person does', () => {
  test('goes to the question as a command with its id and its receipt', async () => {
    site.desk.says = { applied: 12 };
    site.desk.asked = [];
    const ids = [uuid(), uuid(), uuid(), uuid()] as const;
    const answers = [
      await asks('confirmation', { id: ids[0], helped: false }),
      await asks('consent', { id: ids[1], agreed: true }),
      await asks('human', { id: ids[2] }),
      await asks('rating', { id: ids[3], score: 4 }),
    ];
    expect(answers.map(({ status, body }) => [status, body['applied']])).toEqual(
      answers.map(() => [200, 12]),
    );
    expect(site.desk.asked.map(({ command }) => command)).toEqual([
      { name: 'confirm', id: ids[0], helped: false, at: friday },
      { name: 'consent', id: ids[1], agreed: true, at: friday },
      { name: 'human', id: ids[2], at: friday },
      { name: 'rate', id: ids[3], score: 4 },
    ]);
  });

  // oxfmt-ignore
  test.each([
    [{ refused: 'not-now' }, 409, { error: 'not-now', message: 'Cette action n’est pas possible à ce stade de la demande.' }],
    [{ refused: 'out-of-range' }, 422, { error: 'out-of-range' }],
    [{ unknown: true } as const, 202, { pending: true }],
    [{ missing: true } as const, 503, { error: 'unavailable' }],
  ])('is answered %j as %i', async (says, status, body) => {
    site.desk.says = says;
    expect(await asks('human', { id: uuid() })).toMatchObject({ status, body });
  });

  // oxfmt-ignore
  test.each([
    ['confirmation', {}], ['confirmation', { id: 'x', helped: true }], ['confirmation', { id: uuid(), helped: 'oui' }],
    ['consent', { id: uuid() }], ['human', { id: uuid(), now: true }], ['human', []],
    ['rating', { id: uuid(), score: 6 }], ['rating', { id: uuid(), score: 1.5 }], ['rating', { id: uuid(), score: 3, comment: 'x'.repeat(2_001) }],
  ])('is refused when malformed: %s %j', async (path, body) => {
    expect(await asks(path, body)).toMatchObject({ status: 422, body: { error: 'invalid' } });
  });

  test('a comment beside a rating is sealed before the command goes', async () => {
    site.desk.says = { applied: 3 };
    site.desk.asked = [];
    const { reference, token } = await askBy(site.api, 'Une question');
    const body = { id: uuid(), score: 2, comment: 'Trop lent pour mon diabète' };
    await send(site.api, `PUT /api/questions/${reference}/rating`, { token, body });
    const message = site.desk.asked.flatMap(({ command }) =>
      'message' in command ? command.message : [],
    )[0];
    expect(message).toBe(`${reference}:rating:${body.id}`);
    const shown = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(shown.body['messages'].at(-1)).toMatchObject({
      kind: 'comment',
      text: 'Trop lent pour mon diabète',
    });
  });

  test('a comment beside a rating that is refused is kept nowhere; an emergency in it is answered all the same', async () => {
    site.desk.says = { refused: 'not-now' };
    const { reference, token } = await askBy(site.api, 'Une question');
    const rate = (comment: string) =>
      told(
        send(site.api, `PUT /api/questions/${reference}/rating`, {
          token,
          body: { id: uuid(), score: 1, comment },
        }),
      );
    const kinds = async () => {
      const { body } = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
      return body['messages'].map(({ kind }: { kind: string }) => kind);
    };
    expect(await rate('Trop lent')).toMatchObject({ status: 409 });
    expect(await kinds()).toEqual(['message']);
    expect(await rate('Je fais un malaise')).toMatchObject({
      status: 409,
      body: { emergency: { text: expect.stringContaining('15') } },
    });
    expect(await kinds()).toEqual(['message', 'message', 'emergency']);
    site.desk.says = { applied: 3 };
  });

  test('a comment that reads as an emergency is told the 15 and goes in as a message', async () => {
    const { reference, token } = await askBy(site.api, 'Une question');
    const body = { id: uuid(), score: 1, comment: 'Je fais un malaise' };
    const { body: answer } = await told(
      send(site.api, `PUT /api/questions/${reference}/rating`, { token, body }),
    );
    expect(answer['emergency'].text).toContain('15');
    const shown = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(shown.body['messages'].map(({ kind }: { kind: string }) => kind)).toEqual([
      'message',
      'comment',
      'message',
      'emergency',
    ]);
  });
});

describe('the conversation by mail', () => {
  test('is asked for once the address is proved, and not before', async () => {
    const { reference, token } = await askBy(site.api, 'Ma facture', { email: 'ana@exemple.fr' });
    const asked = { question: reference, id: uuid() };
    const asking = (by = token) =>
      told(
        send(site.api, `POST /api/questions/${reference}/transcripts`, { token: by, body: { id: asked.id } }),
      );
    expect(await asking()).toMatchObject({ status: 409, body: { error: 'not-now' } });
    await proveAddress(site.store.db, { question: reference, at: friday });
    expect((await asking()).status).toBe(202);
    expect(site.transcripts).toEqual([asked]);
    const other = await askBy(site.api, 'Une autre', { email: 'ana@exemple.fr' });
    expect((await asking(other.token)).status).toBe(404);
  });
});
