import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { soundChange } from '../../activities/calendar/change-schema.ts';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { reasonsInFrench } from '../../content/fr/calendar-words.ts';
import { publishedCalendar, publishedHours } from '../../domain/calendar.ts';
import { calendars } from '../../store/calendar-schema.ts';
import { friday, happen } from './test-site.ts';
import { openStaffed, type Agent, type Staffed } from './staffed.ts';

const WEEKS = 5 * 7 * 24 * 3_600_000;
const monday = { kind: 'close', from: '2026-11-23', until: '2026-11-23' } as const;
let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
beforeEach(async () => {
  await site.store.db.delete(calendars);
  site.calendar.begun = [];
  site.calendar.stands = { at: 'under-way', reached: { running: 2, told: 1, gone: 0, after: '' } };
  site.desk.healthy = true;
});
afterAll(() => site.remove());

const changes = (agent: Agent, id: string, body: object) =>
  site.as(agent, `PUT /api/desk/calendar/changes/${id}`, { reason: 'Travaux', onto: 0, ...body });
const previews = (agent: Agent, edit: object) => site.as(agent, 'POST /api/desk/calendar/preview', { edit });

describe('the opening hours on the desk', () => {
  test('are shown to every agent, changed by supervisors alone', async () => {
    for (const agent of ['lea', 'samira', 'paule', 'victor'] as const)
      expect(await site.as(agent, 'GET /api/desk/calendar')).toMatchObject({
        status: 200,
        body: { calendar: [{ id: 'published' }], edition: 0, changes: [] },
      });
    expect((await site.as('ines', 'GET /api/desk/calendar')).status).toBe(403);
    for (const agent of ['lea', 'samira', 'victor', 'ines'] as const) {
      expect((await previews(agent, monday)).status).toBe(403);
      expect((await changes(agent, 'c1', { edit: monday })).status).toBe(403);
      expect((await site.as(agent, 'PUT /api/desk/calendar/changes/c1/telling', {})).status).toBe(403);
    }
    expect(site.calendar.begun).toEqual([]);
  });

  test('are previewed on the questions that run: how many move, how many become late', async () => {
    const { reference } = await site.asked('Une question');
    const sheet = expandSheet(publishedCalendar, friday, friday + WEEKS);
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'calendar', sheet }, { type: 'acknowledged' }],
    });
    expect(await previews('paule', monday)).toMatchObject({
      status: 200,
      body: { running: 1, moved: 1, late: 1, edition: 0, list: [{ reference, clocks: [{}, {}] }] },
    });
    expect(site.calendar.begun).toEqual([]);
  });

  test('are changed once for an id, and who changed what, when and why is kept', async () => {
    const edit = { kind: 'open', date: '2026-11-28', until: '2026-11-29', hours: [['10:00', '12:00']] };
    const made = await changes('paule', 'open-1', { edit });
    expect(made).toMatchObject({ status: 202, body: { at: 'under-way', reached: { told: 1, running: 2 } } });
    await changes('paule', 'open-1', { edit });
    await changes('paule', 'restore-1', {
      edit: { kind: 'restore', from: '2026-11-29', until: '2026-11-29' },
      onto: 1,
    });
    const { body } = await site.as('victor', 'GET /api/desk/calendar');
    expect(body['changes']).toEqual([
      {
        id: 'restore-1',
        made: { dates: [{ date: '2026-11-29', hours: 'usual' }], week: false },
        effectiveAt: friday,
        storedAt: friday,
        reason: 'Travaux',
        by: 'paule',
      },
      expect.objectContaining({
        id: 'open-1',
        made: {
          dates: [
            { date: '2026-11-28', hours: [['10:00', '12:00']] },
            { date: '2026-11-29', hours: [['10:00', '12:00']] },
          ],
          week: false,
        },
      }),
    ]);
  });

  test('are not changed on a preview that somebody else has overtaken', async () => {
    await changes('paule', 'close-1', { edit: monday });
    const other = { ...monday, from: '2026-11-24', until: '2026-11-24' };
    expect(await changes('paule', 'close-2', { edit: other })).toMatchObject({
      status: 409,
      body: { error: 'calendar-changed', message: expect.stringContaining('entre-temps') },
    });
  });

  test('are refused in French, each reason by itself', async () => {
    expect(await previews('paule', { ...monday, from: '2026-11-25' })).toMatchObject({
      status: 422,
      body: {
        error: 'calendar-refused',
        reasons: ['La fin (lundi 23 novembre 2026) précède le début (mercredi 25 novembre 2026).'],
      },
    });
    const nothing = { kind: 'restore', from: '2026-11-25', until: '2026-11-25' };
    expect(await changes('paule', 'restore-1', { edit: nothing })).toMatchObject({
      status: 422,
      body: { reasons: ['Ces dates ont déjà leurs horaires habituels.'] },
    });
  });

  // oxfmt-ignore
  test.each([
    ['without a reason', { edit: monday, reason: ' ' }, 'reason'], ['without the edition that was shown', { edit: monday, onto: -1 }, 'onto'],
    ['of no kind', { edit: { kind: 'explode' } }, 'edit.kind'], ['with more than is known', { edit: monday, by: 'lea' }, 'by'],
  ])('a change %s is malformed', async (_, body, field) => {
    expect(await changes('paule', 'c1', body)).toMatchObject({ status: 422, body: { error: 'invalid', fields: [field] } });
  });

  test('tell how far a change has come, and are told again to whoever missed it', async () => {
    const path = '/api/desk/calendar/changes/close-1';
    site.calendar.stands = { at: 'unknown' };
    expect((await site.as('lea', `GET ${path}`)).status).toBe(404);
    expect((await site.as('paule', `PUT ${path}/telling`, {})).status).toBe(404);
    await changes('paule', 'close-1', { edit: monday });
    site.calendar.stands = { at: 'stopped' };
    expect(await site.as('lea', `GET ${path}`)).toEqual({ status: 200, body: { at: 'stopped' } });
    await site.as('paule', `PUT ${path}/telling`, {});
    expect(site.calendar.begun.at(-1)).toEqual({ id: 'close-1' });
  });

  test('can be read while the engine is away, and not previewed', async () => {
    site.desk.healthy = false;
    expect((await site.as('lea', 'GET /api/desk/calendar')).status).toBe(200);
    expect((await previews('paule', monday)).status).toBe(503);
  });
});

