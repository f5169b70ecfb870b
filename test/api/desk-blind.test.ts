import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Happening } from '../../domain/journal.ts';
import { happen, uuid } from './test-site.ts';
import { openStaffed, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

type Happened = Happening & { by?: Actor; cause?: string };

describe('Léa, who has seen the journal up to its third event, sends a reply', () => {
  const marc = { by: 'agent:marc' } as const;
  const lea = { by: 'agent:lea' } as const;

  // oxfmt-ignore
  test.each<{ after: string; events: Happened[]; status: number }>([
    { after: 'nothing', events: [], status: 200 },
    { after: 'a note of Marc’s', events: [{ type: 'noted', message: 'n', ...marc }], status: 409 },
    { after: 'a note of her own', events: [{ type: 'noted', message: 'n', ...lea }], status: 200 },
    { after: 'a reply of Marc’s', events: [{ type: 'replied', message: 'r', ...marc }], status: 409 },
    { after: 'her own reply from another window', events: [{ type: 'replied', message: 'r', cause: 'there', ...lea }], status: 409 },
    { after: 'her own reply, which left once its moment was over', events: [{ type: 'replied', message: 'r', ...lea }], status: 200 },
    { after: 'what the clock does', events: [{ type: 'warned', target: 'resolution', due: 1, by: 'clock' }], status: 200 },
    { after: 'a delay that a supervisor announced', events: [{ type: 'extended', promisedAt: 9, message: 'e', by: 'agent:paule' }], status: 409 },
  ])('after $after: $status', async ({ events, status }) => {
    const { reference } = await site.asked('Une question', { assignee: 'lea', status: 'with-agent' });
    if (events.length > 0) await happen(site, reference, { from: 4, events, summary: { assignee: 'lea' } });
    const answer = await site.acts('lea', reference, 'POST replies', { id: uuid(), text: 'Voici.', seen: 3 });
    expect(answer.status).toBe(status);
    expect(answer.body['error']).toBe(status === 409 ? 'stale' : undefined);
  });

  test('once: the same command again is the same reply, whatever came in between', async () => {
    const { reference } = await site.asked('Une question', { assignee: 'lea', status: 'with-agent' });
    const tooFar = { id: uuid(), text: 'Voici.', seen: 6_469_693_231 };
    expect((await site.acts('lea', reference, 'POST replies', tooFar)).status).toBe(422);
    const reply = { id: uuid(), text: 'Voici.', seen: 3 };
    expect((await site.acts('lea', reference, 'POST replies', reply)).status).toBe(200);
    const events: Happened[] = [
      { type: 'replied', message: `${reference}:${reply.id}`, ...lea, cause: reply.id },
    ];
    await happen(site, reference, { from: 4, events, summary: { assignee: 'lea' } });
    expect((await site.acts('lea', reference, 'POST replies', reply)).status).toBe(200);
    const other = { ...reply, text: 'Autre chose.' };
    expect(await site.acts('lea', reference, 'POST replies', other)).toMatchObject({
      status: 409,
      body: { error: 'key-reused' },
    });
  });

  test('resolving without a word is no less blind', async () => {
    const { reference } = await site.asked('Une question', { assignee: 'lea', status: 'with-agent' });
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'noted', message: 'n', ...marc }],
      summary: { assignee: 'lea' },
    });
    const answer = await site.acts('lea', reference, 'PUT resolution', { id: uuid(), seen: 3 });
    expect(answer).toMatchObject({ status: 409, body: { error: 'stale' } });
  });
});
