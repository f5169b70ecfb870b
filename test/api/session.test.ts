import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { app } from '../../api/app.ts';
import { TOTP } from 'otpauth';
import { IDLE_MS, PROOF_MS, SESSION_LIFE_MS } from '../../api/agents/session.ts';
import { DRAWN_COST, keepAgent } from '../../store/agents.ts';
import { askBy, friday, send, told } from './test-site.ts';
import { cookieOf, linesOf, openStaffed, PASSWORD, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

describe('signing in', () => {
  test('opens a session out of reach of scripts', async () => {
    const answer = await site.signIn('Lea');
    expect(answer.headers.get('set-cookie')).toMatch(/^session=.*Max-Age=36000.*HttpOnly.*SameSite=Strict/);
    expect(await told(answer)).toMatchObject({ status: 200, body: { id: 'lea', roles: ['support'] } });
    expect(await site.as('lea', 'GET /api/session')).toMatchObject({ status: 200, body: { id: 'lea' } });
  });

  test('is refused alike for a wrong password and an unknown name', async () => {
    const attempts = await Promise.all(['lea', 'personne'].map((name) => told(site.signIn(name, 'autre'))));
    expect(attempts[0]).toEqual(attempts[1]);
    expect(attempts[0]).toMatchObject({ status: 401, body: { error: 'sign-in-needed' } });
  });

  test('is closed to an address that guesses a name, for that name, and to nobody else', async () => {
    const from = (address: string, name: string, password: string) =>
      send(site.api, 'POST /api/session', {
        body: { name, password },
        headers: { 'x-forwarded-for': address },
      });
    for (let tried = 0; tried < 8; tried += 1)
      expect((await from('guesser', 'ines', `essai ${tried}`)).status).toBe(401);
    const locked = await from('guesser', 'ines', PASSWORD);
    expect([locked.status, Number(locked.headers.get('retry-after'))]).toEqual([429, 900]);
    expect((await from('guesser', 'marc', PASSWORD)).status).toBe(200);
    expect((await from('her own desk', 'ines', PASSWORD)).status).toBe(200);
    site.clock.now += 15 * 60_000;
    expect((await from('guesser', 'ines', PASSWORD)).status).toBe(200);
    site.clock.now = friday;
  });

  test('ends on the server: a cookie that somebody kept opens nothing', async () => {
    const cookie = cookieOf(await site.signIn('lea'));
    const other = cookieOf(await site.signIn('lea'));
    const who = async (one: string) => (await send(site.api, 'GET /api/session', { cookie: one })).status;
    expect([await who(cookie), await who(other)]).toEqual([200, 200]);
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await send(site.api, 'DELETE /api/session', { cookie, headers })).status).toBe(204);
    expect([await who(cookie), await who(other)]).toEqual([401, 200]);
  });

  test('goes by a password of one’s own, which ends one’s other sessions', async () => {
    await keepAgent(site.store.db, { id: 'yves', name: 'Yves', roles: ['support'], password: PASSWORD });
    const [cookie, other] = [cookieOf(await site.signIn('yves')), cookieOf(await site.signIn('yves'))];
    const change = (current: string, next: string) =>
      send(site.api, 'PUT /api/session/password', { cookie, body: { current, next } });
    expect((await change('autre', 'un nouveau mot de passe')).status).toBe(422);
    expect((await change(PASSWORD, 'court')).status).toBe(422);
    const changed = await change(PASSWORD, 'un nouveau mot de passe');
    expect(changed.status).toBe(204);
    const who = async (one: string) => (await send(site.api, 'GET /api/session', { cookie: one })).status;
    expect([await who(cookieOf(changed)), await who(cookie), await who(other)]).toEqual([200, 401, 401]);
    expect((await site.signIn('yves')).status).toBe(401);
    expect((await site.signIn('yves', 'un nouveau mot de passe')).status).toBe(200);
  });

  test('is refused to agents made to try the desk with, unless only this machine comes in', async () => {
    const demo = { id: 'demo', name: 'Démo', roles: ['support'], password: PASSWORD, demo: true };
    await keepAgent(site.store.db, demo);
    expect((await site.signIn('demo')).status).toBe(401);
    const local = app({ ...site.parts, config: { ...site.parts.config, demo: true } });
    const body = { name: 'demo', password: PASSWORD };
    const entered = await send(local, 'POST /api/session', { body });
    expect(entered.status).toBe(200);
    const cookie = cookieOf(entered);
    expect((await send(local, 'GET /api/session', { cookie })).status).toBe(200);
    expect((await send(site.api, 'GET /api/session', { cookie })).status).toBe(401);
  });

  test('is written down with lock-outs and changes of accounts, for auditors alone', async () => {
    const added = { id: 'nora', name: 'Nora', password: PASSWORD, roles: ['support'] };
    await site.as('paule', 'POST /api/desk/agents', added);
    await site.as('paule', 'PUT /api/desk/agents/nora/roles', { roles: ['supervisor'] });
    const { status, body } = await site.as('victor', 'GET /api/desk/staff-events');
    expect(status).toBe(200);
    const events = linesOf(body);
    expect(events.slice(0, 2)).toMatchObject([
      {
        type: 'roles-changed',
        by: 'paule',
        about: 'nora',
        detail: { given: ['supervisor'], taken: ['support'] },
      },
      { type: 'agent-added', by: 'paule', about: 'nora', detail: { given: ['support'] } },
    ]);
    const types = new Set(events.map(({ type }) => type));
    for (const type of ['signed-in', 'signed-out', 'locked-out', 'password-changed'])
      expect(types).toContain(type);
    expect(JSON.stringify(events)).not.toContain('guesser');
    const [, second] = events;
    const older = await site.as(
      'victor',
      `GET /api/desk/staff-events?before=${String(second?.['id'])}&limit=1`,
    );
    expect(linesOf(older.body)).toEqual([events[2]]);
    for (const agent of ['lea', 'paule', 'samira'] as const)
      expect((await site.as(agent, 'GET /api/desk/staff-events')).status).toBe(403);
  });

  test('is over after ten hours, when the password changes, and when the roles are taken', async () => {
    await keepAgent(site.store.db, { id: 'zoe', name: 'Zoé', roles: ['support'], password: PASSWORD });
    const cookie = cookieOf(await site.signIn('zoe'));
    const who = () => told(send(site.api, 'GET /api/session', { cookie }));
    expect((await who()).status).toBe(200);
    site.clock.now += SESSION_LIFE_MS;
    expect(await who()).toMatchObject({ status: 401, body: { error: 'session-expired' } });
    site.clock.now = friday;
    await keepAgent(site.store.db, { id: 'zoe', name: 'Zoé', roles: [], password: PASSWORD });
    expect((await who()).status).toBe(401);
    expect((await site.signIn('zoe')).status).toBe(401);
  });

  test('out clears the cookie', async () => {
    const answer = await send(site.api, 'DELETE /api/session', {
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^session=;.*Max-Age=0/),
    ]);
  });

  test('is no right for a requester’s token, nor the other way round', async () => {
    const { reference, token } = await askBy(site.api, 'Une question');
    expect((await send(site.api, 'GET /api/desk/questions', { cookie: `session=${token}` })).status).toBe(
      401,
    );
    const session = site.cookie('lea').replace('session=', '');
    expect((await send(site.api, `GET /api/questions/${reference}`, { token: session })).status).toBe(401);
  });
});

