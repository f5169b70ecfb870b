import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDispatcher, type Dispatcher } from '../../intake/dispatcher.ts';
import { openMessageIntake, type MessageIntake } from '../../intake/accept.ts';
import { recordActivity } from '../../activities/record-journal.ts';
import { published } from '../../domain/policy.ts';
import { backlog, leaseMessages } from '../../store/inbox.ts';
import { followUpsOf } from '../../store/follow-up.ts';
import { inbox, questions } from '../../store/schema.ts';
import { accepted, at, chat, mail } from '../support/intake.ts';
import { ordinaryEngine, type OrdinaryEngine } from '../support/engine.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';
import { plainTriage } from '../support/plain-triage.ts';

// No worker runs here: what the engine holds is what was handed to it.
let opened: Opened;
let engine: OrdinaryEngine;
let client: Client;
let dispatcher: Dispatcher;
let door: MessageIntake;
let ahead = 0;

beforeAll(async () => {
  [opened, engine] = await Promise.all([embeddedStore(), ordinaryEngine()]);
  const connection = Connection.lazy({ address: engine.address });
  client = new Client({ connection, namespace: engine.namespace });
  const { store, vault } = opened;
  dispatcher = openDispatcher({ client, store, vault, policy: published, taskQueue: randomUUID(), now });
  door = openMessageIntake({
    store,
    vault,
    qualify: plainTriage,
    emergencyReply: () => 'Appelez le 15.',
    accepted: (fresh) => dispatcher.hand(fresh),
  });
});
afterAll(async () => {
  await dispatcher.stop();
  await client.connection.close();
  await engine.stop();
  await opened.remove();
});

const signals = async (workflowId: string) => {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signalled }) =>
    (signalled?.input?.payloads ?? []).map(({ data }) =>
      JSON.parse(Buffer.from(data ?? []).toString('utf8')),
    ),
  );
};
const waiting = async () => (await backlog(opened.store.db)).waiting;
const now = () => Date.now() + ahead;
const later = (ms: number) => {
  ahead += ms;
};
/** An engine slow to answer once makes a sweep stop there: the next tries, each later, take the rest. */
const sweptWhole = () =>
  expect
    .poll(async () => {
      await dispatcher.sweep();
      later(31_000);
      return waiting();
    })
    .toBe(0);

/** What waits once more for the engine after a reconciliation. */
const reconciled = async () => {
  await dispatcher.reconcile();
  const rows = await opened.store.db.select().from(inbox).where(isNull(inbox.dispatchedAt));
  return rows.map(({ id }) => id);
};

describe('a message that was accepted', () => {
  test('starts its question at once, though no worker is there', async () => {
    const { reference, messageId } = accepted(await door.accept(chat('Bonjour')));
    await expect.poll(waiting).toBe(0);
    expect(await signals(reference)).toMatchObject([{ id: messageId, at, reading: { route: 'question' } }]);
    const { type, searchAttributes } = await client.workflow.getHandle(reference).describe();
    expect(type).toBe('question');
    expect(searchAttributes).toMatchObject({
      QuestionStatus: ['registered'],
      Channel: ['chat'],
      Role: ['employee'],
    });
  });

  test('joins its question, whose history holds no word of any of them', async () => {
    const { reference } = accepted(await door.accept(mail('PETUNIA')));
    const next = accepted(await door.accept(mail('PETUNIA encore', { reference })));
    await expect.poll(() => signals(reference)).toMatchObject([{}, { id: next.messageId }]);
    const { events } = await client.workflow.getHandle(reference).fetchHistory();
    const history = (events ?? []).flatMap((event) => JSON.stringify(event));
    expect(history.join()).not.toMatch(/PETUNIA|exemple\.fr/);
    expect(history.join()).not.toContain(Buffer.from('PETUNIA').toString('base64').slice(0, 8));
  });

  test('after the end of its question opens one of its own', async () => {
    const { reference } = accepted(await door.accept(chat('Bonjour')));
    await expect.poll(waiting).toBe(0);
    await client.workflow.getHandle(reference).terminate();
    const late = accepted(await door.accept(chat('Encore une chose', { reference })));
    await expect.poll(() => followUpsOf(opened.store.db, reference)).toHaveLength(1);
    const [linked = ''] = await followUpsOf(opened.store.db, reference);
    await expect.poll(waiting).toBe(0);
    expect(await signals(linked)).toMatchObject([{ id: late.messageId }]);
  });

  test('is not sent to a question that the store knows to be closed, whatever the engine remembers', async () => {
    const { reference } = accepted(await door.accept(chat('Bonjour')));
    await expect.poll(waiting).toBe(0);
    await opened.store.db
      .update(questions)
      .set({ closedAt: at - 1 })
      .where(eq(questions.reference, reference));
    accepted(await door.accept(chat('Encore une chose', { reference })));
    await expect.poll(() => followUpsOf(opened.store.db, reference)).toHaveLength(1);
    expect(await signals(reference)).toHaveLength(1);
  });
});

