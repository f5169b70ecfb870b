// Agents who come in by their company's identity provider, which runs beside the test.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { app } from '../../api/app.ts';
import { PROOF_MS } from '../../api/agents/session.ts';
import { readProvider } from '../../api/provider/provider-settings.ts';
import { readConfig } from '../../config.ts';
import { sessionList } from '../../store/sessions.ts';
import {
  CLIENT,
  CLIENT_SECRET,
  signInThere,
  startProvider,
  type RunningProvider,
} from '../support/identity-provider.ts';
import { linesOf, openStaffed, type Staffed } from './staffed.ts';
import { happen, send, told } from './test-site.ts';

const ours = 'http://localhost';
let house: RunningProvider;
let site: Staffed;
let api: Staffed['api'];
beforeAll(async () => {
  house = await startProvider(ours, {
    'nora@entreprise.example': {
      preferred_username: 'Nora.Bel',
      name: 'Nora Bel',
      roles: ['paladin-support'],
    },
    oscar: { preferred_username: 'lea', name: 'Oscar', roles: ['paladin-support', 'paladin-supervisor'] },
    personne: { preferred_username: 'personne', name: 'Personne', roles: ['compta'] },
    sans: { preferred_username: 'sans', name: 'Sans' },
  });
  site = await openStaffed();
  api = app({ ...site.parts, now: Date.now, config: { ...site.parts.config, provider: settings() } });
});
afterAll(async () => {
  await house?.close();
  await site?.remove();
});

describe('somebody whom the provider knows', () => {
  test('comes in with the rights that its claims give, under an id of ours', async () => {
    const { answer, cookie } = await comesIn('nora@entreprise.example');
    expect(answer).toMatchObject({
      status: 200,
      body: { id: 'nora-bel', name: 'Nora Bel', roles: ['support'], next: '/bureau' },
    });
    expect((await asked(cookie, 'GET /api/session')).body).toMatchObject({
      id: 'nora-bel',
      byProvider: true,
    });
    expect((await asked(cookie, 'GET /api/desk/counts')).status).toBe(200);
    const again = await comesIn('nora@entreprise.example');
    expect(again.answer.body).toMatchObject({ id: 'nora-bel' });
  });

  test('takes over no account of ours, whatever they are called there', async () => {
    const { answer } = await comesIn('oscar');
    expect(answer.body).toMatchObject({ id: 'lea-2', roles: ['support', 'supervisor'] });
    expect((await site.signIn('lea')).status).toBe(200);
    expect((await site.signIn('lea-2')).status).toBe(401);
  });

  test('loses in their open session what the provider takes, and their questions go back to the queue', async () => {
    const { cookie } = await comesIn('oscar');
    const { reference } = await site.asked('Où est mon dossier ?');
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'claimed', agent: 'lea-2' }],
      summary: { assignee: 'lea-2', status: 'with-agent' },
    });
    expect((await asked(cookie, 'GET /api/desk/machine-keys')).status).toBe(200);
    given('oscar', ['paladin-support']);
    await comesIn('oscar');
    expect((await asked(cookie, 'GET /api/desk/machine-keys')).status).toBe(403);
    expect((await asked(cookie, 'GET /api/desk/counts')).status).toBe(200);
    given('oscar', ['paladin-editor']);
    await comesIn('oscar');
    expect(site.desk.asked.at(-1)).toMatchObject({
      reference,
      command: { name: 'release', agent: 'provider', why: 'disabled', supervisor: true },
    });
    given('oscar', []);
    expect((await comesIn('oscar')).answer).toMatchObject({ status: 403, body: { error: 'no-right' } });
    expect((await asked(cookie, 'GET /api/session')).status).toBe(401);
    given('oscar', ['paladin-support']);
    expect((await comesIn('oscar')).answer.status).toBe(200);
  });

  test.each(['personne', 'sans'])(
    'without a claim that gives a right stays out, and gets no account: %s',
    async (who) => {
      expect((await comesIn(who)).answer).toMatchObject({ status: 403, body: { error: 'no-right' } });
      expect(
        linesOf((await site.as('paule', 'GET /api/desk/agents')).body).map(({ id }) => id),
      ).not.toContain(who);
    },
  );

  test('stays out once a supervisor closed the account here, whatever the provider says', async () => {
    const { cookie } = await comesIn('oscar');
    const close = (roles: string[]) => site.as('paule', 'PUT /api/desk/agents/lea-2/roles', { roles });
    expect((await close([])).status).toBe(200);
    expect((await asked(cookie, 'GET /api/session')).status).toBe(401);
    expect((await comesIn('oscar')).answer).toMatchObject({ status: 403, body: { error: 'no-right' } });
    await close(['support']);
    expect((await asked(cookie, 'GET /api/session')).status).toBe(401);
    expect((await comesIn('oscar')).answer.status).toBe(200);
  });

  test('says again who they are there, before what cannot be taken back', async () => {
    given('oscar', ['paladin-supervisor']);
    let now = Date.now();
    const later = app({
      ...site.parts,
      now: () => now,
      config: { ...site.parts.config, provider: settings() },
    });
    const { cookie } = await comesIn('oscar', later);
    const rights = () => asked(cookie, 'PUT /api/desk/agents/marc/roles', { roles: ['support'] }, later);
    now += PROOF_MS + 1;
    expect(await rights()).toMatchObject({ status: 403, body: { error: 'proof-needed' } });
    const confirms = async (who: string) => (await comesIn(who, later, cookie)).answer;
    expect(await confirms('nora@entreprise.example')).toMatchObject({
      status: 401,
      body: { error: 'provider-refused' },
    });
    expect((await rights()).status).toBe(403);
    expect((await confirms('oscar')).status).toBe(200);
    expect((await rights()).status).toBe(200);
  });

  test('is signed out of the provider as well, which is shown what it signed', async () => {
    const { cookie } = await comesIn('nora@entreprise.example');
    const { status, body } = await asked(cookie, 'DELETE /api/session');
    const next = new URL(body['next']);
    expect([status, next.origin, next.searchParams.get('post_logout_redirect_uri')]).toEqual([
      200,
      house.issuer,
      `${ours}/bureau/connexion`,
    ]);
    const shown = await fetch(next);
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('logout')]);
    expect((await asked(cookie, 'GET /api/session')).status).toBe(401);
  });
});

