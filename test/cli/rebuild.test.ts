import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { and, eq, sql } from 'drizzle-orm';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { recordActivity } from '../../activities/record-journal.ts';
import { DAY } from '../../domain/durations.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import type { Route } from '../../domain/triage/types.ts';
import { connectClient, embeddedPlace } from '../../temporal-server/connect.ts';
import { archiveActivities } from '../../service/archive-histories.ts';
import { auditArchive } from '../../service/audit-archive.ts';
import { checkHistories } from '../../service/check-histories.ts';
import { replayOpenQuestions } from '../../service/replay-open-questions.ts';
import { rebuilt, type Rebuilt } from '../../service/rebuild-projection.ts';
import { markFacts } from '../../store/question-facts.ts';
import { checkIndicators } from '../../store/indicator-check.ts';
import { questionFacts } from '../../store/indicator-schema.ts';
import { archiveFolder } from '../../store/archive/archive-files.ts';
import { destroyKeys } from '../../store/erase-questions.ts';
import { supersededOf } from '../../store/append-only.ts';
import { journal, keys, questions } from '../../store/schema.ts';
import { rebuilds } from '../../store/superseded-schema.ts';
import { createWorker } from '../../worker/worker.ts';
import { question } from '../../workflows/question.ts';
import { loseProjection, projectionOf } from '../story/projection.ts';
import { reading } from '../support/cast.ts';
import { ordinaryEngine, type OrdinaryEngine } from '../support/engine.ts';
import { outside } from '../support/outside.ts';
import { behindItsBack, embeddedStore, newFolder, type Opened } from '../support/stores.ts';

const world = outside();
let engine: OrdinaryEngine;
let opened: Opened;
let client: Client;
let references: string[];

// Four lives that a worker recorded as they went; then every worker is gone.
beforeAll(async () => {
  [engine, opened] = await Promise.all([ordinaryEngine(), embeddedStore()]);
  client = new Client({ connection: await connectClient(embeddedPlace(engine)) });
  const connection = await NativeConnection.connect({ address: engine.address });
  const activities = { ...world.activities, ...recordActivity(opened) };
  const worker = await createWorker({ connection, namespace: engine.namespace, activities });
  const running = worker.run().finally(() => connection.close());
  const lives = [waiting(), resolved(), erased(), wentOn()];
  references = await Promise.all(lives);
  worker.shutdown();
  await running;
});
afterAll(async () => {
  await client.connection.close();
  await Promise.all([engine.stop(), opened.remove()]);
});

describe('a projection that was lost', () => {
  test('is made again, row by row, from histories alone', async () => {
    const before = await projectionOf(opened.store);
    expect(before.events.length).toBeGreaterThan(30);
    await loseProjection(opened.store);
    expect(await rebuild([])).toHaveLength(4);
    expect(await projectionOf(opened.store)).toEqual(before);
  });

  test('and made again it changes nothing', async () => {
    const untouched = { events: 0, summary: false, question: false, facts: false };
    expect(await rebuild(references)).toEqual(references.map((reference) => ({ reference, ...untouched })));
  });
});

