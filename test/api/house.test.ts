import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseAlert } from '../../store/alerts.ts';
import { keepMail } from '../../store/outbox.ts';
import { friday, send, uuid } from './test-site.ts';
import { linesOf, openStaffed, PASSWORD, type Agent, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

describe('the house', () => {
  test('alerts whom it must, each until they have seen it', async () => {
    const { reference: question } = await site.asked('Une question');
    const to = ['support', 'medical', 'supervisor', 'agent:marc'] as const;
    for (const one of to)
      await raiseAlert(site.store.db, { question, to: one, reason: 'breached', at: friday });
    const seenBy = async (agent: Agent) => {
      const { body } = await site.as(agent, 'GET /api/desk/alerts');
      return linesOf(body)
        .filter((one) => one['question'] === question)
        .map((one) => String(one['to']))
        .toSorted((a, b) => a.localeCompare(b));
    };
    expect(await seenBy('lea')).toEqual(['support']);
    expect(await seenBy('marc')).toEqual(['agent:marc', 'support']);
    expect(await seenBy('samira')).toEqual(['medical']);
    expect(await seenBy('paule')).toEqual(['supervisor']);
    expect(await seenBy('victor')).toEqual([]);
    const path = (one: string) =>
      `PUT /api/desk/alerts/${encodeURIComponent(`${question}:${one}:breached:${friday}`)}/seen`;
    expect((await site.as('lea', path('medical'), {})).status).toBe(404);
    expect((await site.as('lea', path('support'), {})).status).toBe(204);
    expect(await seenBy('lea')).toEqual([]);
    expect(await seenBy('marc')).toEqual(['agent:marc', 'support']);
  });

  test('gives back to the queue what an agent holds when their account is disabled', async () => {
    const added = { id: 'hugo', name: 'Hugo', password: PASSWORD, roles: ['support'] };
    await site.as('paule', 'POST /api/desk/agents', added);
    const { reference } = await site.asked('Une question', { assignee: 'hugo', handedOff: true });
    site.desk.says = { applied: 9 };
    site.desk.asked = [];
    await site.as('paule', 'PUT /api/desk/agents/hugo/roles', { roles: [] });
    expect(site.desk.asked).toEqual([
      {
        reference,
        command: expect.objectContaining({
          name: 'release',
          agent: 'paule',
          supervisor: true,
          why: 'disabled',
        }),
      },
    ]);
  });

  test('lets supervisors add and disable agents, never give themselves the right to medical text', async () => {
    const added = { id: 'nadia', name: 'Nadia', password: PASSWORD, roles: ['support'] };
    expect((await site.as('lea', 'POST /api/desk/agents', added)).status).toBe(403);
    expect(await site.as('paule', 'POST /api/desk/agents', added)).toMatchObject({
      status: 201,
      body: { id: 'nadia', roles: ['support'] },
    });
    expect(await site.as('paule', 'POST /api/desk/agents', added)).toMatchObject({
      status: 422,
      body: { fields: ['id'] },
    });
    for (const roles of [['medical'], ['auditor'], ['support', 'medical']]) {
      expect((await site.as('paule', 'POST /api/desk/agents', { ...added, id: 'autre', roles })).status).toBe(
        403,
      );
      expect((await site.as('paule', 'PUT /api/desk/agents/nadia/roles', { roles })).status).toBe(403);
    }
    expect(
      (await site.as('paule', 'PUT /api/desk/agents/paule/roles', { roles: ['supervisor', 'support'] }))
        .status,
    ).toBe(403);
    expect((await site.as('paule', 'PUT /api/desk/agents/personne/roles', { roles: [] })).status).toBe(404);
    expect((await site.as('paule', 'PUT /api/desk/agents/nadia/roles', { roles: [] })).status).toBe(200);
    expect((await site.signIn('nadia')).status).toBe(401);
    // Nor take from others what they could not give back.
    for (const [agent, roles] of [
      ['samira', []],
      ['samira', ['support']],
      ['victor', ['editor']],
    ] as const)
      expect((await site.as('paule', `PUT /api/desk/agents/${agent}/roles`, { roles })).status).toBe(403);
    const weak = { ...added, id: 'court', password: 'court' };
    expect((await site.as('paule', 'POST /api/desk/agents', weak)).status).toBe(422);
    const { body } = await site.as('lea', 'GET /api/desk/agents');
    expect(JSON.stringify(body)).not.toContain('password');
  });

  test('shows supervisors the mail that support may read', async () => {
    const { reference } = await site.asked('Une question');
    await keepMail(site, { ...mail, message: `${reference}:2`, question: reference, audience: 'support' });
    expect((await site.as('lea', 'GET /api/desk/outbox')).status).toBe(403);
    const { body } = await site.as('paule', 'GET /api/desk/outbox');
    expect(linesOf(body)).toContainEqual(
      expect.objectContaining({
        message: `${reference}:2`,
        recipient: 'ana@exemple.fr',
        subject: 'Bonjour',
        failures: 0,
      }),
    );
    const found = async (query: string) =>
      linesOf((await site.as('paule', `GET /api/desk/outbox?${query}`)).body).map((one) => one['message']);
    expect(await found('address=ANA@exemple.fr')).toContain(`${reference}:2`);
    expect(await found('address=@exemple&state=pending')).toContain(`${reference}:2`);
    expect(await found('state=bounced')).not.toContain(`${reference}:2`);
    expect(await found('address=paul@exemple.fr')).toEqual([]);
    expect(await site.as('paule', `GET /api/desk/outbox/${reference}:2`)).toEqual({
      status: 200,
      body: { recipient: 'ana@exemple.fr', content: { subject: 'Bonjour', text: 'Bien reçu.' } },
    });
    expect((await site.as('paule', 'GET /api/desk/outbox/autre')).status).toBe(404);
  });

  test('tells the desk which questions have moved: any, to begin with', async () => {
    const answer = await send(site.api, 'GET /api/desk/events', { cookie: site.cookie('lea') });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => {
      for (;;) {
        const { value = '' } = (await reader?.read()) ?? {};
        if (value.includes('data:')) return value;
      }
    };
    expect(await next()).toContain('data: {"questions":null}');
    const changed = next();
    const { reference } = await site.asked('Une question');
    expect(await changed).toContain(`data: {"questions":["${reference}"]}`);
    await reader?.cancel();
  });
});

const mail = {
  recipient: 'ana@exemple.fr',
  content: { subject: 'Bonjour', text: 'Bien reçu.' },
  get messageId() {
    return `<${uuid()}@paladin.fr>`;
  },
  at: friday,
};
