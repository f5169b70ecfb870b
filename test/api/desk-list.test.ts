import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import { medicalAccesses } from '../../store/messages.ts';
import { searchedWords } from '../../content/search/searched-words.ts';
import { forgetQuestion } from '../../store/erase-questions.ts';
import { indexWords } from '../../store/found-words.ts';
import { friday, happen, send, told } from './test-site.ts';
import { cookieOf, linesOf, openStaffed, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

const indexed = () => indexWords(site, { wordsOf: searchedWords, limit: 1_000 });

describe('the desk’s list', () => {
  test('comes by due instant, filtered as asked', async () => {
    const late = (await site.asked('Tard', { dueAt: friday + 3_000 })).reference;
    const soon = (
      await site.asked('Bientôt', { dueAt: friday + 1_000, assignee: 'lea', status: 'with-agent' })
    ).reference;
    const never = (await site.asked('Un jour')).reference;
    const mine = [soon, late, never];
    const among = async (query: string) =>
      (await site.listed('lea', query)).filter((one) => mine.includes(one));
    expect(await among('')).toEqual(mine);
    expect(await among('&mine=true')).toEqual([soon]);
    expect(await among('&unclaimed=true')).toEqual([late, never]);
    expect(await among('&status=with-agent,resolved')).toEqual([soon]);
    expect(await among('&team=medical')).toEqual([]);
    expect(await among('&closed=true')).toEqual([]);
  });

  test('goes on from page to page by the address that each gives, and is counted', async () => {
    for (let count = 0; count < 7; count += 1) await site.asked('Encore une', { dueAt: friday + 60_000 });
    const whole = await site.listed('lea', '&list=to-take');
    const paged: string[] = [];
    let next: string | undefined = '/api/desk/questions?list=to-take&limit=3';
    while (next !== undefined) {
      const answer: Response = await send(site.api, `GET ${next}`, { cookie: site.cookie('lea') });
      const page = linesOf(await answer.json());
      expect(page.length).toBeLessThanOrEqual(3);
      paged.push(...page.map(({ reference }) => String(reference)));
      next = /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(paged).toEqual(whole);
    expect(await site.as('lea', 'GET /api/desk/counts')).toMatchObject({
      status: 200,
      body: { 'to-take': whole.length },
    });
  });

  test('tells of some questions alone, where they are on the list', async () => {
    const { reference: one } = await site.asked('La première', { dueAt: friday + 2_000 });
    const { reference: other } = await site.asked('La seconde', { dueAt: friday + 1_000 });
    const { reference: taken } = await site.asked('Prise', { assignee: 'lea', status: 'with-agent' });
    const references = [one, other, taken].join(',');
    expect(await site.listed('lea', `&list=to-take&references=${references}`)).toEqual([other, one]);
    expect(await site.as('lea', 'GET /api/desk/questions?references=PAL')).toMatchObject({ status: 422 });
  });

  test('finds a question by its reference in any case, closed or not, and never another team’s', async () => {
    const { reference } = await site.asked('Une question');
    const part = reference.slice(4).toLowerCase();
    expect(await site.listed('lea', `&reference=${part}`)).toEqual([reference]);
    expect(await site.listed('samira', `&reference=${reference}`)).toEqual([]);
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'closed', why: 'settled' }],
      summary: { status: 'closed', closedAt: friday },
    });
    expect(await site.listed('lea', `&reference=${part}`)).toEqual([reference]);
  });

  test('finds questions by words, names and addresses, in any form, closed or not', async () => {
    const { reference } = await site.asked('Ma facture de mars porte deux cotisations');
    const { reference: other } = await site.asked('Une convocation égarée, et mon badge');
    await indexed();
    expect(await site.listed('lea', '&words=cotisation%20factures')).toEqual([reference]);
    expect(await site.listed('lea', '&words=CONVOCATIONS%20EGAREES')).toEqual([other]);
    expect(await site.listed('lea', '&words=cotisation%20badge')).toEqual([]);
    for (const person of ['ana@exemple.fr', 'Ana', 'exemple'])
      expect(await site.listed('lea', `&words=${person}`)).toEqual(
        expect.arrayContaining([reference, other]),
      );
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'closed', why: 'settled' }],
      summary: { status: 'closed', closedAt: friday },
    });
    expect(await site.listed('lea', '&words=cotisations')).toEqual([reference]);
    await forgetQuestion(site.store, { question: reference, at: friday });
    expect(await site.listed('lea', '&words=cotisations')).toEqual([]);
  });

  test('finds nothing by words that the agent may not read', async () => {
    const words = '&words=traitement%20fatigue';
    const { reference } = await site.asked('Mon traitement me fatigue', { team: 'medical' });
    await indexed();
    for (const agent of ['lea', 'paule', 'samira', 'victor'] as const)
      expect(await site.listed(agent, words)).toEqual([]);
    // The doctor finds it by who asks; support is told of no word, and of no person, of it.
    expect(await site.listed('samira', '&words=ana@exemple.fr')).toContain(reference);
    expect(await site.listed('lea', '&words=ana@exemple.fr')).not.toContain(reference);
  });

  // oxfmt-ignore
  test.each([
    'words=de%20la', 'mine=peut-être', 'status=lost', 'team=all', 'limit=0', 'list=all', 'after=non', 'reference=%25',
    `after=${Buffer.from('[1,2]').toString('base64url')}`,
  ])('refuses %s', async (query) => {
    expect(await site.as('lea', `GET /api/desk/questions?${query}`)).toMatchObject({
      status: 422,
      body: { error: 'invalid' },
    });
  });

  test('shows support that a medical matter was relayed, and nothing else of it', async () => {
    const { reference } = await site.asked('Mon traitement me fatigue', {
      team: 'medical',
      route: 'medical_employee',
      topic: 'sujet-trahissant',
    });
    for (const agent of ['lea', 'paule'] as const) {
      const { body } = await site.as(agent, 'GET /api/desk/questions?limit=500');
      const line = linesOf(body).find((one) => one['reference'] === reference);
      expect(line).toEqual({
        reference,
        receivedAt: friday,
        status: 'queued',
        team: 'medical',
        assignee: null,
        dueAt: null,
        closedAt: null,
        veiled: true,
        label: 'Demande médicale relayée',
        place: expect.any(String),
      });
    }
  });

  test('shows the medical team what was relayed to it, and no one’s question before they agreed', async () => {
    const relayed = (await site.asked('Mon traitement', { team: 'medical' })).reference;
    const asking = (
      await site.asked('Mon traitement', { team: 'medical', waitingFor: 'consent', status: 'waiting' })
    ).reference;
    const physician = (
      await site.asked('Mon traitement', { team: 'medical', waitingFor: 'physician', status: 'waiting' })
    ).reference;
    const early = (await site.asked('Mon traitement', { team: 'medical', handedOff: false })).reference;
    const ordinary = (await site.asked('Ma facture')).reference;
    const theirs = await site.listed('samira');
    expect([relayed, asking, physician, early, ordinary].map((one) => theirs.includes(one))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    for (const one of [asking, physician, early, ordinary]) {
      expect(await site.as('samira', `GET /api/desk/questions/${one}`)).toMatchObject({
        status: 403,
        body: { error: 'wrong-team' },
      });
    }
  });

  test('is closed to editors and to whoever is not signed in', async () => {
    expect(await site.as('ines', 'GET /api/desk/questions')).toMatchObject({
      status: 403,
      body: { error: 'forbidden' },
    });
    for (const path of ['questions', 'alerts', 'agents', 'outbox', 'events', 'questions/PAL-2222-2222']) {
      expect((await send(site.api, `GET /api/desk/${path}`)).status).toBe(401);
    }
  });
});