describe('a projection with wrong rows', () => {
  test('is put right where it is asked', async () => {
    const before = await projectionOf(opened.store);
    const [first = '', ...others] = references;
    const { db } = opened.store;
    await behindItsBack(opened.store, (within) =>
      within.update(journal).set({ type: 'claimed', by: 'agent:nobody' }),
    );
    await db.update(questions).set({ status: 'registered', dueAt: 1 });
    const touched = await projectionOf(opened.store);
    const [dry] = await rebuild([first], true);
    expect(await projectionOf(opened.store)).toEqual(touched);
    expect(await supersededOf(db, first)).toEqual([]);
    expect(await rebuild([first])).toEqual([dry]);
    expect(dry).toMatchObject({ reference: first, summary: true, question: false });
    expect(await projectionOf(opened.store)).not.toEqual(before);
    // What it said before is kept, with who put it right, and that they did.
    expect((await supersededOf(db, first))[0]).toMatchObject({ seq: 1, by: 'console:lea', why: 'rebuilt' });
    expect(await db.select().from(rebuilds).where(eq(rebuilds.question, first))).toContainEqual(
      expect.objectContaining({ by: 'console:lea', summary: true }),
    );
    await rebuild(others);
    expect(await projectionOf(opened.store)).toEqual(before);
  });

  test('lists again a question that it had lost', async () => {
    const before = await projectionOf(opened.store);
    await opened.store.db.delete(questions);
    expect(await rebuild(references)).toMatchObject(references.map(() => ({ question: true })));
    expect(await projectionOf(opened.store)).toEqual(before);
  });
});

describe('the figures’ check', () => {
  test('finds nothing while rows say what histories do, and names each fact that was altered', async () => {
    const { store } = opened;
    const told: number[] = [];
    const checked = async () =>
      checkHistories({ client, store }, await checkIndicators(store, Date.now(), (done) => told.push(done)));
    expect(await checked()).toMatchObject({ questions: 4, histories: 4, differences: [] });
    expect(told).toEqual([4]);
    const [first = ''] = references;
    const ofFirst = eq(questionFacts.question, first);
    const [row] = await store.db.select().from(questionFacts).where(ofFirst);
    if (row === undefined) throw new Error('no fact to alter');
    await store.db
      .update(questionFacts)
      .set({ facts: { ...row.facts, receivedAt: 1 } })
      .where(ofFirst);
    expect((await checked()).differences).toEqual(
      expect.arrayContaining([
        { kind: 'facts', reference: first, fields: ['receivedAt'] },
        { kind: 'history', reference: first, problem: 'tells other facts: receivedAt' },
      ]),
    );
    await store.db.update(questionFacts).set({ facts: row.facts }).where(ofFirst);
    await store.db.insert(questionFacts).values({ ...row, question: 'PAL-0000-0000' });
    expect((await checked()).differences).toEqual([
      { kind: 'facts', reference: 'PAL-0000-0000', fields: ['question'] },
    ]);
    await store.db.delete(questionFacts).where(eq(questionFacts.question, 'PAL-0000-0000'));
  });

  test('and a journal that was altered with its facts still differs from the history', async () => {
    const { store } = opened;
    const [first = ''] = references;
    const later = sql`jsonb_set(${journal.event}, '{at}', to_jsonb((${journal.event} ->> 'at')::bigint + 60000))`;
    await behindItsBack(store, (db) =>
      db.update(journal).set({ event: later }).where(eq(journal.question, first)),
    );
    await markFacts(store.db, first);
    const { differences } = await checkHistories({ client, store }, await checkIndicators(store, Date.now()));
    expect(differences.filter(({ kind }) => kind !== 'figure')).toMatchObject([
      { kind: 'history', reference: first },
    ]);
    await rebuild([first]);
  });
});

describe('a question that the engine does not know', () => {
  test('is told as such, and the others are rebuilt', async () => {
    const [first = ''] = references;
    expect(await rebuild(['PAL-0000-0000', first])).toMatchObject([
      {
        reference: 'PAL-0000-0000',
        problem: 'is not known to Temporal: never begun, or past its retention',
      },
      { reference: first, events: 0 },
    ]);
  });
});

