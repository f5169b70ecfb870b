import { randomUUID } from 'node:crypto';
import { Connection, Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineAway, type RunningQuestions } from '../../intake/running-questions.ts';
import { questionClient } from '../../intake/question-client.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { createWorker } from '../../worker/worker.ts';
import { reading } from '../support/cast.ts';
import { ordinaryEngine, skippingEngine, type SkippingEngine } from '../support/engine.ts';
import { outside } from '../support/outside.ts';

const { WorkflowTaskFailedCause } = proto.temporal.api.enums.v1;

/** What goes to a human at once. */
const complaint = reading({ route: 'complaint' });

let engine: SkippingEngine;
beforeAll(async () => {
  engine = await skippingEngine();
});
afterAll(() => engine.close());

/** A desk on a task queue of its own, whose worker comes and goes. */
function open() {
  const taskQueue = randomUUID();
  return {
    taskQueue,
    desk: questionClient({ client: engine.client, taskQueue }),
    work: () => hosted(taskQueue),
  };
}

async function hosted(taskQueue: string): Promise<() => Promise<void>> {
  const { address, namespace } = engine;
  const connection = await NativeConnection.connect({ address });
  const activities = { ...outside().activities, qualify: async () => complaint };
  const worker = await createWorker({ connection, namespace, taskQueue, activities });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
}

/** A question that a human must see to, as soon as a worker is there. */
async function asked(taskQueue: string): Promise<string> {
  const reference = `PAL-${randomUUID()}`;
  const at = Date.now();
  await engine.client.workflow.signalWithStart('question', {
    taskQueue,
    workflowId: reference,
    args: [{ reference, channel: 'chat', role: 'employee', at, policy: published }],
    signal: 'message',
    signalArgs: [{ id: `${reference}.1`, at, reading: complaint }],
  });
  return reference;
}

function aNote() {
  return { name: 'note', id: randomUUID(), agent: 'lea', team: 'support', message: 'n1' } as const;
}

async function timesNoted(reference: string): Promise<number> {
  return (await journalOf(reference)).filter(({ type }) => type === 'noted').length;
}

/** A worker that gives each task back, as one does whose code cannot go on. */
async function failTasks(taskQueue: string, times: number): Promise<void> {
  const { client, namespace } = engine;
  const { connection } = client;
  const { workflowService } = connection;
  const { WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE: cause } = WorkflowTaskFailedCause;
  for (let left = times; left > 0; left -= 1) {
    const poll = { namespace, taskQueue: { name: taskQueue }, identity: 'cannot go on' };
    const { taskToken } = await connection.withDeadline(Date.now() + 30_000, () =>
      workflowService.pollWorkflowTaskQueue(poll),
    );
    await workflowService.respondWorkflowTaskFailed({ namespace, taskToken, cause });
  }
}

const journalOf = (reference: string) =>
  engine.client.workflow.getHandle(reference).query<JournalEvent[]>('journal');
const claimsOf = async (reference: string) =>
  (await journalOf(reference)).flatMap((event) => (event.type === 'claimed' ? [event.agent] : []));
const claim = (agent: string, id: string = randomUUID()) =>
  ({ name: 'claim', id, agent, team: 'support' }) as const;

/** With a worker, once a human may claim it. */
async function inQueue(desk: RunningQuestions, reference: string): Promise<void> {
  await expect.poll(async () => (await desk.state(reference))?.status).toBe('queued');
}

describe('with a worker, a command', () => {
  test('is applied or refused while the agent waits, once for each id', async () => {
    const { desk, taskQueue, work } = open();
    const stop = await work();
    const reference = await asked(taskQueue);
    await inQueue(desk, reference);
    const first = claim('lea');
    const applied = await desk.command(reference, first);
    expect(applied).toEqual({ applied: expect.any(Number) });
    expect(await desk.command(reference, first)).toEqual(applied);
    expect(await desk.command(reference, claim('marc'))).toEqual({ refused: 'claimed-by-another' });
    expect(await claimsOf(reference)).toEqual(['lea']);
    expect(await desk.health()).toEqual({ engine: true, workers: true });
    await stop();
  });

  test('of two agents at once is applied for one of them', async () => {
    const { desk, taskQueue, work } = open();
    const stop = await work();
    const reference = await asked(taskQueue);
    await inQueue(desk, reference);
    const outcomes = await Promise.all(
      ['lea', 'marc', 'zoe'].map((agent) => desk.command(reference, claim(agent))),
    );
    expect(outcomes.filter((outcome) => 'applied' in outcome)).toHaveLength(1);
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toHaveLength(2);
    expect(await claimsOf(reference)).toHaveLength(1);
    await stop();
  });

  test('to a question the engine does not know is missing, with or without a worker', async () => {
    const { desk, work } = open();
    expect(await desk.command('PAL-none', claim('lea'))).toEqual({ missing: true });
    const stop = await work();
    expect(await open().desk.state('PAL-none')).toBeUndefined();
    const staffed = open();
    const end = await staffed.work();
    expect(await staffed.desk.command('PAL-none', claim('lea'))).toEqual({ missing: true });
    await Promise.all([stop(), end()]);
  });
});

describe('without a worker, a command', () => {
  test('is held at once as a Signal, and applied when one comes', async () => {
    const { desk, taskQueue, work } = open();
    expect(await desk.health()).toEqual({ engine: true, workers: false });
    const reference = await asked(taskQueue);
    const note = aNote();
    expect(await desk.command(reference, note)).toEqual({ unknown: true });
    expect(await desk.command(reference, note)).toEqual({ unknown: true });
    const stop = await work();
    await expect.poll(() => timesNoted(reference)).toBe(1);
    await stop();
  });

  test('whose worker has just gone times out, is reconciled, and is applied once when another comes', async () => {
    const { desk, taskQueue, work } = open();
    const stop = await work();
    const reference = await asked(taskQueue);
    await inQueue(desk, reference);
    await stop();
    expect(await desk.command(reference, claim('lea'))).toEqual({ unknown: true });
    const again = await work();
    await expect.poll(() => claimsOf(reference)).toEqual(['lea']);
    expect((await journalOf(reference)).filter(({ type }) => type === 'refused')).toEqual([]);
    await again();
  });
});

describe('while its question cannot go on, a command', () => {
  test('is held as a Signal, and applied once it can', async () => {
    const { desk, taskQueue, work } = open();
    const reference = await asked(taskQueue);
    await failTasks(taskQueue, 3);
    expect(await desk.health()).toEqual({ engine: true, workers: true });
    const note = aNote();
    expect(await desk.command(reference, note)).toEqual({ unknown: true });
    const stop = await work();
    await expect.poll(() => timesNoted(reference)).toBe(1);
    await stop();
  });
});

describe('without an engine, a command', () => {
  test('may be repeated later, with the same id', async () => {
    const gone = await ordinaryEngine();
    const connection = await Connection.connect({ address: gone.address });
    const client = new Client({ connection, namespace: gone.namespace });
    await gone.kill();
    const desk = questionClient({ client, taskQueue: 'none' });
    // Each waits for as long as an engine may take.
    await Promise.all([
      expect(desk.health()).resolves.toEqual({ engine: false, workers: false }),
      expect(desk.command('PAL-none', claim('lea'))).rejects.toThrow(EngineAway),
      expect(desk.state('PAL-none')).rejects.toThrow(EngineAway),
    ]);
    await connection.close();
  });
});
