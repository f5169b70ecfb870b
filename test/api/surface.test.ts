import { Hono } from 'hono';
import { hc } from 'hono/client';
import { eventTypes } from '../../domain/journal.ts';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { app, type ApiType } from '../../api/app.ts';
import type { Env } from '../../api/context.ts';
import type { Body } from '../../web/api-client.ts';
import { openSite, send, told, type TestSite, type Told } from './test-site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.remove());

describe('every answer', () => {
  test('forbids scripts that are not ours, and says which request it was', async () => {
    const answer = await send(site.api, 'GET /health', { headers: { 'x-request-id': 'une-demande' } });
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; script-src 'self' 'nonce-[^']+'/);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-request-id')).toBe('une-demande');
    expect(answer.headers.has('strict-transport-security')).toBe(false);
  });

  test('holds cookies to https where the service is reached by it', async () => {
    const secure = app({ ...site.parts, config: { publicUrl: 'https://aide.paladin.fr' } });
    const answer = await send(secure, 'POST /api/questions', {
      body: { id: crypto.randomUUID(), text: 'x' },
    });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-questions=.*; Secure/);
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    const again = { headers: { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' } };
    const { reference } = await told(answer).then(({ body }) => body);
    expect((await send(secure, `GET /api/questions/${String(reference)}`, again)).status).toBe(200);
  });

  test('about a page that does not exist says so', async () => {
    for (const path of [
      '/',
      '/api',
      '/api/nothing',
      '/api/reference/package.json',
      '/api/reference/..%2fpackage.json',
    ])
      expect(await told(send(site.api, `GET ${path}`))).toMatchObject({
        status: 404,
        body: { error: 'not-found' },
      });
  });

  test('about a fault of ours is a plain 500, and its log holds no message', async () => {
    const broken = app({
      ...site.parts,
      desk: { ...site.desk, health: () => Promise.reject(new Error('PETUNIA')) },
    });
    site.lines.length = 0;
    expect(await told(send(broken, 'GET /ready'))).toMatchObject({
      status: 500,
      body: { error: 'internal' },
    });
    expect(site.lines.join('')).toMatch(/"errorName":"Error".*surface\.test\.ts/);
    expect(site.lines.join('')).not.toContain('PETUNIA');
  });
});

describe('pages', () => {
  test('stand behind the same guards, with the nonce of the answer', async () => {
    const whole = app(site.parts, () =>
      new Hono<Env>().get('/', (c) => c.text(c.get('secureHeadersNonce') ?? '')),
    );
    const answer = await send(whole, 'GET /');
    expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${await answer.text()}'`);
  });

  test('that answer for everything else leave each request its own name in the log', async () => {
    const whole = app(site.parts, () => new Hono().get('*', (c) => c.text('rien')));
    site.lines.length = 0;
    await send(whole, 'GET /api/session');
    await send(whole, 'GET /ailleurs');
    expect(site.lines.map((line) => /"route":"([^"]*)"/.exec(line)?.[1])).toEqual(['/api/session', '/*']);
  });
});

describe('a page that calls the API', () => {
  const { desk } = hc<ApiType>('https://aide.paladin.fr/api');
  const param = { reference: 'PAL-7F3K-92QX' };

  test('has its routes, and what they take and give, from the type checker alone', () => {
    expect(desk.questions[':reference'].claim.$url({ param }).pathname).toBe(
      '/api/desk/questions/PAL-7F3K-92QX/claim',
    );
    expectTypeOf<Body<typeof desk.counts.$get>>().toHaveProperty('to-take').toBeNumber();
  });

  test('does not compile once a route, a field or an answer is called otherwise', () => {
    const { claim } = desk.questions[':reference'];
    // @ts-expect-error -- no such route
    expect(() => desk.questions[':reference'].claimed).not.toThrow();
    // @ts-expect-error -- no such field
    expect(() => claim.$url({ uid: '1' })).not.toThrow();
    // @ts-expect-error -- nothing of that name comes back
    expectTypeOf<Body<typeof desk.counts.$get>['unclaimed']>().toBeNumber();
  });
});