describe('the archive of what has ended', () => {
  const files = () => archiveFolder(folder);
  const folder = newFolder();
  const archiving = () => ({ ...opened, master: opened.ring, archive: files(), client, now: Date.now });
  const audited = () => auditArchive(archiving(), undefined);
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(async () => {
    for (const reference of references)
      await opened.store.db.insert(keys).values((await opened.vault.fresh(reference)).rows);
  });

  test('has each ended run once, and those that go on not yet', async () => {
    await vi.waitFor(async () => {
      await archiveActivities(archiving()).archiveEnded();
      expect(await audited()).toMatchObject({ sound: true, histories: 2, replayed: 2, problems: [] });
    }, PATIENT);
    expect(await archiveActivities(archiving()).archiveEnded()).toBe(0);
  });

  test('is at odds with a store in which somebody else was made to act', async () => {
    const [, , ended = ''] = references;
    const acknowledged = and(eq(journal.question, ended), eq(journal.type, 'acknowledged'));
    const event = (by: string) => sql`jsonb_set(${journal.event}, '{by}', to_jsonb(${by}::text))`;
    const renamed = (by: string) =>
      behindItsBack(opened.store, (db) =>
        db
          .update(journal)
          .set({ event: event(by) })
          .where(acknowledged),
      );
    await renamed('agent:ines');
    expect((await audited()).problems).toMatchObject([
      { kind: 'rewritten', detail: expect.stringContaining('agent:ines') },
    ]);
    await renamed('system');
    expect(await audited()).toMatchObject({ sound: true });
  });

  test('is sound when words were destroyed: chain and journal stand, the history opens for nobody', async () => {
    const [, , ended = ''] = references;
    await destroyKeys(opened.store.db, { question: ended, at: Date.now() });
    expect(await audited()).toMatchObject({ sound: true, replayed: 1, erased: 1 });
  });

  test('holds a question that the engine lost with its journal alone, and says so', async () => {
    const { db } = opened.store;
    const [lost, invented] = ['PAL-LOST', 'PAL-INVENTED'] as const;
    const row = { channel: 'chat', role: 'employee', receivedAt: at, closedAt: at - DAY } as const;
    await db.insert(questions).values([
      { ...row, reference: lost, toldBy: 'a-run' },
      { ...row, reference: invented },
    ]);
    await archiveActivities(archiving()).archiveEnded();
    expect(await audited()).toMatchObject({
      histories: 4,
      withoutHistory: 2,
      problems: [{ kind: 'unarchived', where: expect.stringContaining(lost) }],
    });
  });
});

describe('a start with another version', () => {
  const told: string[] = [];
  const replayed = (despite = false) =>
    replayOpenQuestions({
      store: opened.store,
      client,
      dataFolder: folder,
      report: (line) => told.push(line),
      despite,
    });
  const folder = newFolder();
  afterAll(() => rmSync(folder, { recursive: true }));

  test('goes on where every open question would, and looks at them once', async () => {
    await replayed();
    const known = readFileSync(join(folder, 'replayed.json'), 'utf8');
    for (const reference of references.slice(0, 2)) expect(known).toContain(reference);
    await replayed();
    expect(readFileSync(join(folder, 'replayed.json'), 'utf8')).toBe(known);
  });

  test('is refused where one would be wedged: it is named, with what to do, and can be started all the same', async () => {
    const reference = `PAL-${randomUUID()}`;
    const { runId: run, close } = await livedByAnotherVersion(reference);
    const { channel, role, at: receivedAt } = openedAs(reference);
    const row = { reference, channel, role, receivedAt, seq: 1, toldBy: run, toldFrom: 4 };
    await opened.store.db.insert(questions).values(row);
    await expect(replayed()).rejects.toMatchObject({
      code: 'would-wedge',
      message: expect.stringMatching(
        new RegExp(`1 open questions[^]*${reference}: decides otherwise[^]*--despite-replay`),
      ),
    });
    await expect(replayed()).rejects.toMatchObject({ code: 'would-wedge' });
    await replayed(true);
    expect(told).toEqual([expect.stringContaining(reference)]);
    await opened.store.db.delete(questions).where(eq(questions.reference, reference));
    await close();
  });

  async function livedByAnotherVersion(reference: string) {
    const connection = await NativeConnection.connect({ address: engine.address });
    const workflowsPath = fileURLToPath(new URL('another-version.ts', import.meta.url));
    const place = { connection, namespace: engine.namespace, taskQueue: 'another-version' };
    const worker = await Worker.create({ ...place, workflowsPath });
    const handle = await worker.runUntil(async () => {
      const args: [object] = [openedAs(reference)];
      const started = await client.workflow.start('question', { ...place, workflowId: reference, args });
      await vi.waitFor(async () => expect((await started.fetchHistory()).events).toHaveLength(5), {
        timeout: 120_000,
      });
      return started;
    });
    await connection.close();
    return { runId: handle.firstExecutionRunId, close: () => handle.terminate() };
  }
});

