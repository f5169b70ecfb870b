// What agents sort and write with: none of it tells support what is the medical team's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetQuestion } from '../../store/erase-questions.ts';
import { questionTags } from '../../store/desk-schema.ts';
import { inbox } from '../../store/schema.ts';
import { eq } from 'drizzle-orm';
import { askBy, friday, happen, send, uuid, type Told } from './test-site.ts';
import { linesOf, openStaffed, type Agent, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

const fileOf = (agent: Agent, reference: string) => site.as(agent, `GET /api/desk/questions/${reference}`);
const tag = (agent: Agent, reference: string, word: string, method = 'PUT') =>
  site.as(agent, `${method} /api/desk/questions/${reference}/tags/${encodeURIComponent(word)}`, {});
const tagsSeenBy = async (agent: Agent, reference: string) => (await fileOf(agent, reference)).body['tags'];

describe('a tag', () => {
  test('is shown with its question, found whatever its case and accents, once, and taken away', async () => {
    const { reference } = await site.asked('Une facture en double');
    const other = (await site.asked('Rien de tel')).reference;
    expect((await tag('lea', reference, ' Facture  réglée ')).status).toBe(204);
    expect((await tag('marc', reference, 'FACTURE REGLEE')).status).toBe(204);
    expect(await tagsSeenBy('lea', reference)).toEqual(['Facture réglée']);
    const found = await site.listed('marc', '&tag=facture%20reglee&list=to-take');
    expect(found).toContain(reference);
    expect(found).not.toContain(other);
    const { body } = await site.as('marc', `GET /api/desk/questions?references=${reference}`);
    expect(linesOf(body)[0]).toMatchObject({ tags: ['Facture réglée'] });
    expect((await site.as('lea', 'GET /api/desk/tags')).body).toEqual([
      { tag: 'Facture réglée', questions: 1 },
    ]);
    expect((await tag('lea', reference, 'facture réglée', 'DELETE')).status).toBe(204);
    expect(await tagsSeenBy('lea', reference)).toEqual([]);
  });

  test('finds closed questions, too, where no list is named', async () => {
    const { reference } = await site.asked('Close depuis', { closedAt: friday, status: 'closed' });
    await tag('lea', reference, 'archive');
    expect(await site.listed('lea', '&tag=archive')).toEqual([reference]);
    expect(await site.listed('lea', '&tag=archive&list=team')).toEqual([]);
  });

  test('is a word or two, ten a question at most, by whoever may read it', async () => {
    const { reference } = await site.asked('Bien rangée');
    for (let count = 0; count < 10; count += 1) await tag('lea', reference, `mot ${count}`);
    expect(await tag('lea', reference, 'onze')).toMatchObject({
      status: 409,
      body: { error: 'too-many-tags' },
    });
    expect((await tag('lea', reference, '#')).status).toBe(422);
    expect((await tag('victor', reference, 'audit')).status).toBe(403);
    expect((await tag('lea', 'PAL-AAAA-AAAA', 'x')).status).toBe(404);
  });

  test('of the medical team is theirs alone, before and after the question is handed back', async () => {
    const { reference } = await site.asked('Mon dos', { team: 'medical', handedOff: true });
    expect((await tag('samira', reference, 'lombalgie')).status).toBe(204);
    expect((await tag('lea', reference, 'x')).status).toBe(403);
    expect(await site.listed('samira', '&tag=lombalgie')).toEqual([reference]);
    expect(await site.listed('lea', '&tag=lombalgie')).toEqual([]);
    expect(await tagsSeenBy('samira', reference)).toEqual(['lombalgie']);
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'handed-off', reason: 'handed-back', team: 'support' }],
      summary: { team: 'support' },
    });
    expect(await tagsSeenBy('lea', reference)).toEqual([]);
    expect(await site.listed('lea', '&tag=lombalgie')).toEqual([]);
    const everywhere: Told[] = await Promise.all([
      site.as('lea', 'GET /api/desk/tags'),
      site.as('paule', `GET /api/desk/questions?references=${reference}`),
    ]);
    expect(JSON.stringify(everywhere)).not.toContain('lombalgie');
  });

  test('goes with its question, and is no clear word in the store', async () => {
    const { reference } = await site.asked('À oublier');
    await tag('lea', reference, 'PETUNIA');
    const rows = await site.store.db.select().from(questionTags).where(eq(questionTags.question, reference));
    expect(Buffer.from(rows[0]?.label ?? []).toString()).not.toContain('PETUNIA');
    expect(JSON.stringify(rows.map(({ digest }) => digest))).not.toContain('PETUNIA');
    await forgetQuestion(site.store, { question: reference, at: friday });
    expect(await site.store.db.$count(questionTags, eq(questionTags.question, reference))).toBe(0);
    expect((await tag('lea', reference, 'encore')).status).toBe(409);
  });
});

