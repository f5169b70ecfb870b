// What has served its time is destroyed: by its rule, batch by batch, and by the engine's own schedule.
import { randomUUID } from 'node:crypto';
import { NativeConnection } from '@temporalio/worker';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { retentionActivities, wouldDestroy } from '../../activities/retention-sweeps.ts';
import type { MessageIntake } from '../../intake/accept.ts';
import { publishedRetention } from '../../domain/retention-policy.ts';
import { keepRetentionSchedule, RETENTION_SCHEDULE } from '../../service/retention-schedule.ts';
import { retentionRuns } from '../../store/erasure-schema.ts';
import { exportQuestion } from '../../store/export-questions.ts';
import { projectEvents } from '../../store/project-journal.ts';
import { destroy } from '../../store/sweeps.ts';
import { keys, questions } from '../../store/schema.ts';
import { commentsOn, keepVote } from '../../store/votes.ts';
import { createWorker } from '../../worker/worker.ts';
import { accepted, chat, doorOf } from '../support/intake.ts';
import { skippingEngine, type SkippingEngine } from '../support/engine.ts';
import { outside } from '../support/outside.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

const DAY = 24 * 3_600_000;
const now = Date.now();
const daysAgo = (days: number) => now - days * DAY;
const policy = publishedRetention;

let opened: Opened;
let door: MessageIntake;
let engine: SkippingEngine;
beforeAll(async () => {
  opened = await embeddedStore();
  door = doorOf(opened);
  engine = await skippingEngine();
});
afterAll(async () => {
  await engine.close();
  await opened.remove();
});

const attachments = [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('pièce') }];

/** A question received so many days ago, and closed so many days ago. */
async function asked(
  text: string,
  { received, closed }: { received: number; closed?: number },
): Promise<string> {
  const { reference } = accepted(
    await door.accept(chat(text, { receivedAt: daysAgo(received), attachments })),
  );
  if (closed === undefined) return reference;
  await projectEvents(opened.store, {
    question: reference,
    events: [{ type: 'closed', why: 'settled', seq: 1, at: daysAgo(closed), by: 'clock' }],
    asOf: { run: 'one', events: 3 },
    summary: {
      status: 'closed',
      team: 'support',
      route: 'question',
      handedOff: true,
      closedAt: daysAgo(closed),
    },
  });
  return reference;
}

const held = (reference: string) => exportQuestion(opened.store, opened.vault.requesterReader(), reference);
const listed = async () => wouldDestroy({ store: opened.store, policy }, now);

describe('what would be destroyed today', () => {
  // oxfmt-ignore
  test.each([
    ['medical',   'a medical text, 31 days after it was relayed', { text: 'Puis-je arrêter mon traitement ?', received: 31 },              true],
    ['medical',   'a medical text of yesterday',                  { text: 'Puis-je arrêter mon traitement ?', received: 29 },              false],
    ['medical',   'a medical passage of an ordinary question',    { text: 'Ma dépression, et ma facture ?',   received: 31 },              true],
    ['files',     'the files of a question closed a year ago',    { text: 'Où est ma facture ?',              received: 380, closed: 366 }, true],
    ['files',     'the files of one closed later than that',      { text: 'Où est ma facture ?',              received: 380, closed: 364 }, false],
    ['questions', 'a question closed 24 months ago',              { text: 'Où est ma facture ?',              received: 800, closed: 731 }, true],
    ['questions', 'one that closed later',                        { text: 'Où est ma facture ?',              received: 800, closed: 729 }, false],
    ['questions', 'one that is still open',                       { text: 'Où est ma facture ?',              received: 800 },             false],
  ] as const)('%s: %s', async (sweep, _, { text, ...age }, gone) => {
    const reference = await asked(text, age);
    const found = await listed();
    expect(found[sweep].includes(reference)).toBe(gone);
  });
});