async function rebuild(which: string[], dryRun = false): Promise<Rebuilt[]> {
  const done: Rebuilt[] = [];
  const how = { by: 'console:lea', dryRun };
  for await (const one of rebuilt({ client, store: opened.store }, which, how)) done.push(one);
  return done.toSorted((a, b) => which.indexOf(a.reference) - which.indexOf(b.reference));
}

async function waiting(): Promise<string> {
  return recorded(await asked('question'), 'answered', 1);
}

async function resolved(): Promise<string> {
  const handle = await asked('complaint');
  await recorded(handle, 'handed-off', 2);
  await handle.signal('claim', { id: 'claim', agent: 'lea' });
  await handle.signal('reply', { id: 'reply', agent: 'lea', message: 'm1' });
  await handle.signal('resolve', { id: 'resolve', agent: 'lea' });
  return recorded(handle, 'resolved', 3);
}

async function erased(): Promise<string> {
  const handle = await asked('complaint');
  await recorded(handle, 'handed-off', 2);
  await handle.signal('erase', { id: 'erase' });
  await handle.result();
  return recorded(handle, 'erased', 2);
}

/** In a second run, which begins with the journal of the first. */
async function wentOn(): Promise<string> {
  const first = await asked('complaint');
  await recorded(first, 'handed-off', 2);
  const events = await first.query<JournalEvent[]>('journal');
  await first.terminate('goes on');
  const carried = { journal: events, recorded: events.length, undone: [] };
  const next = await client.workflow.start(question, {
    ...startOf(first.workflowId),
    args: [openedAs(first.workflowId), carried],
  });
  await next.signal('claim', { id: 'claim', agent: 'marc' });
  return recorded(next, 'claimed', 2);
}

async function asked(route: Route): Promise<WorkflowHandle> {
  const reference = `PAL-${randomUUID()}`;
  const { channel, role, at: receivedAt } = openedAs(reference);
  world.reads.set(reference, reading({ route }));
  await opened.store.db.insert(questions).values({ reference, channel, role, receivedAt });
  const handle = await client.workflow.start(question, {
    ...startOf(reference),
    args: [openedAs(reference)],
  });
  await handle.signal('message', { id: `${reference}.first`, at: receivedAt, reading: reading({ route }) });
  return handle;
}

const PATIENT = { timeout: 120_000, interval: 500 };
const startOf = (workflowId: string) => ({ workflowId, taskQueue: 'paladin' });
/** This engine's clock is the machine's: received now, whatever the day, so that nothing falls due meanwhile. */
const at = Date.now();
const openedAs = (reference: string) =>
  ({ reference, channel: 'chat', role: 'employee', at, policy: published }) as const;

/** Once that has happened, so many things were said, and all of it is in the store. */
async function recorded(handle: WorkflowHandle, last: JournalEvent['type'], said: number): Promise<string> {
  await vi.waitFor(
    async () => {
      const events = (await projectionOf(opened.store)).events.filter(
        (row) => row.question === handle.workflowId,
      );
      const types = events.map(({ type }) => type);
      expect(types).toContain(last);
      expect(types.filter((type) => type === 'said')).toHaveLength(said);
    },
    { timeout: 120_000, interval: 50 },
  );
  return handle.workflowId;
}