describe('a macro', () => {
  const macroIn = (title: string, more: object = {}) => ({
    title,
    body: 'Bonjour {prénom}, au sujet de {référence}.',
    team: 'support',
    topic: null,
    isShared: false,
    ...more,
  });
  const keeps = (agent: Agent, id: string, macro: object) =>
    site.as(agent, `PUT /api/desk/macros/${id}`, macro);
  const offered = async (agent: Agent, reference: string): Promise<Told[]> =>
    linesOf((await fileOf(agent, reference)).body['macros']);

  test('is filled in for the question that its agent answers, the topic’s own first', async () => {
    const { reference } = await site.asked('Une facture');
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'claimed', agent: 'lea', by: 'agent:lea' }],
      summary: { topic: 'factures', assignee: 'lea', status: 'with-agent' },
    });
    expect((await keeps('lea', uuid(), macroIn('Accuser réception'))).status).toBe(204);
    const about = macroIn('Sur la facture', { topic: 'factures', isShared: true });
    expect((await keeps('paule', uuid(), about)).status).toBe(204);
    expect(await offered('lea', reference)).toMatchObject([
      { title: 'Sur la facture', isShared: true },
      { title: 'Accuser réception', text: `Bonjour Ana, au sujet de ${reference}.`, isShared: false },
    ]);
    expect((await offered('marc', reference)).map(({ title }) => title)).toEqual([]);
  });

  test('is its owner’s; what is shared is for supervisors to change, and the doctors’ for doctors', async () => {
    const [mine, shared, doctors] = [uuid(), uuid(), uuid()];
    await keeps('lea', mine, macroIn('À moi'));
    await keeps('paule', shared, macroIn('À tous', { isShared: true }));
    await keeps('samira', doctors, macroIn('Du médecin', { team: 'medical', isShared: true }));
    const titles = async (agent: Agent) =>
      linesOf((await site.as(agent, 'GET /api/desk/macros')).body).map(({ title }) => title);
    expect(await titles('marc')).not.toContain('À moi');
    expect(await titles('marc')).toContain('À tous');
    expect(await titles('samira')).toEqual(['Du médecin']);
    const refused = await Promise.all([
      keeps('marc', mine, macroIn('Pris')),
      keeps('lea', shared, macroIn('Changé', { isShared: true })),
      keeps('lea', shared, macroIn('Changé')),
      keeps('lea', uuid(), macroIn('Partagé', { isShared: true })),
      keeps('paule', doctors, macroIn('Lu', { team: 'medical', isShared: true })),
      keeps('victor', uuid(), macroIn('Audit')),
      site.as('lea', `DELETE /api/desk/macros/${shared}`, {}),
    ]);
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    expect((await site.as('lea', `DELETE /api/desk/macros/${mine}`, {})).status).toBe(204);
    expect(await titles('lea')).not.toContain('À moi');
  });
});