describe('with the engine down', () => {
  test('messages are accepted, wait, and reach it in order once it is back', async () => {
    await expect.poll(waiting).toBe(0);
    await engine.kill();
    const first = accepted(await door.accept(chat('Un')));
    const { reference } = first;
    const second = accepted(await door.accept(chat('Deux', { reference })));
    const third = accepted(await door.accept(chat('Trois', { reference })));
    expect(await waiting()).toBe(3);
    expect(await dispatcher.sweep()).toBe(0);
    await engine.start();
    await sweptWhole();
    // One may be signalled twice, when the answer to the first signal was lost: the question applies it once.
    expect([...new Set((await signals(reference)).map(({ id }) => id))]).toEqual(
      [first, second, third].map(({ messageId }) => messageId),
    );
  });
});

describe('a message being tried', () => {
  test('is nobody else’s until its next try, which comes later each time', async () => {
    const { store } = opened;
    const quiet = openMessageIntake({ ...opened, qualify: plainTriage, emergencyReply: () => '' });
    const { messageId, reference } = accepted(await quiet.accept(chat('Bonjour')));
    let instant = Date.now() + 60_000;
    const take = () => leaseMessages(store, { now: instant, limit: 5, question: reference });
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.flat().map(({ payload }) => payload.id)).toEqual([messageId]);
    const pauses: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      const [row] = await store.db.select().from(inbox).where(eq(inbox.id, messageId));
      pauses.push((row?.nextTryAt ?? 0) - instant);
      instant = row?.nextTryAt ?? 0;
      await take();
    }
    expect(pauses).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 30_000]);
    await store.db.delete(inbox).where(eq(inbox.id, messageId));
  });
});

describe('the reconciliation', () => {
  test('hands again what the engine took and no journal speaks of, later each time, and nothing else', async () => {
    const known = accepted(await door.accept(chat('Connu')));
    const lost = accepted(await door.accept(chat('Perdu')));
    await expect.poll(waiting).toBe(0);
    await opened.store.db.update(inbox).set({ dispatchedAt: now(), handed: 1 });
    const { record } = recordActivity(opened);
    const registered = { seq: 1, at, by: 'requester', type: 'resumed', cause: known.messageId } as const;
    await record({
      question: known.reference,
      events: [registered],
      summary: { status: 'registered', team: 'support', handedOff: false },
      asOf: { run: 'one', events: 3 },
    });
    expect(await reconciled()).toEqual([]);
    later(11 * 60_000);
    const again = await reconciled();
    expect(again).toContain(lost.messageId);
    expect(again).not.toContain(known.messageId);
    await sweptWhole();
    const taken = await signals(lost.reference);
    expect(taken.length).toBeGreaterThan(1);
    expect(new Set(taken.map(({ id }) => id))).toEqual(new Set([lost.messageId]));
    expect(await signals(known.reference)).toHaveLength(1);
    later(11 * 60_000);
    expect(await reconciled()).toEqual([]);
    later(11 * 60_000);
    expect(await reconciled()).toContain(lost.messageId);
  });
});
