import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordActivity } from '../../activities/record-journal.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import type { Status } from '../../domain/state.ts';
import { deskLine, deskListPage } from '../../store/desk-list.ts';
import { eventsAfter, subscribe, subscribeToAll } from '../../store/project-journal.ts';
import { supersededOf } from '../../store/append-only.ts';
import type { Db } from '../../store/db.ts';
import { journal, questions } from '../../store/schema.ts';
import { journalSuperseded } from '../../store/superseded-schema.ts';
import { stores, type Opened } from '../support/stores.ts';

const at = Date.UTC(2026, 5, 4, 8);

function event(seq: number): JournalEvent {
  return { seq, at: at + seq, by: 'system', type: 'acknowledged', cause: `c${seq}` };
}
const events = [1, 2, 3, 4].map(event);
const asOf = { run: 'first', events: 10 };
const summary = (status: Status) => ({ status, team: 'support', handedOff: false });

describe.each(stores)('the journal of a question, projected on %s', (_, open) => {
  let opened: Opened;
  let record: ReturnType<typeof recordActivity>['record'];
  beforeAll(async () => {
    opened = await open();
    ({ record } = recordActivity(opened));
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
    await record({ question, events: events.slice(0, 2), summary: summary('queued'), asOf });
    await record({ question, events: events.slice(0, 2), summary: summary('queued'), asOf });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual(events.slice(0, 2));
    expect(await eventsAfter(opened.store.db, question, 1)).toEqual([event(2)]);
  });

  test('is what the worker decided that took over from one that died, whatever that one had told', async () => {
    const question = await begun('PAL-BBBB-BBBB');
    await record({ question, events: events.slice(0, 2), summary: summary('queued'), asOf });
    await record({ question, events: events.slice(2), summary: summary('resolved'), asOf });
    const decided = { ...event(3), at: at + 10_000, cause: 'other' };
    await record({
      question,
      events: [decided],
      summary: summary('with-agent'),
      asOf: { ...asOf, events: 13 },
    });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual([...events.slice(0, 2), decided]);
    expect(await deskLine(opened.store.db, question)).toMatchObject({ seq: 3, status: 'with-agent' });
  });

  test('keeps what it said before, with the run that knew better, and refuses every other hand', async () => {
    const question = await begun('PAL-BBBB-CCCC');
    const { db } = opened.store;
    await record({ question, events: events.slice(0, 3), summary: summary('queued'), asOf });
    const decided = { ...event(2), cause: 'other' };
    const later = { ...asOf, events: 13 };
    await record({ question, events: [decided, event(3)], summary: summary('queued'), asOf: later });
    const before = await supersededOf(db, question);
    expect(before).toEqual([
      { seq: 2, event: event(2), by: 'run first', why: 'known-better', at: expect.any(Number) },
    ]);
    const ofQuestion = eq(journal.question, question);
    const superseded = eq(journalSuperseded.question, question);
    const hands: ((within: Db) => Promise<unknown>)[] = [
      (within) => within.update(journal).set({ by: 'agent:ines' }).where(ofQuestion),
      (within) => within.delete(journal).where(ofQuestion),
      (within) => within.execute(sql`truncate journal`),
      (within) => within.delete(journalSuperseded).where(superseded),
      (within) => within.update(journalSuperseded).set({ by: 'nobody' }).where(superseded),
      (within) => within.execute(sql`truncate journal_superseded`),
    ];
    for (const hand of hands)
      await expect(hand(db)).rejects.toMatchObject({
        cause: { message: expect.stringContaining('append-only') },
      });
    expect(await eventsAfter(db, question, 0)).toEqual([event(1), decided, event(3)]);
    expect(await supersededOf(db, question)).toEqual(before);
  });

  test('is not taken back by a run that an operator’s reset began, which knows less', async () => {
    const question = await begun('PAL-RRRR-RRRR');
    await record({ question, events, summary: summary('resolved'), asOf });
    const anew = { ...event(3), at: at + 10_000, cause: 'other' };
    const reset = { run: 'reset', events: 13 };
    const told = { question, events: [anew], summary: summary('queued') };
    await expect(record({ ...told, asOf: reset })).rejects.toMatchObject({ name: 'TakenBack' });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual(events);
    // A run that goes on from another by itself knows what its worker had told too early.
    await record({ ...told, asOf: { ...reset, follows: 'first' } });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual([...events.slice(0, 2), anew]);
  });

  test('does not listen to a worker that comes back after its successor has spoken', async () => {
    const question = await begun('PAL-FFFF-FFFF');
    const later = { ...asOf, events: 13 };
    await record({ question, events: events.slice(0, 3), summary: summary('with-agent'), asOf: later });
    await record({ question, events: events.slice(1, 2), summary: summary('queued'), asOf });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual(events.slice(0, 3));
    expect(await deskLine(opened.store.db, question)).toMatchObject({ seq: 3, status: 'with-agent' });
  });

  test('goes on with a new run, whose history is short', async () => {
    const question = await begun('PAL-GGGG-GGGG');
    await record({ question, events: events.slice(0, 2), summary: summary('queued'), asOf });
    const next = { run: 'second', events: 3 };
    await record({ question, events: events.slice(2), summary: summary('resolved'), asOf: next });
    expect(await eventsAfter(opened.store.db, question, 0)).toEqual(events);
  });

  test('drops what the last summary no longer says', async () => {
    const question = await begun('PAL-CCCC-CCCC');
    await record({
      question,
      events: [event(1)],
      summary: { ...summary('with-agent'), assignee: 'lea', dueAt: at },
      asOf,
    });
    await record({ question, events: [event(2)], summary: summary('queued'), asOf });
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
    await record({ question, events: [event(1)], summary: summary('queued'), asOf });
    await expect.poll(() => woken).toEqual(expect.arrayContaining(['mine', 'desk']));
    for (const each of stop) each();
    const before = woken.length;
    const next = new Promise<void>((resolve) => subscribe(opened.store, question, resolve));
    await record({ question, events: [event(2)], summary: summary('queued'), asOf });
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
    const listed = async (filter: Parameters<typeof deskListPage>[1]) =>
      (await deskListPage(db, filter)).lines.map(({ reference }) => reference);
    expect(await listed({})).toEqual(['soon', 'medical', 'late', 'undue']);
    expect(await listed({ team: 'support', status: ['queued', 'with-agent'] })).toEqual(['soon', 'late']);
    expect(await listed({ team: 'support', assignee: 'lea' })).toEqual(['soon']);
    expect(await listed({ team: 'medical', assignee: 'nobody' })).toEqual(['medical']);
    expect(await listed({ closed: true })).toEqual(['over']);
    expect(Object.keys((await deskListPage(db, {})).lines[0] ?? {})).not.toContain('requester');
    expect(await db.$count(questions, eq(questions.reference, 'erased'))).toBe(1);
  });
});