describe('a note that names a colleague', () => {
  const notes = (agent: Agent, reference: string, text: string) =>
    site.acts(agent, reference, 'POST notes', { id: uuid(), text });
  const mentionsOf = async (agent: Agent) => (await site.as(agent, 'GET /api/desk/counts')).body['mentions'];

  test('is counted and listed for them until they open the question, and for nobody else', async () => {
    const { reference } = await site.asked('Une facture');
    site.desk.says = { applied: 7 };
    await notes('lea', reference, 'Peux-tu voir, @marc ? @lea le sait.');
    expect([await mentionsOf('marc'), await mentionsOf('lea'), await mentionsOf('paule')]).toEqual([1, 0, 0]);
    expect(await site.listed('marc', '&list=mentions')).toEqual([reference]);
    const { body } = await site.as('marc', `GET /api/desk/questions?references=${reference}`);
    expect(linesOf(body)[0]).toMatchObject({ unread: true });
    await fileOf('marc', reference);
    expect(await mentionsOf('marc')).toBe(0);
    expect(await site.listed('marc', '&list=mentions')).toEqual([]);
  });

  test('alerts nobody while it is a draft, nor who may not read it', async () => {
    const { reference } = await site.asked('Une facture');
    site.desk.says = { refused: 'not-now' };
    await notes('lea', reference, '@marc, à voir');
    const medical = (await site.asked('Mon dos', { team: 'medical', handedOff: true })).reference;
    site.desk.says = { applied: 7 };
    await notes('samira', medical, '@marc @lea, à voir');
    expect([await mentionsOf('marc'), await mentionsOf('lea')]).toEqual([0, 0]);
  });
});

describe('a saved view', () => {
  const saves = (agent: Agent, id: string, isShared: boolean, word = 'facture') =>
    site.as(agent, `PUT /api/desk/views/${id}`, {
      name: `Factures de ${agent}`,
      query: { list: 'to-take', tag: word },
      isShared,
    });
  const names = async (agent: Agent) =>
    linesOf((await site.as(agent, 'GET /api/desk/views')).body).map(({ name }) => name);

  test('is its agent’s, or the whole team’s; a doctor’s stays among doctors', async () => {
    const [mine, shared, doctors] = [uuid(), uuid(), uuid()];
    expect((await saves('lea', mine, false)).status).toBe(204);
    expect((await saves('marc', shared, true)).status).toBe(204);
    expect((await saves('samira', doctors, true, 'lombalgie')).status).toBe(204);
    expect(await names('lea')).toEqual(['Factures de lea', 'Factures de marc']);
    expect(await names('marc')).toEqual(['Factures de marc']);
    expect(await names('samira')).toEqual(['Factures de samira']);
    expect((await saves('lea', shared, true)).status).toBe(403);
    expect((await site.as('lea', `DELETE /api/desk/views/${shared}`, {})).status).toBe(403);
    expect((await site.as('paule', `DELETE /api/desk/views/${shared}`, {})).status).toBe(204);
    expect(await names('lea')).toEqual(['Factures de lea']);
    const asked = { name: 'x', query: { list: 'nothing' }, isShared: false };
    expect((await site.as('lea', `PUT /api/desk/views/${uuid()}`, asked)).status).toBe(422);
  });
});

describe('what else the same person asked', () => {
  test('is told to whoever may read it: of a medical matter support learns nothing', async () => {
    const before = (await site.asked('Ma facture')).reference;
    const medical = (await site.asked('Mon dos', { team: 'medical', handedOff: true })).reference;
    const { reference } = await site.asked('Mon compte');
    const others = async (agent: Agent, of: string) =>
      linesOf((await fileOf(agent, of)).body['others']).map((one) => one['reference']);
    expect(await others('lea', reference)).toContain(before);
    expect(await others('lea', reference)).not.toContain(medical);
    expect(await others('lea', reference)).not.toContain(reference);
    expect(await others('samira', medical)).not.toContain(reference);
    expect(await others('victor', reference)).toEqual([]);
  });
});

