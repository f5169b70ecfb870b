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

/** The lines of one question on an agent's list. */
async function linesFor(agent: Agent, reference: string) {
  return linesOf((await site.as(agent, `GET /api/desk/questions?references=${reference}`)).body);
}
