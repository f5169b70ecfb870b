import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepAgent } from '../../store/agents.ts';
import { friday, happen, send, told, uuid, type Told } from './test-site.ts';
import { openStaffed, PASSWORD, type Agent, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

const joined = (reference: string, event: { other: string; leads: boolean }) =>
  happen(site, reference, { from: 4, events: [{ type: 'joined', ...event, by: 'agent:lea' }] });

describe('what an agent does', () => {
  test('said again by whoever heard no answer is what it was, whatever the question has become by it', async () => {
    const { reference } = await site.asked('Une question');
    const id = uuid();
    site.desk.says = { applied: 5 };
    const relay = () => site.acts('lea', reference, 'PUT relay', { id, text: 'Une maladie' });
    expect(await relay()).toMatchObject({ status: 200 });
    await happen(site, reference, {
      from: 4,
      events: [
        { type: 'relayed', message: `${reference}:${id}`, cause: id, by: 'agent:lea' },
        { type: 'handed-off', reason: 'medical-relay', team: 'medical', cause: id },
      ],
      summary: { team: 'medical' },
    });
    site.desk.asked = [];
    expect(await relay()).toEqual({ status: 200, body: { applied: 5 } });
    expect(site.desk.asked).toMatchObject([{ command: { name: 'relay', id, team: 'support' } }]);
    expect(await site.acts('lea', reference, 'PUT relay', { id: uuid(), text: 'Encore' })).toMatchObject({
      status: 403,
    });
  });

  test('joins two questions: the older one leads, and is told first', async () => {
    const [first, second] = [await site.asked('La première'), await site.asked('La seconde')];
    site.desk.says = { applied: 5 };
    site.desk.asked = [];
    const id = uuid();
    const joins = await site.acts('lea', second.reference, 'PUT junction', { id, other: first.reference });
    expect(joins.status).toBe(200);
    const by = { agent: 'lea', team: 'support', name: 'join' };
    expect(site.desk.asked).toEqual([
      {
        reference: first.reference,
        command: { ...by, id: `${id}:lead`, other: second.reference, leads: true },
      },
      { reference: second.reference, command: { ...by, id, other: first.reference, leads: false } },
    ]);
    await joined(first.reference, { other: second.reference, leads: true });
    await joined(second.reference, { other: first.reference, leads: false });
    const leading = await site.as('lea', `GET /api/desk/questions/${first.reference}`);
    expect(leading.body).toMatchObject({
      joined: [{ reference: second.reference, messages: [{ text: 'La seconde' }] }],
    });
    const other = await site.as('lea', `GET /api/desk/questions/${second.reference}`);
    expect(other.body).toMatchObject({ joinedTo: first.reference });
  });

  test('separates it again', async () => {
    const { reference } = await site.asked('La seconde');
    site.desk.says = { applied: 6 };
    site.desk.asked = [];
    expect((await site.acts('lea', reference, 'PUT separation', { id: uuid() })).status).toBe(200);
    expect(site.desk.asked).toMatchObject([{ reference, command: { name: 'separate', agent: 'lea' } }]);
  });

  test('goes to the question as a command in their name, with its text sealed before', async () => {
    const { reference } = await site.asked('Une question');
    site.desk.says = { applied: 7 };
    site.desk.asked = [];
    const ids = Array.from({ length: 10 }, uuid);
    const message = (index: number) => `${reference}:${ids[index]}`;
    const by = (index: number) => ({ id: ids[index], agent: 'lea', team: 'support' });
    const answers = [
      await site.acts('lea', reference, 'PUT claim', { id: ids[0] }),
      await site.acts('lea', reference, 'PUT release', { id: ids[1] }),
      await site.acts('lea', reference, 'PUT transfer', { id: ids[2], to: 'marc' }),
      await site.acts('lea', reference, 'POST replies', { id: ids[3], text: 'Voici.', seen: 3 }),
      await site.acts('lea', reference, 'POST requests', { id: ids[4], text: 'Lequel ?' }),
      await site.acts('lea', reference, 'POST notes', { id: ids[5], text: 'À suivre' }),
      await site.acts('lea', reference, 'PUT extension', {
        id: ids[6],
        text: 'Demain',
        promisedAt: friday + 9_000,
      }),
      await site.acts('lea', reference, 'PUT relay', { id: ids[7], text: 'Une maladie' }),
      await site.acts('lea', reference, 'PUT resolution', { id: ids[8], text: 'Fini.', seen: 9 }),
      await site.acts('lea', reference, 'PUT reopening', { id: ids[9] }),
    ];
    expect(answers).toEqual(answers.map(() => ({ status: 200, body: { applied: 7 } })));
    expect(site.desk.asked.map(({ command }) => command)).toEqual([
      { name: 'claim', ...by(0) },
      { name: 'release', ...by(1) },
      { name: 'transfer', ...by(2), to: 'marc' },
      { name: 'reply', ...by(3), message: message(3), seen: 3 },
      { name: 'ask', ...by(4), message: message(4) },
      { name: 'note', ...by(5), message: message(5) },
      { name: 'extend', ...by(6), message: message(6), promisedAt: friday + 9_000 },
      { name: 'relay', ...by(7), message: message(7) },
      { name: 'resolve', ...by(8), message: message(8), seen: 9 },
      { name: 'reopen', id: ids[9], agent: 'lea' },
    ]);
    await happen(site, reference, {
      from: 4,
      events: [
        { type: 'replied', message: message(3) },
        { type: 'noted', message: message(5) },
      ],
    });
    const { body } = await site.as('marc', `GET /api/desk/questions/${reference}`);
    expect(body['messages'].slice(1).map(({ text, state, kind }: Told) => [kind, state, text])).toEqual([
      ['reply', 'told', 'Voici.'],
      ['ask', 'pending', 'Lequel ?'],
      ['note', 'note', 'À suivre'],
      ['extend', 'pending', 'Demain'],
      ['relay', 'pending', 'Une maladie'],
      ['resolve', 'pending', 'Fini.'],
    ]);
  });

  test('a supervisor moves any question with a reason, a medical one unread; the reason stays in the house', async () => {
    const { reference, token } = await site.asked('Une question', { team: 'medical', handedOff: true });
    site.desk.says = { applied: 7 };
    site.desk.asked = [];
    const id = uuid();
    const moved = { id, text: 'Samira est absente' };
    expect((await site.acts('lea', reference, 'PUT release', moved)).status).toBe(403);
    expect((await site.acts('paule', reference, 'PUT release', moved)).status).toBe(200);
    expect((await site.acts('paule', reference, 'POST replies', { id: uuid(), text: 'Oui' })).status).toBe(
      403,
    );
    expect(site.desk.asked.map(({ command }) => command)).toEqual([
      {
        name: 'release',
        id,
        agent: 'paule',
        team: 'medical',
        supervisor: true,
        message: `${reference}:${id}`,
      },
    ]);
    const shown = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(JSON.stringify(shown.body)).not.toContain('absente');
  });

  test('puts a question aside until an instant at which the service is open', async () => {
    const { reference } = await site.asked('Une question');
    site.desk.says = { applied: 7 };
    site.desk.asked = [];
    const puts = (body: object) => site.acts('lea', reference, 'PUT snooze', { id: uuid(), ...body });
    expect(await puts({ until: friday + 9_000 })).toMatchObject({ status: 200 });
    expect(await puts({ until: friday + 48 * 3_600_000 })).toMatchObject({
      status: 422,
      body: { error: 'closed-then', fields: ['until'] },
    });
    expect((await puts({ until: 'lundi' })).status).toBe(422);
    await site.acts('lea', reference, 'PUT snooze-end', { id: uuid() });
    expect(site.desk.asked.map(({ command }) => command)).toMatchObject([
      { name: 'snooze', agent: 'lea', until: friday + 9_000, beyond: false },
      { name: 'unsnooze', agent: 'lea' },
    ]);
  });

  test('an extension asked for is decided by a supervisor alone', async () => {
    const { reference } = await site.asked('Une question');
    site.desk.says = { applied: 7 };
    const decision = { id: uuid(), approved: true };
    expect(await site.acts('lea', reference, 'PUT extension-decision', decision)).toMatchObject({
      status: 403,
      body: { error: 'needs-supervisor' },
    });
    expect((await site.acts('paule', reference, 'PUT extension-decision', decision)).status).toBe(200);
  });

  test('a route is changed with a reason, which the team reads as a note', async () => {
    const { reference } = await site.asked('Une question');
    site.desk.says = { applied: 7 };
    const id = uuid();
    const answer = await site.acts('lea', reference, 'PUT qualification', {
      id,
      route: 'complaint',
      text: 'Elle se plaint',
    });
    expect(answer.status).toBe(200);
    const message = `${reference}:${id}`;
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'requalified', route: 'complaint', message }],
    });
    const { body } = await site.as('marc', `GET /api/desk/questions/${reference}`);
    expect(body['messages'].at(-1)).toMatchObject({ text: 'Elle se plaint', state: 'note' });
  });

  // oxfmt-ignore
  test.each([
    ['claimed-by-another', 409], ['stale', 409], ['already-resolved', 409], ['not-claimed', 409], ['with-assistant', 409],
    ['closed', 409], ['needs-supervisor', 403], ['needs-reason', 422], ['wrong-team', 403], ['out-of-range', 422], ['malformed', 422],
  ])('refused as %s is a %i, and what was typed stays as a draft of the agent alone', async (refused, status) => {
    const { reference, token } = await site.asked('Une question');
    site.desk.says = { refused };
    const id = uuid();
    const answer = await site.acts('lea', reference, 'POST replies', { id, text: 'Ma réponse' });
    expect(answer).toMatchObject({ status, body: { error: refused, draft: `${reference}:${id}` } });
    const drafts = async (agent: Agent) => (await site.as(agent, `GET /api/desk/questions/${reference}`)).body['drafts'];
    expect(await drafts('lea')).toMatchObject([{ kind: 'reply', text: 'Ma réponse' }]);
    expect(await drafts('marc')).toEqual([]);
    const shown = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(JSON.stringify(shown.body)).not.toContain('Ma réponse');

    site.desk.says = { applied: 4 };
    expect((await site.acts('lea', reference, 'POST replies', { id: uuid(), text: 'Ma réponse, revue' })).status).toBe(200);
    expect(await drafts('lea')).toEqual([]);
  });

  test('sent again with one id and another text is refused, unless the first was a draft', async () => {
    const { reference } = await site.asked('Une question');
    const id = uuid();
    site.desk.says = { refused: 'stale' };
    await site.acts('lea', reference, 'POST replies', { id, text: 'Un' });
    site.desk.says = { unknown: true };
    expect(await site.acts('lea', reference, 'POST replies', { id, text: 'Deux' })).toEqual({
      status: 202,
      body: { pending: true },
    });
    expect(await site.acts('lea', reference, 'POST replies', { id, text: 'Deux' })).toEqual({
      status: 202,
      body: { pending: true },
    });
    expect(await site.acts('lea', reference, 'POST replies', { id, text: 'Trois' })).toMatchObject({
      status: 409,
      body: { error: 'key-reused' },
    });
    expect(await site.acts('marc', reference, 'POST replies', { id, text: 'Deux' })).toMatchObject({
      status: 409,
      body: { error: 'key-reused' },
    });
  });

  test('told by the journal is told, even where the screen kept a draft', async () => {
    const { reference, token } = await site.asked('Une question');
    const id = uuid();
    site.desk.says = { refused: 'stale' };
    await site.acts('lea', reference, 'POST replies', { id, text: 'Dite malgré tout' });
    await happen(site, reference, { from: 4, events: [{ type: 'replied', message: `${reference}:${id}` }] });
    const shown = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(shown.body['messages'].at(-1)).toMatchObject({ text: 'Dite malgré tout' });
    expect((await site.as('lea', `GET /api/desk/questions/${reference}`)).body['drafts']).toEqual([]);
  });

  test('on a medical matter is for the medical team alone, and sealed to it', async () => {
    const { reference, token } = await site.asked('Mon traitement', { team: 'medical' });
    site.desk.says = { applied: 5 };
    for (const agent of ['lea', 'paule', 'victor'] as const) {
      expect(await site.acts(agent, reference, 'POST replies', { id: uuid(), text: 'x' })).toMatchObject({
        status: 403,
        body: { error: 'wrong-team' },
      });
    }
    const id = uuid();
    site.desk.asked = [];
    expect((await site.acts('samira', reference, 'POST replies', { id, text: 'Parlons-en.' })).status).toBe(
      200,
    );
    expect(site.desk.asked).toMatchObject([{ command: { name: 'reply', agent: 'samira', team: 'medical' } }]);
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'replied', message: `${reference}:${id}` }],
      summary: { team: 'medical' },
    });
    const shown = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(shown.body['messages'].at(-1)).toMatchObject({ text: 'Parlons-en.' });
    const asking = (await site.asked('Mon traitement', { team: 'medical', waitingFor: 'consent' })).reference;
    expect(await site.acts('samira', asking, 'PUT claim', { id: uuid() })).toMatchObject({
      status: 409,
      body: { error: 'not-now' },
    });
  });

  test('a delay is promised for a time when we are open, closing time included; else what was typed stays a draft', async () => {
    const { reference } = await site.asked('Une question');
    site.desk.says = { applied: 5 };
    const promised = (at: string) =>
      site.acts('lea', reference, 'PUT extension', {
        id: uuid(),
        text: 'Plus tard',
        promisedAt: Date.parse(at),
      });
    for (const open of [
      '2026-11-24T18:00:00+01:00',
      '2026-11-24T09:00:00+01:00',
      '2026-11-24T12:00:00+01:00',
    ])
      expect((await promised(open)).status).toBe(200);
    site.desk.asked = [];
    for (const shut of [
      '2026-11-22T10:00:00+01:00',
      '2026-11-24T18:00:01+01:00',
      '2026-11-24T08:59:59+01:00',
    ])
      expect(await promised(shut)).toMatchObject({
        status: 422,
        body: { error: 'closed-then', fields: ['promisedAt'], draft: expect.any(String) },
      });
    expect(site.desk.asked).toEqual([]);
  });

  test('a second delay is announced in a supervisor’s name as such', async () => {
    const { reference } = await site.asked('Une question');
    site.desk.asked = [];
    await site.acts('paule', reference, 'PUT extension', {
      id: uuid(),
      text: 'Encore',
      promisedAt: friday + 9_000,
    });
    expect(site.desk.asked).toMatchObject([
      { command: { name: 'extend', agent: 'paule', supervisor: true } },
    ]);
  });

  // oxfmt-ignore
  test.each([
    ['PUT claim', {}], ['PUT claim', { id: 'x' }], ['PUT claim', { id: uuid(), agent: 'marc' }], ['PUT transfer', { id: uuid() }],
    ['PUT transfer', { id: uuid(), to: '' }], ['POST replies', { id: uuid(), text: ' ' }],
    ['POST replies', { id: uuid() }], ['POST replies', { id: uuid(), text: 'x', seen: -1 }], ['PUT extension', { id: uuid(), text: 'x' }],
    ['PUT extension', { id: uuid(), text: 'x', promisedAt: 'demain' }], ['PUT resolution', []],
  ])('malformed is refused: %s %j', async (line, body) => {
    const { reference } = await site.asked('Une question');
    expect(await site.acts('lea', reference, line, body)).toMatchObject({ status: 422, body: { error: 'invalid' } });
  });

  // oxfmt-ignore
  test.each([
    ['to somebody unknown',        { team: 'support', agent: 'lea', to: 'personne' },  'agent-unknown',         'Aucun conseiller'],
    ['to somebody who has left',   { team: 'support', agent: 'lea', to: 'parti' },     'agent-inactive',        'n’est plus actif'],
    ['to the medical team',        { team: 'support', agent: 'lea', to: 'samira' },    'agent-of-another-team', 'pas de l’équipe'],
    ['to somebody without a team', { team: 'support', agent: 'lea', to: 'ines' },      'agent-of-another-team', 'pas de l’équipe'],
    ['of a medical one, outside',  { team: 'medical', agent: 'samira', to: 'marc' },   'agent-of-another-team', 'pas de l’équipe'],
  ] as const)('a transfer %s is refused, and the question hears nothing of it', async (_, { team, agent, to }, error, words) => {
    await keepAgent(site.store.db, { id: 'parti', name: 'Parti', roles: [], password: PASSWORD });
    const { reference } = await site.asked('Une question', { team });
    site.desk.asked = [];
    expect(await site.acts(agent, reference, 'PUT transfer', { id: uuid(), to })).toMatchObject({
      status: 422,
      body: { error, message: expect.stringContaining(words), fields: ['to'] },
    });
    expect(site.desk.asked).toEqual([]);
  });
});