describe('who looks at a question', () => {
  const looks = (agent: Agent, reference: string, isTyping = false) =>
    site.as(agent, `PUT /api/desk/questions/${reference}/watching`, { isTyping });

  test('is told to others who may read it, until their page is silent for 45 seconds or leaves', async () => {
    const { reference } = await site.asked('Une facture');
    expect((await looks('lea', reference)).body).toEqual([]);
    expect((await looks('marc', reference, true)).body).toEqual([{ agent: 'lea', isTyping: false }]);
    expect((await looks('lea', reference)).body).toEqual([{ agent: 'marc', isTyping: true }]);
    await site.as('marc', `DELETE /api/desk/questions/${reference}/watching`, {});
    expect((await looks('lea', reference)).body).toEqual([]);
    site.clock.now += 45_000;
    expect((await looks('marc', reference)).body).toEqual([]);
    site.clock.now = friday;
    expect((await looks('victor', reference)).status).toBe(403);
  });

  test('includes the person, while they type in the chat', async () => {
    const { reference, token } = await askBy(site.api, 'Une facture de plus');
    const types = (isTyping: boolean, by = token) =>
      send(site.api, `PUT /api/questions/${reference}/typing`, { token: by, body: { isTyping } });
    expect((await types(true)).status).toBe(204);
    expect((await looks('lea', reference)).body).toEqual([{ agent: '@person', isTyping: true }]);
    await types(false);
    expect((await looks('lea', reference)).body).toEqual([]);
    await types(true);
    site.clock.now += 12_000;
    expect((await looks('lea', reference)).body).toEqual([]);
    site.clock.now = friday;
    const other = await askBy(site.api, 'Une autre');
    expect((await types(true, other.token)).status).toBe(404);
  });

  test('moves nothing of the question itself: lists are told of nothing', async () => {
    const { reference } = await site.asked('Une facture');
    const told: (string | undefined)[] = [];
    const stop = site.store.changes.subscribe('*', (question) => told.push(question));
    await looks('lea', reference);
    await looks('lea', reference);
    await looks('lea', reference, true);
    stop();
    expect(told).toEqual([`watched:${reference}`, `watched:${reference}`]);
  });
});

describe('one action on several questions', () => {
  test('says first what it would do to each, then does it to each by its own rules', async () => {
    const [free, taken] = [(await site.asked('Libre')).reference, (await site.asked('Prise')).reference];
    const medical = (await site.asked('Mon dos', { team: 'medical', handedOff: true })).reference;
    await happen(site, taken, {
      from: 4,
      events: [{ type: 'claimed', agent: 'marc', by: 'agent:marc' }],
      summary: { assignee: 'marc', status: 'with-agent' },
    });
    const given = { references: [free, taken, medical], action: { name: 'claim' } };
    site.desk.asked = [];
    site.desk.says = { applied: 9 };
    expect((await site.as('lea', 'POST /api/desk/bulk-previews', given)).body).toEqual([
      { reference: free },
      { reference: taken, problem: 'claimed-by-another' },
      { reference: medical, problem: 'wrong-team' },
    ]);
    const toDoctor = { references: [free, taken], action: { name: 'transfer', to: 'samira' } };
    const previewed = async (agent: 'marc' | 'paule', action: object) => {
      const told = await site.as(agent, 'POST /api/desk/bulk-previews', { ...toDoctor, action });
      return told.body.map(({ problem }: { problem?: string }) => problem);
    };
    expect(await previewed('marc', toDoctor.action)).toEqual([
      'agent-of-another-team',
      'agent-of-another-team',
    ]);
    expect(await previewed('paule', { name: 'transfer', to: 'lea' })).toEqual([
      'needs-reason',
      'needs-reason',
    ]);
    const why = { reason: 'Léa connaît ce dossier' };
    expect(await previewed('paule', { name: 'transfer', to: 'lea', ...why })).toEqual([undefined, undefined]);
    expect(site.desk.asked).toEqual([]);
    const done = await site.as('lea', 'POST /api/desk/bulk-actions', {
      ...given,
      references: [free],
      id: uuid(),
    });
    expect(done.body).toEqual([{ reference: free }]);
    expect(site.desk.asked).toMatchObject([{ reference: free, command: { name: 'claim', agent: 'lea' } }]);
    const tagged = { references: [free, medical], action: { name: 'tag', tag: 'en lot' }, id: uuid() };
    expect((await site.as('lea', 'POST /api/desk/bulk-actions', tagged)).body).toEqual([
      { reference: free },
      { reference: medical, problem: 'wrong-team' },
    ]);
    expect(await tagsSeenBy('lea', free)).toEqual(['en lot']);
    expect((await site.as('victor', 'POST /api/desk/bulk-actions', tagged)).body).toMatchObject([
      { problem: 'wrong-team' },
      { problem: 'wrong-team' },
    ]);
  });
});