describe('an answer of the provider', () => {
  const enters = (tampering: RunningProvider['tampering']['next']) => {
    house.tampering.next = tampering;
    return comesIn('nora@entreprise.example').finally(() => delete house.tampering.next);
  };

  test.each([
    ['of another issuer', { claims: (all) => ({ ...all, iss: 'https://ailleurs.example' }) }],
    ['for another service', { claims: (all) => ({ ...all, aud: 'un autre' }) }],
    ['to another question (nonce)', { claims: (all) => ({ ...all, nonce: 'un autre' }) }],
    ['without a nonce', { claims: (all) => without(all, 'nonce') }],
    ['that is over', { claims: (all) => ({ ...all, iat: 1_000, exp: 2_000 }) }],
    ['that nobody signed (none)', { alg: 'none' }],
    ['that somebody else signed', { alg: 'another key' }],
    ['that names nobody', { claims: (all) => without(all, 'sub') }],
  ] as [string, RunningProvider['tampering']['next']][])('%s opens nothing', async (_, tampering) => {
    const { answer, cookie } = await enters(tampering);
    expect(answer).toMatchObject({ status: 401, body: { error: 'provider-refused' } });
    expect(cookie).not.toContain('session=');
    const [event] = linesOf((await site.as('victor', 'GET /api/desk/staff-events?limit=1')).body);
    expect(event).toMatchObject({ type: 'sign-in-refused', by: 'provider', about: 'unknown' });
  });

  test('counts once, in the browser that asked, with the state that it was given', async () => {
    const { ticket, back } = await leaves('nora@entreprise.example');
    const bring = (cookie: string, search: string) =>
      asked(cookie, 'PUT /api/session/provider', { answer: search });
    expect((await bring('', back.search)).status).toBe(401);
    const foreign = await leaves('oscar');
    expect((await bring(foreign.ticket, back.search)).status).toBe(401);
    expect((await bring(ticket, back.search)).status).toBe(200);
    expect((await bring(ticket, back.search)).body).toMatchObject({ error: 'provider-refused' });
    const denied = await leaves('nora@entreprise.example');
    const state = denied.back.searchParams.get('state') ?? '';
    expect((await bring(denied.ticket, `?error=access_denied&state=${state}`)).status).toBe(401);
  });

  test('is waited for while the provider is away: nobody is let in, and nobody refused for good', async () => {
    const { ticket, back } = await leaves('nora@entreprise.example');
    house.tampering.isAway = true;
    // As in the product, whose HTTP server puts a class of its own in its place.
    const { Response: ofFetch } = globalThis;
    globalThis.Response = class extends ofFetch {};
    const answer = await asked(ticket, 'PUT /api/session/provider', { answer: back.search });
    globalThis.Response = ofFetch;
    house.tampering.isAway = false;
    expect(answer).toMatchObject({ status: 503, body: { error: 'unavailable' } });
    expect((await comesIn('nora@entreprise.example')).answer.status).toBe(200);
  });
});