describe('the reference', () => {
  test('describes every route, with its refusals', async () => {
    const { body } = await told(send(site.api, 'GET /api/openapi.json'));
    expect(body['openapi']).toBe('3.1.0');
    expect(Object.keys(body['paths']).toSorted()).toEqual([
      '/api/account',
      '/api/account/factor',
      '/api/account/notice-hours',
      '/api/account/passkeys',
      '/api/account/passkeys/options',
      '/api/account/passkeys/{passkey}',
      '/api/account/sessions/{session}',
      '/api/articles/{slug}/vote',
      '/api/desk/absences',
      '/api/desk/absences/{absence}',
      '/api/desk/agents',
      '/api/desk/agents/{agent}/factor',
      '/api/desk/agents/{agent}/roles',
      '/api/desk/alerts',
      '/api/desk/alerts/reasons/{reason}/seen',
      '/api/desk/alerts/{alert}/seen',
      '/api/desk/audit/questions/{reference}',
      '/api/desk/audit/questions/{reference}/replay',
      '/api/desk/audit/sample',
      '/api/desk/bulk-actions',
      '/api/desk/bulk-previews',
      '/api/desk/calendar',
      '/api/desk/calendar/changes/{id}',
      '/api/desk/calendar/changes/{id}/telling',
      '/api/desk/calendar/preview',
      '/api/desk/complaints',
      '/api/desk/counts',
      '/api/desk/erasures',
      '/api/desk/erasures/preview',
      '/api/desk/erasures/{id}',
      '/api/desk/events',
      '/api/desk/indicators',
      '/api/desk/indicators/trend',
      '/api/desk/indicators/{figure}/questions',
      '/api/desk/machine-keys',
      '/api/desk/machine-keys/{key}',
      '/api/desk/macros',
      '/api/desk/macros/{macro}',
      '/api/desk/notices',
      '/api/desk/openings',
      '/api/desk/outbox',
      '/api/desk/outbox/{message}',
      '/api/desk/product-events',
      '/api/desk/product-events/{event}/end',
      '/api/desk/quarantine',
      '/api/desk/quarantine-counts',
      '/api/desk/quarantine/{mail}',
      '/api/desk/quarantine/{mail}/discard',
      '/api/desk/quarantine/{mail}/release',
      '/api/desk/questions',
      '/api/desk/questions/{reference}',
      '/api/desk/questions/{reference}/article',
      '/api/desk/questions/{reference}/claim',
      '/api/desk/questions/{reference}/complaint-follow-up',
      '/api/desk/questions/{reference}/extension',
      '/api/desk/questions/{reference}/extension-decision',
      '/api/desk/questions/{reference}/extension-request',
      '/api/desk/questions/{reference}/files/{file}',
      '/api/desk/questions/{reference}/files/{file}/mail',
      '/api/desk/questions/{reference}/junction',
      '/api/desk/questions/{reference}/notes',
      '/api/desk/questions/{reference}/opened',
      '/api/desk/questions/{reference}/qualification',
      '/api/desk/questions/{reference}/relay',
      '/api/desk/questions/{reference}/release',
      '/api/desk/questions/{reference}/reopening',
      '/api/desk/questions/{reference}/replies',
      '/api/desk/questions/{reference}/requests',
      '/api/desk/questions/{reference}/resolution',
      '/api/desk/questions/{reference}/separation',
      '/api/desk/questions/{reference}/snooze',
      '/api/desk/questions/{reference}/snooze-end',
      '/api/desk/questions/{reference}/standing',
      '/api/desk/questions/{reference}/tags/{tag}',
      '/api/desk/questions/{reference}/transfer',
      '/api/desk/questions/{reference}/unmasking',
      '/api/desk/questions/{reference}/unsending',
      '/api/desk/questions/{reference}/watching',
      '/api/desk/review',
      '/api/desk/review/{proposal}',
      '/api/desk/review/{proposal}/decision',
      '/api/desk/review/{proposal}/ending',
      '/api/desk/simulations',
      '/api/desk/simulations/{id}',
      '/api/desk/staff-events',
      '/api/desk/tags',
      '/api/desk/today',
      '/api/desk/training',
      '/api/desk/training/exercises',
      '/api/desk/training/exercises/{id}',
      '/api/desk/training/exercises/{id}/answer',
      '/api/desk/training/quizzes/{step}',
      '/api/desk/training/topics/{topic}',
      '/api/desk/unmaskings',
      '/api/desk/unmaskings/{reference}/{message}',
      '/api/desk/views',
      '/api/desk/views/{view}',
      '/api/desk/webhooks',
      '/api/desk/webhooks/{webhook}',
      '/api/desk/webhooks/{webhook}/deliveries',
      '/api/desk/webhooks/{webhook}/deliveries/{delivery}/replay',
      '/api/desk/webhooks/{webhook}/enabled',
      '/api/desk/webhooks/{webhook}/secret',
      '/api/desk/workload',
      '/api/library/articles',
      '/api/library/articles/{article}',
      '/api/library/articles/{article}/publication',
      '/api/library/articles/{article}/return',
      '/api/library/articles/{article}/review',
      '/api/library/articles/{article}/revisions/{revision}',
      '/api/library/articles/{article}/withdrawal',
      '/api/library/reviews',
      '/api/questions',
      '/api/questions/followed',
      '/api/questions/mine',
      '/api/questions/{reference}',
      '/api/questions/{reference}/access',
      '/api/questions/{reference}/confirmation',
      '/api/questions/{reference}/consent',
      '/api/questions/{reference}/contact',
      '/api/questions/{reference}/events',
      '/api/questions/{reference}/files/{id}',
      '/api/questions/{reference}/follow-link',
      '/api/questions/{reference}/human',
      '/api/questions/{reference}/messages',
      '/api/questions/{reference}/rating',
      '/api/questions/{reference}/reading',
      '/api/questions/{reference}/transcripts',
      '/api/questions/{reference}/typing',
      '/api/scim/v2/Users',
      '/api/scim/v2/Users/{user}',
      '/api/session',
      '/api/session/code',
      '/api/session/passkey',
      '/api/session/passkey/options',
      '/api/session/password',
      '/api/session/proof',
      '/api/session/provider',
      '/api/session/provider-logout',
      '/api/session/ways',
      '/api/v1/export',
      '/api/v1/indicators',
      '/api/v1/questions',
      '/api/v1/questions/{reference}',
      '/api/v1/webhooks',
      '/api/v1/webhooks/{webhook}',
      '/api/v1/webhooks/{webhook}/deliveries',
      '/api/v1/webhooks/{webhook}/deliveries/{delivery}/replay',
      '/api/v1/webhooks/{webhook}/enabled',
      '/api/v1/webhooks/{webhook}/secret',
      '/health',
      '/metrics',
      '/ready',
    ]);
    expect(Object.keys(body['paths']['/api/questions'].post.responses)).toEqual([
      '202',
      '400',
      '401',
      '403',
      '409',
      '413',
      '422',
      '429',
      '503',
    ]);
  });

  test('names every operation once, and says what proves who asks', async () => {
    const { body } = await told(send(site.api, 'GET /api/openapi.json'));
    const operations = Object.values<Record<string, Told>>(body['paths']).flatMap(Object.values);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(operations.length);
    expect(ids).toContain('putDeskQuestionsByReferenceClaim');
    const schemes = new Set(Object.keys(body['components'].securitySchemes));
    for (const { tags, security } of operations) {
      const named: string[] = security.flatMap((one: object) => Object.keys(one));
      expect(named.every((name) => schemes.has(name))).toBe(true);
      expect(!tags.includes('desk') || named.join() === 'agent').toBe(true);
    }
  });

  test('describes each event of the journal by itself, told apart by its type', async () => {
    const { body } = await told(send(site.api, 'GET /api/openapi.json'));
    const { schemas } = body['components'];
    expect(schemas.HouseEvent.discriminator.propertyName).toBe('type');
    expect(schemas.HouseEvent.oneOf).toHaveLength(eventTypes.length);
    expect(schemas.SnoozedEvent).toMatchObject({
      properties: { type: { enum: ['snoozed'] }, until: { type: 'number' } },
      required: expect.arrayContaining(['type', 'seq', 'at', 'by', 'until']),
    });
    expect(JSON.stringify(schemas.MessageEvent)).not.toMatch(/reading|rules|topic/);
  });

  test('says what is answered before a route is reached, in the words of OpenAPI 3.1', async () => {
    const { body } = await told(send(site.api, 'GET /api/openapi.json'));
    const { put, get } = body['paths']['/api/desk/review/{proposal}/decision'] ?? {};
    expect(get).toBeUndefined();
    expect(Object.keys(put.responses)).toEqual(
      expect.arrayContaining(['400', '401', '403', '413', '422', '503']),
    );
    expect(JSON.stringify(body)).not.toContain('prefixItems');
  });

  test('is a page that fetches nothing from elsewhere', async () => {
    const page = await (await send(site.api, 'GET /api/reference')).text();
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(named).toHaveLength(3);
    for (const path of named) {
      expect(path).toMatch(/^\/api\/reference\//);
      expect((await send(site.api, `GET ${path}`)).status).toBe(200);
    }
  });
});

describe('readiness', () => {
  test('takes the store, the engine and a worker', async () => {
    expect(await told(send(site.api, 'GET /ready'))).toEqual({
      status: 200,
      body: { ready: true, store: true, engine: true, workers: true, disk: true, stuck: 0 },
    });
    site.desk.healthy = false;
    expect(await told(send(site.api, 'GET /ready'))).toMatchObject({
      status: 503,
      body: { ready: false, store: true, workers: false },
    });
    expect(await told(send(site.api, 'GET /health'))).toEqual({ status: 200, body: { live: true } });
  });
});

describe('the figures of the process', () => {
  const from = (address: string, headers: Record<string, string> = {}) =>
    site.api.request('/metrics', { headers }, { incoming: { socket: { remoteAddress: address } } });

  test('are given on this machine, the delays of its event loop among them', async () => {
    const answer = await from('127.0.0.1');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('nodejs_eventloop_lag_max_seconds');
  });

  test.each([
    ['from elsewhere', '203.0.113.7', {}],
    ['through a proxy on this machine', '::1', { 'x-forwarded-for': '203.0.113.7' }],
  ])('are no secret to be had %s', async (_, address, headers) => {
    expect((await from(address, headers)).status).toBe(404);
  });
});
