import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { destroyKeys } from '../../store/erase-questions.ts';
import { medicalAccesses } from '../../store/messages.ts';
import { friday, happen } from './test-site.ts';
import { linesOf, openStaffed, type Agent, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

describe('a line of the list', () => {
  test('says who asks, what about, what happened last, and whether the agent has read it', async () => {
    const text = `Bonjour,\n\nma facture de mars est ${'très '.repeat(40)}fausse`;
    const asking = await site.asked(text, { dueAt: friday + 5_000 });
    const { reference } = asking;
    const [line] = await linesFor('lea', reference);
    expect(line).toMatchObject({
      who: 'Ana',
      company: 'exemple.fr',
      last: { type: 'handed-off', at: friday, by: 'system' },
      unread: true,
    });
    expect(line?.['about']).toMatch(/^Bonjour, ma facture de mars est (très )+très…$/);
    await site.as('lea', `GET /api/desk/questions/${reference}`);
    expect(await linesFor('lea', reference)).toMatchObject([{ unread: false }]);
    expect(await linesFor('marc', reference)).toMatchObject([{ unread: true }]);
    await happen(site, reference, {
      from: 4,
      events: [
        { type: 'noted', message: 'n', by: 'agent:marc' },
        { type: 'distress', message: 'd', proposing: false },
      ],
    });
    const noted = { last: { type: 'noted', by: 'agent:marc' } };
    expect(await linesFor('lea', reference)).toMatchObject([{ ...noted, unread: false }]);
    const [audited] = await linesFor('victor', reference);
    expect(audited).toMatchObject(noted);
    expect(audited).not.toHaveProperty('who');
    expect(audited).not.toHaveProperty('about');
  });

  test('leaves the list of who put it aside, and is unread by them when it comes back by itself', async () => {
    const { reference } = await site.asked('Une question', { assignee: 'lea', status: 'with-agent' });
    const on = async (list: string) => site.listed('lea', `&list=${list}`);
    expect(await on('mine')).toContain(reference);
    await site.as('lea', `GET /api/desk/questions/${reference}`);
    const until = friday + 9_000;
    const aside = { assignee: 'lea', status: 'with-agent', snoozedUntil: until } as const;
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'snoozed', until, by: 'agent:lea' }],
      summary: aside,
    });
    expect(await on('mine')).not.toContain(reference);
    expect(await on('snoozed')).toEqual([reference]);
    expect(await linesFor('lea', reference)).toMatchObject([{ snoozedUntil: until, unread: false }]);
    expect((await site.as('lea', 'GET /api/desk/counts')).body).toMatchObject({ snoozed: 1 });
    await happen(site, reference, {
      from: 5,
      events: [{ type: 'unsnoozed', at: until, by: 'clock' }],
      summary: { assignee: 'lea', status: 'with-agent' },
    });
    expect(await on('mine')).toContain(reference);
    expect(await linesFor('lea', reference)).toMatchObject([{ snoozedUntil: null, unread: true }]);
    await site.as('marc', `GET /api/desk/questions/${reference}`);
    expect(await linesFor('marc', reference)).toMatchObject([{ unread: false }]);
  });

  test('says nothing of what a person is ill with: masked to support, and to the medical team without opening it', async () => {
    const text = 'Je prends un cachet pour mon diabète. Où est ma facture ?';
    const ordinary = await site.asked(text);
    const [mixed] = await linesFor('lea', ordinary.reference);
    expect(mixed?.['about']).not.toContain('diabète');
    const medical = await site.asked('Mon traitement contre mon diabète', {
      team: 'medical',
      route: 'medical_employee',
    });
    expect(await linesFor('samira', medical.reference)).toMatchObject([{ who: 'Ana', unread: true }]);
    for (const agent of ['lea', 'samira', 'victor'] as const)
      expect(JSON.stringify(await linesFor(agent, medical.reference))).not.toContain('diabète');
    expect(await medicalAccesses(site.store.db, medical.reference)).toEqual([]);
  });

  test('is written down for auditors once a day and reader, before it is shown; their own lines have no words', async () => {
    const { reference } = await site.asked('Ma facture de mars');
    await linesFor('lea', reference);
    await linesFor('lea', reference);
    await linesFor('marc', reference);
    await linesFor('victor', reference);
    const path = `GET /api/desk/openings?part=line&question=${reference}`;
    const { body: openings } = await site.as('victor', path);
    expect(openings).toMatchObject([
      { agent: 'marc', view: 'support', part: 'line', at: friday },
      { agent: 'lea', view: 'support', part: 'line', at: friday },
    ]);
  });

  test('forgets the words of its lines with the person', async () => {
    const { reference } = await site.asked('Ma facture de mars');
    expect(await linesFor('lea', reference)).toMatchObject([{ who: 'Ana', about: 'Ma facture de mars' }]);
    await destroyKeys(site.store.db, { question: reference, at: friday });
    const [line] = await linesFor('lea', reference);
    expect(line).not.toHaveProperty('who');
    expect(line).not.toHaveProperty('about');
  });

  test('keeps emergencies that nobody has first, also beside questions that wait', async () => {
    const asked = { team: 'medical', route: 'medical_employee' } as const;
    const waiting = await site.asked('Mon traitement', { ...asked, status: 'waiting', dueAt: friday + 1 });
    const urgent = await site.asked('Au secours', { ...asked, route: 'emergency', dueAt: friday + 9_999 });
    const { reference } = urgent;
    const theirs = await site.listed('samira', `&references=${waiting.reference},${reference}`);
    expect(theirs).toEqual([reference, waiting.reference]);
  });
});