describe('a question whose person has been awaited for days', () => {
  const HOUR = 3_600_000;
  const monday = friday + 3 * 24 * HOUR - 30 * 60_000;

  test('is due later than when we began to wait: list and page say what is due as of now', async () => {
    const sheet = expandSheet(publishedCalendar, friday, friday + 21 * 24 * HOUR);
    const waiting = { status: 'waiting', waitingFor: 'reply', assignee: 'lea', dueAt: monday } as const;
    const { reference } = await site.asked('Une question');
    await happen(site, reference, {
      from: 4,
      events: [
        { type: 'calendar', sheet },
        { type: 'claimed', agent: 'lea' },
        { type: 'asked', message: 'm1' },
      ],
      summary: waiting,
    });
    const other = (await site.asked('Une autre', { dueAt: friday + 24 * 24 * HOUR })).reference;
    // Friday 17:30, answered at once by a question: of 24 open hours none is used, whenever one looks.
    for (const [now, due] of [
      ['2026-11-23T10:00:00+01:00', '2026-11-25T16:00:00+01:00'],
      ['2026-11-27T09:00:00+01:00', '2026-12-01T15:00:00+01:00'],
    ] as const) {
      site.clock.now = Date.parse(now);
      const cookie = cookieOf(await site.signIn('lea'));
      const asLea = (line: string) => told(send(site.api, line, { cookie }));
      const { body } = await asLea('GET /api/desk/questions?limit=500');
      expect(linesOf(body).find((one) => one['reference'] === reference)).toMatchObject({
        dueAt: Date.parse(due),
      });
      const among = linesOf(body).filter((one) => [reference, other].includes(String(one['reference'])));
      expect(among.map((one) => one['reference'])).toEqual([reference, other]);
      const file = await asLea(`GET /api/desk/questions/${reference}`);
      expect(file.body['question']).toMatchObject({ dueAt: Date.parse(due) });
      expect(file.body['clocks'].at(-1)).toMatchObject({ standing: 'paused', due: Date.parse(due) });
    }
    site.clock.now = friday;
  });

  test('is looked at without its text to know whether it moved', async () => {
    const { reference } = await site.asked('Mon traitement', { team: 'medical' });
    const path = `GET /api/desk/questions/${reference}/standing`;
    expect(await site.as('samira', path)).toEqual({ status: 200, body: { seq: 3 } });
    expect(await medicalAccesses(site.store.db, reference)).toEqual([]);
  });
});