describe('a session', () => {
  const hired = async (id: string, roles = ['support']) => {
    await keepAgent(site.store.db, { id, name: id, roles, password: PASSWORD, cost: DRAWN_COST });
    return cookieOf(await site.signIn(id));
  };
  const asked = (cookie: string, line: string, body?: unknown, headers = {}) =>
    told(send(site.api, line, { cookie, body, headers: { 'sec-fetch-site': 'same-origin', ...headers } }));

  test('ends after two hours without a gesture; a page that looks again by itself is none', async () => {
    const cookie = await hired('oscar');
    const looks = async (headers = {}) =>
      (await asked(cookie, 'GET /api/session', undefined, headers)).status;
    site.clock.now += IDLE_MS;
    expect(await looks({ 'sec-fetch-dest': 'empty' })).toBe(200);
    expect(await looks()).toBe(200);
    site.clock.now += IDLE_MS;
    expect(await looks({ 'sec-fetch-dest': 'empty' })).toBe(200);
    site.clock.now += 1;
    expect(await looks()).toBe(401);
    site.clock.now = friday;
  });

  test('is listed with its device, and ended from another one', async () => {
    const cookie = await hired('nina');
    const browser = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0';
    const there = cookieOf(
      await send(site.api, 'POST /api/session', {
        body: { name: 'nina', password: PASSWORD },
        headers: { 'user-agent': browser },
      }),
    );
    const { body } = await asked(cookie, 'GET /api/account');
    const sessions = linesOf(body['sessions']);
    expect(sessions).toHaveLength(2);
    const other = sessions.find(({ current }) => current === false);
    expect(other).toMatchObject({ device: 'Firefox, Windows' });
    const foreign = await hired('omar');
    const end = `DELETE /api/account/sessions/${String(other?.['id'])}`;
    expect((await asked(foreign, end)).status).toBe(404);
    expect((await asked(cookie, end)).status).toBe(204);
    expect((await asked(there, 'GET /api/session')).status).toBe(401);
    expect((await asked(cookie, 'GET /api/session')).status).toBe(200);
  });

  test('whose password was given long ago does nothing that cannot be taken back, until it is given again', async () => {
    const cookie = await hired('petra', ['supervisor']);
    site.clock.now += PROOF_MS + 1;
    const rights = (to: string) => asked(cookie, `PUT /api/desk/agents/${to}/roles`, { roles: ['support'] });
    expect(await rights('nina')).toMatchObject({ status: 403, body: { error: 'proof-needed' } });
    const erasure = { whom: { email: 'ana@exemple.fr' }, references: ['PAL-7F3K-92QX'] };
    expect((await asked(cookie, 'POST /api/desk/erasures', erasure)).body).toMatchObject({
      error: 'proof-needed',
    });
    expect((await asked(cookie, 'GET /api/desk/agents')).status).toBe(200);
    expect((await asked(cookie, 'PUT /api/session/proof', { password: 'autre' })).status).toBe(422);
    expect((await asked(cookie, 'PUT /api/session/proof', { password: PASSWORD })).status).toBe(204);
    expect((await rights('nina')).status).toBe(200);
    site.clock.now = friday;
  });

  test('is not opened by a password that everybody tries first: it is refused when it is chosen', async () => {
    const cookie = await hired('quentin', ['supervisor']);
    const chosen = (next: string) => asked(cookie, 'PUT /api/session/password', { current: PASSWORD, next });
    for (const usual of [
      'motdepasse1234',
      'azertyuiop123',
      'quentin20252025',
      'aaaaaaaaaaaaaa',
      'MotDePasse2026!',
      'paladin-bureau',
    ])
      expect(await chosen(usual)).toMatchObject({ status: 422, body: { error: 'password-common' } });
    const added = { id: 'rose', name: 'Rose Martin', password: 'martinmartin', roles: ['support'] };
    expect((await asked(cookie, 'POST /api/desk/agents', added)).body).toMatchObject({
      error: 'password-common',
    });
    expect((await chosen('girafe violette sous la pluie')).status).toBe(204);
  });
});