describe('a view of the list', () => {
  test('holds what is late, what is due within two open hours, and neither of what waits for the person', async () => {
    const monday = Date.parse('2026-11-23T10:30:00+01:00');
    const late = (await site.asked('Tard', { dueAt: friday - 1 })).reference;
    const soon = (await site.asked('Bientôt', { dueAt: monday })).reference;
    const later = (await site.asked('Plus tard', { dueAt: monday + 1 })).reference;
    const waiting = (await site.asked('Attente', { dueAt: friday - 1, status: 'waiting' })).reference;
    const all = `&references=${[late, soon, later, waiting].join(',')}`;
    expect(await site.listed('lea', `&list=late${all}`)).toEqual([late]);
    expect(await site.listed('lea', `&late=true${all}`)).toEqual([late]);
    // Half an hour of Friday, and an hour and a half of Monday.
    expect(await site.listed('lea', `&list=due-soon${all}`)).toEqual([soon]);
  });

  test('holds complaints, extended and reopened questions of those who may read them', async () => {
    const complaint = (await site.asked('Inadmissible', { route: 'complaint' })).reference;
    const extended = (await site.asked('Prolongée', { extensions: 1 })).reference;
    const reopened = (await site.asked('Rouverte', { reopenings: 2 })).reference;
    const hidden = { team: 'medical', route: 'medical_employee', extensions: 1, reopenings: 1 } as const;
    const medical = (await site.asked('Mon traitement', hidden)).reference;
    const all = `&references=${[complaint, extended, reopened, medical].join(',')}`;
    for (const [list, lea, samira] of [
      ['complaints', [complaint], []],
      ['extended', [extended], [medical]],
      ['reopened', [reopened], [medical]],
      ['medical', [], [medical]],
    ] as const) {
      expect(await site.listed('lea', `&list=${list}${all}`)).toEqual(lea);
      expect(await site.listed('samira', `&list=${list}${all}`)).toEqual(samira);
    }
  });

  test('is narrowed by route, role, channel, topic and agent, which tell nothing of a veiled question', async () => {
    const told = { route: 'question', topic: 'facture', assignee: 'marc', status: 'with-agent' } as const;
    const one = (await site.asked('Ma facture', told)).reference;
    const veiled = { team: 'medical', route: 'medical_employee', topic: 'facture' } as const;
    const other = (await site.asked('Mon traitement', veiled)).reference;
    const among = (query: string) => site.listed('lea', `&references=${one},${other}${query}`);
    expect(await among('')).toHaveLength(2);
    for (const query of [
      '&route=question',
      '&topic=facture',
      '&role=employee',
      '&channel=chat',
      '&agent=marc',
    ])
      expect(await among(query)).toEqual([one]);
    expect(await among('&agent=nobody')).toEqual([other]);
    expect(await among('&route=medical_employee')).toEqual([]);
    expect(await among('&role=employer')).toEqual([]);
  });
});

/** The lines of one question on an agent's list. */
async function linesFor(agent: Agent, reference: string) {
  return linesOf((await site.as(agent, `GET /api/desk/questions?references=${reference}`)).body);
}
