import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseAlert } from '../../store/alerts.ts';
import { medicalAccesses, writeMessage } from '../../store/messages.ts';
import { keepMail } from '../../store/outbox.ts';
import { friday, happen, send, uuid } from './test-site.ts';
import { openStaffed, type Agent, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

/** A mail with a file: gives the path of the file. */
const sends = async (text: string, summary: Parameters<typeof site.asked>[1] = {}) => {
  const attachments = [
    { name: 'arrêt n° 1.pdf', type: 'application/pdf', content: Buffer.from('%PDF-fichier') },
  ];
  const mailed = { subject: 'Un fichier', messageId: `<${uuid()}@exemple.fr>` };
  const sent = await site.parts.accept({
    channel: 'email',
    role: 'unknown',
    text,
    idempotencyKey: uuid(),
    receivedAt: friday,
    contact: { email: 'ana@exemple.fr' },
    mail: mailed,
    attachments,
  });
  if (!sent.accepted) throw new Error(sent.code);
  const opened = { type: 'registered', channel: 'email', role: 'unknown' } as const;
  await happen(site, sent.reference, { from: 1, events: [opened], summary });
  return `/api/desk/questions/${sent.reference}/files/${sent.messageId}:file:1`;
};
const fetched = (agent: Agent, path: string) => send(site.api, `GET ${path}`, { cookie: site.cookie(agent) });

describe('a file on the desk', () => {
  test('is shown alone where it is a PDF, and saved where nobody asks to see it', async () => {
    const path = await sends('Voici ma facture', { status: 'queued', team: 'support' });
    const shown = await fetched('lea', `${path}?view=inline`);
    expect(shown.headers.get('content-type')).toBe('application/pdf');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
    expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    const saved = await fetched('lea', path);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/);
  });
});

