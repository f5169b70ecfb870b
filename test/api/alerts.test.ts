import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, AlertReason, Audience, Happening } from '../../domain/journal.ts';
import { plainReading } from '../../domain/plain-reading.ts';
import { raiseAlert } from '../../store/alerts.ts';
import { friday, happen } from './test-site.ts';
import { linesOf, openStaffed, type Agent, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

describe('the alerts of an agent', () => {
  test('come by gravity, an emergency before all, however late it came', async () => {
    const { reference } = await site.asked('Mon père ne respire plus', {
      team: 'medical',
      route: 'emergency',
    });
    const reasons = ['message', 'warned', 'breached', 'promise-missed', 'emergency'] as const;
    for (const [order, reason] of reasons.entries()) await raised(reference, 'medical', reason, order);
    expect(await alertsOf('samira', reference)).toEqual(reasons.toReversed());
  });

  test('hold no new question: it stands in the list of those to take', async () => {
    const { reference } = await site.asked('Une question');
    await raised(reference, 'support', 'handed-off');
    expect(await alertsOf('lea', reference)).toEqual([]);
    expect(await site.listed('lea', '&list=to-take')).toContain(reference);
  });

  test('keep an emergency, whatever is dismissed, until this very agent opens the question', async () => {
    const { reference } = await site.asked('Mon père ne respire plus', {
      team: 'medical',
      route: 'emergency',
    });
    for (const to of ['medical', 'supervisor'] as const) await raised(reference, to, 'emergency');
    const [first] = linesOf((await site.as('paule', 'GET /api/desk/alerts')).body);
    expect(first).toMatchObject({ question: reference, reason: 'emergency' });
    const dismissed = `PUT /api/desk/alerts/${encodeURIComponent(String(first?.['id']))}/seen`;
    expect(await site.as('paule', dismissed, {})).toMatchObject({ status: 409, body: { error: 'not-now' } });
    expect((await site.as('paule', 'PUT /api/desk/alerts/reasons/emergency/seen', {})).status).toBe(204);
    expect(await alertsOf('paule', reference)).toEqual(['emergency']);
    expect((await site.as('paule', `PUT /api/desk/questions/${reference}/opened`, {})).status).toBe(204);
    expect(await alertsOf('paule', reference)).toEqual([]);
    expect(await alertsOf('samira', reference)).toEqual(['emergency']);
  });

  test('are dismissed all at once by reason, for one agent alone', async () => {
    const references = [];
    for (let count = 0; count < 3; count += 1) references.push((await site.asked('Une question')).reference);
    for (const reference of references) await raised(reference, 'support', 'bounced');
    expect((await site.as('lea', 'PUT /api/desk/alerts/reasons/bounced/seen', {})).status).toBe(204);
    for (const reference of references) {
      expect(await alertsOf('lea', reference)).toEqual([]);
      expect(await alertsOf('marc', reference)).toEqual(['bounced']);
    }
  });

  test('hear of a rating of 1 or 2, and of no better one', async () => {
    for (const [score, expected] of [
      [1, ['low-rating']],
      [2, ['low-rating']],
      [3, []],
    ] as const) {
      const { reference } = await site.asked('Une question');
      await happens(reference, { type: 'rated', score });
      expect(await alertsOf('paule', reference)).toEqual(expected);
      expect(await alertsOf('lea', reference)).toEqual([]);
    }
  });

  // oxfmt-ignore
  test.each<{ reason: AlertReason; to: Audience; agent: Agent; event: Happened; answers: boolean }>([
    { reason: 'emergency', to: 'supervisor', agent: 'paule', event: { type: 'claimed', agent: 'samira' }, answers: true },
    { reason: 'emergency', to: 'supervisor', agent: 'paule', event: { type: 'noted', message: 'm' }, answers: false },
    { reason: 'breached', to: 'supervisor', agent: 'paule', event: { type: 'replied', message: 'm' }, answers: true },
    { reason: 'breached', to: 'supervisor', agent: 'paule', event: { type: 'claimed', agent: 'lea' }, answers: false },
    { reason: 'breached', to: 'supervisor', agent: 'paule', event: { type: 'extended', promisedAt: friday + 9, by: 'clock' }, answers: false },
    { reason: 'breached', to: 'supervisor', agent: 'paule', event: { type: 'extended', promisedAt: friday + 9, by: 'agent:lea' }, answers: true },
    { reason: 'promise-missed', to: 'supervisor', agent: 'paule', event: { type: 'resolved', how: 'agent' }, answers: true },
    { reason: 'warned', to: 'support', agent: 'lea', event: { type: 'breached', target: 'first_response', due: friday }, answers: true },
    { reason: 'transferred', to: 'agent:lea', agent: 'lea', event: { type: 'asked', message: 'm' }, answers: true },
    { reason: 'message', to: 'agent:lea', agent: 'lea', event: { type: 'message', message: 'm', reading }, answers: false },
    { reason: 'bounced', to: 'support', agent: 'lea', event: { type: 'closed', why: 'settled' }, answers: true },
  ])('of "$reason" to $to are answered by $event.type: $answers', async ({ reason, to, agent, event, answers }) => {
    const { reference } = await site.asked('Une question');
    await raised(reference, to, reason);
    await happens(reference, event);
    expect(await alertsOf(agent, reference)).toEqual(answers ? [] : [reason]);
  });

  test('are answered all the same when they come after what answers them', async () => {
    const { reference } = await site.asked('Une question');
    await happens(reference, { type: 'replied', message: 'm' });
    await raised(reference, 'supervisor', 'breached', -1);
    expect(await alertsOf('paule', reference)).toEqual([]);
  });
});

type Happened = Happening & { by?: Actor };

const reading = plainReading();

function raised(question: string, to: Audience, reason: AlertReason, later = 0): Promise<void> {
  return raiseAlert(site.store.db, { question, to, reason, at: friday + later });
}

/** A minute later than the alert. */
async function happens(reference: string, event: Happened): Promise<void> {
  site.clock.now = friday + 60_000;
  await happen(site, reference, { from: 4, events: [{ ...event, at: site.clock.now }] });
  site.clock.now = friday;
}

async function alertsOf(agent: Agent, reference: string): Promise<string[]> {
  const { body } = await site.as(agent, 'GET /api/desk/alerts');
  return linesOf(body).flatMap((one) => (one['question'] === reference ? [String(one['reason'])] : []));
}