describe('the end of a session there', () => {
  const says = async (token: string) =>
    (
      await api.request('/api/session/provider-logout', {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).status;

  test('ends the session here, and no other; of a person, all of theirs', async () => {
    const [one, two] = [await comesIn('nora@entreprise.example'), await comesIn('nora@entreprise.example')];
    const other = await comesIn('oscar');
    const open = async () =>
      Promise.all(
        [one, two, other].map(async ({ cookie }) => (await asked(cookie, 'GET /api/session')).status),
      );
    const [newest] = await sessionList(site.store.db, { agent: 'nora-bel', after: 0 });
    const sid = newest?.providerSession;
    expect(await says(await house.logoutToken({ sid }))).toBe(204);
    expect((await open()).filter((status) => status === 401)).toHaveLength(1);
    expect(await says(await house.logoutToken({ sub: 'nora@entreprise.example' }))).toBe(204);
    expect(await open()).toEqual([401, 401, 200]);
  });

  test('is believed of the provider alone, once, and when it is about an end', async () => {
    const { cookie } = await comesIn('nora@entreprise.example');
    const sub = 'nora@entreprise.example';
    for (const claims of [
      { sub, aud: 'un autre' },
      { sub, iss: 'https://ailleurs.example' },
      { sub, events: {} },
      { sub, nonce: 'x' },
      { sub, iat: 1_000 },
      {},
    ])
      expect(await says(await house.logoutToken(claims))).toBe(422);
    expect(await says(await house.logoutToken({ sub }, 'another'))).toBe(422);
    expect((await asked(cookie, 'GET /api/session')).status).toBe(200);
    const token = await house.logoutToken({ sub });
    expect([await says(token), await says(token)]).toEqual([204, 422]);
    expect((await asked(cookie, 'GET /api/session')).status).toBe(401);
  });
});

describe('the company’s directory', () => {
  let key = '';
  const scim = async (line: string, body?: unknown) => {
    from += 1;
    const headers = { 'content-type': 'application/scim+json', 'x-forwarded-for': `10.6.0.${from & 255}` };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const [method = '', path = ''] = line.split(' ');
    const authorization = `Bearer ${key}`;
    return told(
      api.request(`/api/scim/v2${path}`, { method, headers: { ...headers, authorization }, ...sent }),
    );
  };
  const makeKey = async (scopes: string[]) => {
    const { body } = await site.as('paule', 'POST /api/desk/machine-keys', { name: 'Annuaire', scopes });
    key = String(body['key']);
  };

  test('comes in by a key of that one right', async () => {
    await makeKey(['questions:read']);
    expect(await scim('GET /Users')).toMatchObject({ status: 403, body: { status: '403' } });
    key = 'rien';
    expect((await scim('GET /Users')).status).toBe(401);
    await makeKey(['staff:write']);
    expect((await scim('GET /Users')).status).toBe(200);
  });

  test('adds somebody, who has a right once they sign in, and is found by name', async () => {
    const zoe = {
      externalId: 'zoe',
      userName: 'Zoe@entreprise.example',
      name: { givenName: 'Zoé', familyName: 'Roy' },
    };
    const added = await scim('POST /Users', { schemas: [], ...zoe, active: true, emails: [] });
    expect(added).toMatchObject({
      status: 201,
      body: { id: 'zoe', displayName: 'Zoé Roy', active: true, externalId: 'zoe' },
    });
    expect(await scim('POST /Users', zoe)).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
    expect((await scim('POST /Users', { userName: 'x' })).body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
    });
    const found = await scim(
      `GET /Users?filter=${encodeURIComponent('userName eq "zoe@ENTREPRISE.example"')}`,
    );
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: 'zoe' }] });
    expect((await scim('GET /Users?filter=title%20pr')).body).toMatchObject({ scimType: 'invalidFilter' });
    house.people['zoe'] = { preferred_username: 'autre', name: 'Zoé Roy', roles: ['paladin-support'] };
    expect((await comesIn('zoe')).answer.body).toMatchObject({ id: 'zoe', roles: ['support'] });
    expect((await scim('GET /Users/lea')).status).toBe(404);
  });

  test.each([
    ['as Entra ID says it', [{ op: 'Replace', path: 'active', value: 'False' }]],
    ['as Okta says it', [{ op: 'replace', value: { active: false } }]],
  ])(
    'puts somebody out at once, and what they had taken up goes back to the queue: %s',
    async (_, operations) => {
      const { cookie } = await comesIn('zoe');
      const { reference } = await site.asked('Où est mon badge ?');
      await happen(site, reference, {
        from: 4,
        events: [{ type: 'claimed', agent: 'zoe' }],
        summary: { assignee: 'zoe', status: 'with-agent' },
      });
      const out = await scim('PATCH /Users/zoe', { schemas: [], Operations: operations });
      expect(out).toMatchObject({ status: 200, body: { active: false } });
      expect((await asked(cookie, 'GET /api/session')).status).toBe(401);
      expect(site.desk.asked.map((one) => [one.reference, one.command.name])).toContainEqual([
        reference,
        'release',
      ]);
      expect((await comesIn('zoe')).answer).toMatchObject({ status: 403, body: { error: 'no-right' } });
      expect((await scim('PUT /Users/zoe', { userName: 'zoe', active: true })).body).toMatchObject({
        active: true,
      });
      expect((await asked(cookie, 'GET /api/session')).status).toBe(401);
      expect((await comesIn('zoe')).answer.status).toBe(200);
    },
  );

  test('takes somebody away, and may bring them back', async () => {
    expect((await scim('DELETE /Users/zoe')).status).toBe(204);
    expect((await scim('GET /Users/zoe')).status).toBe(404);
    expect((await comesIn('zoe')).answer.status).toBe(403);
    const types = linesOf((await site.as('victor', 'GET /api/desk/staff-events?limit=500')).body).map(
      ({ type }) => type,
    );
    expect(types).toEqual(expect.arrayContaining(['account-closed', 'account-opened']));
    const back = await scim('POST /Users', { externalId: 'zoe', userName: 'zoe' });
    expect(back).toMatchObject({ status: 201, body: { id: 'zoe' } });
    expect((await comesIn('zoe')).answer.status).toBe(200);
  });
});

