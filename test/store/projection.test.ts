import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recording } from '../../activities/record.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { deskLine, deskList } from '../../store/desk-list.ts';
import { eventsAfter, subscribe, subscribeToAll } from '../../store/journal.ts';
import { questions } from '../../store/schema.ts';
import { stores, type Opened } from '../support/stores.ts';

const at = Date.UTC(2026, 5, 4, 8);

function event(seq: number): JournalEvent {
  return { seq, at: at + seq, by: 'system', type: 'acknowledged', cause: `c${seq}` };
}
const events = [1, 2, 3, 4].map(event);
const summary = (status: string) => ({ status, team: 'support', handedOff: false });

describe.each(stores)('the journal of a question, projected on %s', (_, open) => {
  let opened: Opened;
  let record: ReturnType<typeof recording>['record'];
  beforeAll(async () => {
    opened = await open();
    ({ record } = recording(opened));
  });
  afterAll(() => opened.remove());

  const begun = async (reference: string, more: Partial<typeof questions.$inferInsert> = {}) => {
    await opened.store.db
      .insert(questions)
      .values({ reference, channel: 'chat', role: 'employee', receivedAt: at, ...more });
    return reference;
  };

  test('is the same whether told once or again', async () => {
    const question = await begun('PAL-AAAA-AAAA');
    await record({ question, events: events.slice(0, 2), summary: summary('queued') });
    await record({ question, events: events.slice(0, 2), summary: summary('queued') });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual(events.slice(0, 2));
    expect(await eventsAfter(opened.store.db, question, 1)).toEqual([event(2)]);
  });

  test('told in the wrong order, shows no hole and never goes back', async () => {
    const question = await begun('PAL-BBBB-BBBB');
    await record({ question, events: events.slice(2), summary: { ...summary('resolved'), rating: 4 } });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual([]);
    await record({ question, events: events.slice(0, 2), summary: summary('queued') });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual(events);
    expect(await deskLine(opened.store.db, question)).toMatchObject({
      seq: 4,
      status: 'resolved',
      rating: 4,
    });
  });

  test('drops what the last summary no longer says', async () => {
    const question = await begun('PAL-CCCC-CCCC');
    await record({
      question,
      events: [event(1)],
      summary: { ...summary('with-agent'), assignee: 'lea', dueAt: at },
    });
    await record({ question, events: [event(2)], summary: summary('queued') });
    expect(await deskLine(opened.store.db, question)).toMatchObject({
      assignee: null,
      dueAt: null,
      status: 'queued',
    });
  });

  test('wakes up who watches that question, and who watches them all', async () => {
    const question = await begun('PAL-DDDD-DDDD');
    const woken: string[] = [];
    const stop = [
      subscribe(opened.store, question, () => woken.push('mine')),
      subscribe(opened.store, 'PAL-EEEE-EEEE', () => woken.push('other')),
      subscribeToAll(opened.store, () => woken.push('desk')),
    ];
    await record({ question, events: [event(1)], summary: summary('queued') });
    await expect.poll(() => woken).toEqual(expect.arrayContaining(['mine', 'desk']));
    for (const each of stop) each();
    const before = woken.length;
    const next = new Promise<void>((resolve) => subscribe(opened.store, question, resolve));
    await record({ question, events: [event(2)], summary: summary('queued') });
    await next;
    expect(woken).toHaveLength(before);
    expect(woken).not.toContain('other');
  });

  test('is listed by due instant, for a team, an agent or nobody, open or closed', async () => {
    const { db } = opened.store;
    await db.delete(questions);
    await begun('late', { dueAt: at + 3, status: 'queued' });
    await begun('soon', { dueAt: at + 1, status: 'with-agent', assignee: 'lea' });
    await begun('undue', { status: 'with-assistant' });
    await begun('medical', { dueAt: at + 2, team: 'medical', status: 'queued' });
    await begun('over', { closedAt: at, status: 'closed' });
    await begun('erased', { erasedAt: at });
    const listed = async (filter: Parameters<typeof deskList>[1]) =>
      (await deskList(db, filter)).map(({ reference }) => reference);
    expect(await listed({})).toEqual(['soon', 'medical', 'late', 'undue']);
    expect(await listed({ team: 'support', status: ['queued', 'with-agent'] })).toEqual(['soon', 'late']);
    expect(await listed({ team: 'support', assignee: 'lea' })).toEqual(['soon']);
    expect(await listed({ team: 'medical', assignee: 'nobody' })).toEqual(['medical']);
    expect(await listed({ closed: true })).toEqual(['over']);
    expect(Object.keys((await deskList(db, {}))[0] ?? {})).not.toContain('requester');
    expect(await db.$count(questions, eq(questions.reference, 'erased'))).toBe(1);
  });
});