describe('a second factor', () => {
  let cookie = '';
  let secret = '';
  let recovery: string[] = [];
  const asked = (line: string, body?: unknown) =>
    told(send(site.api, line, { cookie, body, headers: { 'sec-fetch-site': 'same-origin' } }));
  const code = () => new TOTP({ secret }).generate({ timestamp: site.clock.now });
  const withPassword = () => site.signIn('theo');
  const withCode = async (given: string) =>
    send(site.api, 'POST /api/session/code', {
      cookie: cookieOf(await withPassword()),
      body: { code: given },
    });

  test('is in force once the application has shown a code, and gives ten codes for the day it is lost', async () => {
    await keepAgent(site.store.db, {
      id: 'theo',
      name: 'Théo',
      roles: ['support'],
      password: PASSWORD,
      cost: DRAWN_COST,
    });
    cookie = cookieOf(await withPassword());
    const { body } = await asked('POST /api/account/factor');
    secret = String(body['secret']);
    expect(body['uri']).toContain('issuer=Paladin');
    const confirm = (given: string) =>
      asked('PUT /api/account/factor', { ticket: body['ticket'], code: given });
    expect((await confirm('000000')).status).toBe(422);
    expect((await withPassword()).status).toBe(200);
    const confirmed = await confirm(code());
    recovery = linesOf(confirmed.body['recoveryCodes']).map(String);
    expect(new Set(recovery).size).toBe(10);
    expect((await asked('GET /api/account')).body).toMatchObject({ secondFactor: true });
  });

  test('is asked for after the password, which opens nothing by itself', async () => {
    const half = await withPassword();
    expect(await told(half)).toMatchObject({ status: 202, body: { needs: 'code' } });
    const opened = await told(send(site.api, 'GET /api/session', { cookie: cookieOf(half) }));
    expect(opened.status).toBe(401);
    expect((await withCode('000000')).status).toBe(401);
    expect((await send(site.api, 'POST /api/session/code', { body: { code: code() } })).status).toBe(401);
  });

  test('takes each code once, of this interval or its neighbours', async () => {
    expect((await withCode(code())).status).toBe(401);
    site.clock.now += 30_000;
    const fresh = code();
    expect((await withCode(fresh)).status).toBe(200);
    expect((await withCode(fresh)).status).toBe(401);
    const old = code();
    site.clock.now += 90_000;
    expect((await withCode(old)).status).toBe(401);
  });

  test('lets in by a recovery code, once, however it is typed', async () => {
    const [first = '', second = ''] = recovery;
    expect((await withCode(first)).status).toBe(200);
    expect((await withCode(first)).status).toBe(401);
    expect((await withCode(second.replace('-', ' ').toUpperCase())).status).toBe(200);
  });

  test('is closed to who guesses its codes, from wherever they come', async () => {
    for (let tried = 0; tried < 8; tried += 1) expect((await withCode('000000')).status).toBe(401);
    expect((await withCode(code())).status).toBe(429);
    site.clock.now += 15 * 60_000;
    expect((await withCode(code())).status).toBe(200);
  });

  test('is taken away by its holder, or for who lost the telephone by a supervisor, and it is written down', async () => {
    const removes = async (agent: 'lea' | 'paule') => {
      await site.as(agent, 'PUT /api/session/proof', { password: PASSWORD });
      const headers = { 'sec-fetch-site': 'same-origin' };
      return send(site.api, 'DELETE /api/desk/agents/theo/factor', { cookie: site.cookie(agent), headers });
    };
    expect((await removes('lea')).status).toBe(403);
    expect((await removes('paule')).status).toBe(204);
    expect((await withPassword()).status).toBe(200);
    const { body } = await site.as('victor', 'GET /api/desk/staff-events?limit=20');
    expect(linesOf(body)).toContainEqual(
      expect.objectContaining({ type: 'factor-removed', by: 'paule', about: 'theo' }),
    );
    site.clock.now = friday;
  });
});