describe('a question opened for somebody who calls', () => {
  const call = (given: object, agent: Agent = 'lea') =>
    site.as(agent, 'POST /api/desk/questions', { id: uuid(), role: 'employee', ...given });
  const acceptedAs = async (reference: unknown) => {
    const [row] = await site.store.db
      .select()
      .from(inbox)
      .where(eq(inbox.question, String(reference)));
    return row?.payload.reading;
  };

  test('goes to a person, says who opened it, and consents to nothing', async () => {
    const { status, body } = await call({
      text: 'Ma facture est fausse',
      name: 'Ana',
      email: 'ana@exemple.fr',
    });
    expect(status).toBe(202);
    expect(await acceptedAs(body['reference'])).toMatchObject({ needsHuman: true, unproven: true });
    const { contact, messages } = (await fileOf('lea', String(body['reference']))).body;
    expect(contact).toMatchObject({ name: 'Ana', email: 'ana@exemple.fr' });
    expect(linesOf(messages).map(({ kind, text }) => [kind, text])).toContainEqual([
      'note',
      'Demande ouverte par lea pour une personne au téléphone.',
    ]);
  });

  test('is opened once, whatever number of times the form is sent', async () => {
    const given = { id: uuid(), text: 'Où en est mon dossier ?' };
    expect((await call(given)).body).toEqual((await call(given)).body);
    expect((await call({ ...given, text: 'Autre chose' })).body).toMatchObject({ error: 'key-reused' });
  });

  test('says what to tell the caller at once when a life may be at stake', async () => {
    const { body } = await call({ text: 'Je fais un malaise' });
    expect(body['emergency']).toMatchObject({ text: expect.stringContaining('15') });
  });

  test('is for those who answer people', async () => {
    expect((await call({ text: 'Bonjour' }, 'victor')).status).toBe(403);
    expect((await call({ text: '   ' })).status).toBe(422);
  });
});

describe('the workload', () => {
  test('says a supervisor what falls due within two open hours, what is late, and who is there', async () => {
    await Promise.all((['lea', 'marc'] as const).map((agent) => site.as(agent, 'GET /api/desk/counts')));
    const before = (await site.as('paule', 'GET /api/desk/workload')).body;
    const due = async (at: number, status: 'queued' | 'waiting') => {
      const { reference } = await site.asked('Une échéance', { handedOff: true, status, dueAt: at });
      return reference;
    };
    await due(friday + 20 * 60_000, 'queued');
    await due(friday + 20 * 60_000, 'waiting');
    await due(friday - 60_000, 'queued');
    await due(friday + 30 * 24 * 3_600_000, 'queued');
    const { body } = await site.as('paule', 'GET /api/desk/workload');
    expect(Number(body['dueSoon']) - Number(before['dueSoon'])).toBe(1);
    expect(Number(body['late']) - Number(before['late'])).toBe(1);
    // Half past five on Friday: an hour and a half of it is Monday's.
    expect(body['soon']).toBe(Date.parse('2026-11-23T10:30:00+01:00'));
    expect(body['present']).toEqual(['lea', 'marc']);
    expect((await site.as('lea', 'GET /api/desk/workload')).status).toBe(403);
  });
});