describe('a question on the desk', () => {
  test('gives support its texts with what is sensitive masked, clocks and journal, and no rule of triage', async () => {
    const { reference } = await site.asked('J’ai une dépression et une facture');
    const { body } = await site.as('lea', `GET /api/desk/questions/${reference}`);
    expect(body).toMatchObject({
      view: 'support',
      seq: 3,
      contact: { email: 'ana@exemple.fr', name: 'Ana' },
      messages: [
        { author: 'requester', masked: true, text: expect.stringContaining('[donnée médicale masquée]') },
      ],
      clocks: [{ target: 'first_response' }, { target: 'resolution' }],
    });
    expect(body).not.toHaveProperty('accesses');
    expect(JSON.stringify(body)).not.toMatch(/dépression|trahissant/);
  });

  test('says what each agent may do now, by the rules that refuse the rest', async () => {
    const { reference } = await site.asked('Une question');
    const mayOf = async (agent: Agent): Promise<string[]> =>
      (await site.as(agent, `GET /api/desk/questions/${reference}`)).body['may'];
    expect(await mayOf('lea')).toEqual(expect.arrayContaining(['claim', 'note']));
    expect(await mayOf('lea')).not.toContain('reply');
    expect(await mayOf('paule')).toContain('transfer');
    expect(await mayOf('victor')).toEqual([]);
    await happen(site, reference, { from: 4, events: [{ type: 'claimed', agent: 'lea', by: 'agent:lea' }] });
    expect(await mayOf('lea')).toEqual(
      expect.arrayContaining(['reply', 'ask', 'resolve', 'extend', 'relay']),
    );
    expect(await mayOf('lea')).not.toContain('claim');
    expect(await mayOf('marc')).toEqual(['note']);
    const closing = { type: 'closed', why: 'settled', by: 'clock' } as const;
    await happen(site, reference, { from: 5, events: [closing] });
    expect(await mayOf('lea')).toEqual(['note']);
  });

  test('gives the medical team the words, and writes down who opened them, for auditors', async () => {
    const { reference } = await site.asked('Mon traitement CAMELIA me fatigue', {
      team: 'medical',
      route: 'medical_employee',
    });
    const { body } = await site.as('samira', `GET /api/desk/questions/${reference}`);
    expect(body).toMatchObject({
      view: 'medical',
      messages: [{ text: 'Mon traitement CAMELIA me fatigue' }],
    });
    expect(await medicalAccesses(site.store.db, reference)).toEqual([{ agent: 'samira', at: friday }]);
    const { body: openings } = await site.as('victor', `GET /api/desk/openings?question=${reference}`);
    expect(openings).toContainEqual(
      expect.objectContaining({ agent: 'samira', view: 'medical', at: friday }),
    );
    expect((await site.as('samira', 'GET /api/desk/openings')).status).toBe(403);
    const audit = await site.as('victor', `GET /api/desk/questions/${reference}`);
    expect(audit.body).toMatchObject({
      view: 'audit',
      messages: [],
      accesses: [{ agent: 'samira', at: friday }],
    });
    expect(audit.body).not.toHaveProperty('contact');
    expect(audit.body['events']).toHaveLength(3);
    expect(await medicalAccesses(site.store.db, reference)).toHaveLength(1);
  });

  test('never gives support a medical text, by any route', async () => {
    const { reference } = await site.asked('Mon traitement CAMELIA me fatigue', {
      team: 'medical',
      route: 'medical_employee',
    });
    await raiseAlert(site.store.db, { question: reference, to: 'medical', reason: 'handed-off', at: friday });
    await keepMail(site, {
      ...mail,
      message: `${reference}:7`,
      question: reference,
      audience: 'medical',
      content: { subject: 'CAMELIA', text: 'CAMELIA' },
    });
    for (const agent of ['lea', 'paule', 'victor', 'ines'] as const) {
      const lines = [
        'GET /api/desk/questions?limit=500',
        'GET /api/desk/questions?limit=500&team=medical',
        `GET /api/desk/questions/${reference}`,
        'GET /api/desk/alerts',
        'GET /api/desk/outbox',
        `GET /api/desk/outbox/${reference}:7`,
        'GET /api/desk/agents',
      ];
      const answers = await Promise.all(lines.map((line) => site.as(agent, line)));
      expect(JSON.stringify(answers)).not.toMatch(/CAMELIA/);
    }
    for (const agent of ['lea', 'paule'] as const) {
      const { body } = await site.as(agent, `GET /api/desk/questions/${reference}`);
      expect(body).toMatchObject({
        view: 'veiled',
        messages: [],
        events: [],
        clocks: [],
        drafts: [],
        question: { label: 'Demande médicale relayée' },
      });
    }
  });

  test('tells a supervisor the date asked for, whatever the team, and nobody of support that of a medical one', async () => {
    const { reference } = await site.asked('Mon hernie', { team: 'medical' });
    const asked = { type: 'extension-asked', promisedAt: friday + 9, message: 'm', agent: 'samira' } as const;
    await happen(site, reference, { from: 4, events: [asked], summary: { team: 'medical' } });
    const path = `GET /api/desk/questions/${reference}`;
    expect((await site.as('paule', path)).body).toMatchObject({
      view: 'veiled',
      extensionAsked: { agent: 'samira', promisedAt: friday + 9 },
      messages: [],
    });
    expect((await site.as('lea', path)).body).not.toHaveProperty('extensionAsked');
  });

  test('that is not there is not found', async () => {
    expect(await site.as('lea', 'GET /api/desk/questions/PAL-2222-2222')).toMatchObject({
      status: 404,
      body: { error: 'not-found' },
    });
    expect((await site.as('lea', 'GET /api/desk/questions/autre-chose')).status).toBe(422);
  });

  test('shows nothing of what the assistant wrote and nobody was told', async () => {
    const { reference } = await site.asked('Une question');
    await writeMessage(site, {
      id: `${reference}:x`,
      question: reference,
      author: 'assistant',
      kind: 'answer',
      open: true,
      audience: 'support',
      body: { text: 'Jetée' },
      at: friday,
    });
    const { body } = await site.as('lea', `GET /api/desk/questions/${reference}`);
    expect(JSON.stringify(body)).not.toContain('Jetée');
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

describe('a file that came with a mail', () => {
  test('is saved under its name by support, never shown as a page', async () => {
    const path = await sends('Ma facture est jointe');
    const answer = await fetched('lea', path);
    expect(await answer.text()).toBe('%PDF-fichier');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''arr%C3%AAt%20n%C2%B0%201.pdf",
    );
    const openings = `GET /api/desk/openings?part=file&question=${path.split('/')[4]}`;
    expect((await site.as('victor', openings)).body).toMatchObject([{ agent: 'lea', view: 'support' }]);
  });

  test('about health is for the medical team alone, and its opening is written down', async () => {
    const path = await sends('Mon traitement est joint', { team: 'medical' });
    for (const agent of ['lea', 'paule', 'victor'] as const)
      expect((await fetched(agent, path)).status).toBe(404);
    const reference = path.split('/')[4] ?? '';
    expect(await medicalAccesses(site.store.db, reference)).toEqual([]);
    expect((await fetched('samira', path)).status).toBe(200);
    expect(await medicalAccesses(site.store.db, reference)).toEqual([{ agent: 'samira', at: friday }]);
  });

  test('beside an ordinary question that names an illness is not for support either', async () => {
    const path = await sends('J’ai une dépression, et ma facture est jointe');
    expect((await fetched('lea', path)).status).toBe(404);
  });
});