describe('a vote on an article', () => {
  test('goes 24 months after it was given, with its comment and the key of it', async () => {
    const { db } = opened.store;
    const vote = { slug: 'ferry', version: 'v1', helped: false };
    await keepVote(opened, { ...vote, id: 'old', comment: 'Trop long.', at: daysAgo(731) });
    await keepVote(opened, { ...vote, id: 'young', comment: 'Trop court.', at: daysAgo(729) });
    expect((await listed()).votes).toEqual(['old']);
    await destroy({ ...opened, policy }, { sweep: 'votes', question: 'old', now, at: now });
    expect(await commentsOn(opened, 'ferry')).toMatchObject([{ text: 'Trop court.' }]);
    expect(await db.select().from(keys).where(eq(keys.question, 'old'))).toEqual([]);
  });
});

describe('the schedule of each night', () => {
  const taskQueue = randomUUID();
  const tell = () => Promise.resolve(0);

  async function triggered(): Promise<Record<string, number>> {
    const { store, vault } = opened;
    const connection = await NativeConnection.connect({ address: engine.address });
    const activities = {
      ...outside().activities,
      ...retentionActivities({ store, vault, policy, tell, now: Date.now }),
    };
    const worker = await createWorker({ connection, namespace: engine.namespace, taskQueue, activities });
    const handle = engine.client.schedule.getHandle(RETENTION_SCHEDULE);
    const running = worker.run();
    const counts = await runOnce().finally(() => worker.shutdown());
    await running;
    await connection.close();
    return counts;

    async function runOnce(): Promise<Record<string, number>> {
      const before = (await handle.describe()).info.recentActions.length;
      await handle.trigger();
      await expect.poll(async () => (await handle.describe()).info.recentActions.length).toBe(before + 1);
      const { action } = (await handle.describe()).info.recentActions.at(-1) ?? {};
      if (action?.type !== 'startWorkflow') throw new Error('nothing was started');
      const { workflowId, firstExecutionRunId } = action.workflow;
      return engine.client.workflow.getHandle(workflowId, firstExecutionRunId).result();
    }
  }

  test('is made once, however many copies start', async () => {
    await keepRetentionSchedule(engine.client, taskQueue);
    await keepRetentionSchedule(engine.client, taskQueue);
    const { spec, policies } = await engine.client.schedule.getHandle(RETENTION_SCHEDULE).describe();
    expect(spec.timezone).toBe('Europe/Paris');
    expect(policies.overlap).toBe('SKIP');
  });

  test('destroys what is due, keeps the rest, and writes down how much', async () => {
    const relayed = await asked('Puis-je arrêter mon traitement ?', { received: 40 });
    const masked = await asked('Ma dépression, et ma facture ?', { received: 40 });
    const recent = await asked('Puis-je arrêter mon traitement ?', { received: 2 });
    const old = await asked('Où est ma facture ?', { received: 800, closed: 740 });
    const { db } = opened.store;
    const [before] = await db.select().from(keys).where(eq(keys.question, relayed)).orderBy(keys.audience);
    const due = await listed();

    expect(await triggered()).toMatchObject({ medical: due.medical.length, untold: 0 });

    expect((await held(relayed))?.messages).toEqual([]);
    const [after] = await db.select().from(keys).where(eq(keys.question, relayed)).orderBy(keys.audience);
    expect(after?.wrapped).not.toEqual(before?.wrapped);
    expect((await held(masked))?.messages).toMatchObject([
      { text: 'Ma [donnée médicale masquée], et ma facture ?', medical: false, files: [] },
    ]);
    expect((await held(recent))?.messages).toMatchObject([
      { text: 'Puis-je arrêter mon traitement ?', files: [{}] },
    ]);
    expect(await held(old)).toBeUndefined();
    expect(await db.select().from(questions).where(eq(questions.reference, old))).toMatchObject([
      { requester: null, status: 'closed' },
    ]);
    expect(await listed()).toEqual({
      medical: [],
      files: [],
      questions: [],
      remains: [],
      votes: [],
      quarantine: [],
    });
    expect(await db.select().from(retentionRuns)).toHaveLength(1);
  });

  test('leaves a question whose medical text is gone open to what is written next', async () => {
    const reference = await asked('Puis-je arrêter mon traitement ?', { received: 50 });
    await triggered();
    accepted(await door.accept(chat('Et mes résultats ?', { reference })));
    expect((await held(reference))?.messages).toMatchObject([{ text: 'Et mes résultats ?' }]);
  });
});
