import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { friday, send } from './site.ts';
import { linesOf, openStaffed, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

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

  test.each(['mine=peut-être', 'status=lost', 'team=all', 'limit=0'])('refuses %s', async (query) => {
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
