import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { app } from '../../api/app.ts';
import { SESSION_LIFE_MS } from '../../api/agents/session.ts';
import { keepAgent } from '../../store/agents.ts';
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