describe('the settings of a provider', () => {
  const issuer = 'https://login.example/realms/house';
  const wrong = (env: Record<string, string>) => {
    try {
      readConfig(env);
      return '';
    } catch (error) {
      return String(error);
    }
  };

  test('give the roles of ours by words of its claim, by default paladin-support and so on', () => {
    const env = { PALADIN_OIDC_ISSUER: issuer, PALADIN_OIDC_CLIENT: CLIENT };
    expect(readProvider(env)).toMatchObject({
      name: 'login.example',
      claims: { subject: 'sub', login: 'preferred_username', roles: 'roles' },
      grants: expect.arrayContaining([{ role: 'support', word: 'paladin-support' }]),
    });
    const grants = 'support=Conseillers Paris, supervisor=chefs, support=chefs';
    expect(readProvider({ ...env, PALADIN_OIDC_ROLES: grants })?.grants).toEqual([
      { role: 'support', word: 'Conseillers Paris' },
      { role: 'supervisor', word: 'chefs' },
      { role: 'support', word: 'chefs' },
    ]);
    expect(readProvider({})).toBeUndefined();
  });

  test('that cannot be are refused, each by its name', () => {
    expect(wrong({ PALADIN_OIDC_ISSUER: issuer })).toContain('PALADIN_OIDC_CLIENT: needed beside');
    expect(wrong({ PALADIN_OIDC_CLIENT: CLIENT })).toContain('PALADIN_OIDC_ISSUER: needed beside');
    expect(wrong({ PALADIN_OIDC_ISSUER: 'http://login.example', PALADIN_OIDC_CLIENT: CLIENT })).toContain(
      'an address of https',
    );
    expect(wrong({ PALADIN_OIDC_ROLES: 'chef=chefs' })).toContain('"chef=chefs" is not role=word');
    expect(wrong({ PALADIN_OIDC_SCOPE: 'profile' })).toContain('openid and what else');
  });
});

function settings() {
  return readProvider({
    PALADIN_OIDC_ISSUER: house.issuer,
    PALADIN_OIDC_CLIENT: CLIENT,
    PALADIN_OIDC_SECRET: CLIENT_SECRET,
  });
}

function given(who: string, roles: string[]) {
  house.people[who] = { ...house.people[who], roles };
}

let from = 0;
function asked(cookie: string, line: string, body?: unknown, on = api) {
  from += 1;
  const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `10.3.${from >> 8}.${from & 255}` };
  return told(send(on, line, { cookie, headers, ...(body === undefined ? {} : { body }) }));
}

/** Leaves for the provider, signs in there, and is led back. @param session of who only says it again */
async function leaves(who: string, on = api, session = '') {
  from += 1;
  const answer = await send(on, 'POST /api/session/provider', {
    body: { again: session !== '' },
    cookie: session,
    headers: { 'x-forwarded-for': `10.4.${from >> 8}.${from & 255}` },
  });
  const ticket = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { url } = await answer.json();
  return { ticket, back: await signInThere(url, who, ours) };
}

async function comesIn(who: string, on = api, session = '') {
  const { ticket, back } = await leaves(who, on, session);
  from += 1;
  const answer = await send(on, 'PUT /api/session/provider', {
    cookie: ticket,
    body: { answer: back.search },
    headers: { 'x-forwarded-for': `10.5.${from >> 8}.${from & 255}` },
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('session=')) ?? '';
  return { answer: await told(answer), cookie: cookie.split(';')[0] ?? '' };
}

function without(claims: object, name: string) {
  return Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
}
