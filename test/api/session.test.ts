import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SESSION_LIFE_MS } from '../../api/agents/session.ts';
import { keepAgent } from '../../store/agents.ts';
import { askBy, friday, send, told } from './test-site.ts';
import { cookieOf, openStaffed, PASSWORD, type Staffed } from './staffed.ts';

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

  test('is slowed down for a name that many try', async () => {
    const attempt = () => site.signIn('ines', 'autre');
    const attempts = [];
    for (let tried = 0; tried < 9; tried += 1) attempts.push((await attempt()).status);
    expect(attempts.at(-1)).toBe(429);
    site.clock.now += 3_600_000;
    expect((await attempt()).status).toBe(401);
    site.clock.now = friday;
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