describe('whatever the rules say against a change', () => {
  const special = {
    ...publishedHours,
    closedDates: ['2026-12-24'],
    specialDates: { '2026-12-24': [['10:00', '11:00']] },
  };
  const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const open = (opens: string, closes: string) => ({
    kind: 'open',
    date: '2026-12-24',
    hours: [[opens, closes]],
  });

  // oxfmt-ignore
  test.each([
    [{ kind: 'close', from: '2026-02-30', until: '2026-12-24' }, '« 2026-02-30 » n’est pas une date.'],
    [{ kind: 'close', from: '2026-01-01', until: '2026-12-01' }, 'Le jeudi 1er janvier 2026 est passé : ce qui a été compté ne change plus.'],
    [{ kind: 'close', from: '2026-12-24', until: '2028-12-24' }, '732 jours d’un coup : 366 au plus.'],
    [{ kind: 'open', date: '2026-12-24', hours: [] },            'Donnez au moins une plage d’ouverture, ou choisissez la fermeture.'],
    [open('9h', '12:00'),                                        '9h–12:00 : écrivez les heures comme 09:00, jusqu’à 24:00.'],
    [open('24:00', '02:00'),                                     '24:00–02:00 : 24:00 peut finir une plage, pas la commencer.'],
    [open('09:00', '09:00'),                                     '09:00–09:00 : le début et la fin sont les mêmes.'],
    [{ kind: 'set', schedule: { ...publishedHours, weekly: week } }, 'Une semaine doit avoir au moins une plage d’ouverture.'],
    [{ kind: 'set', schedule: { ...publishedHours, timeZone: 'Mars/Olympus' } }, 'Le fuseau horaire « Mars/Olympus » n’existe pas.'],
    [{ kind: 'set', schedule: special },                         'Le jeudi 24 décembre 2026 est à la fois fermé et ouvert.'],
  ])('is told in French: %j → %s', (edit, told) => {
    const refused = soundChange({ id: 'c1', edit }, publishedCalendar, friday);
    expect('refused' in refused && reasonsInFrench(refused.refused)).toEqual([told]);
  });

  test('a reason of tomorrow is told in general', () => {
    expect(reasonsInFrench(['the moon is full'])).toEqual([
      'Les dates ou les heures données ne conviennent pas.',
    ]);
  });
});
