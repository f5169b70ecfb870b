import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paris } from '../support/cast.ts';
import { skippingEngine, type SkippingEngine, untilInstant } from '../support/engine.ts';
import { instants, poke, waiting } from './waiting-workflow.ts';

const taskQueue = randomUUID();
const hour = 3_600_000;
let engine: SkippingEngine;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  engine = await skippingEngine();
  const workflowsPath = fileURLToPath(new URL('waiting-workflow.ts', import.meta.url));
  const connection = await NativeConnection.connect({ address: engine.address });
  worker = await Worker.create({ connection, taskQueue, workflowsPath });
  running = worker.run().finally(() => connection.close());
});

afterAll(async () => {
  worker.shutdown();
  await running;
  await engine.close();
});

describe('a workflow that waits for two days', () => {
  test('is moved on hour by hour, and answers in between', async () => {
    const handle = await started([2, 46]);
    await engine.forward(handle.workflowId, 3600);
    expect(await handle.query(instants)).toHaveLength(1);

    await engine.forward(handle.workflowId, 3600);
    await expect.poll(() => handle.query(instants)).toHaveLength(2);
    await handle.signal(poke);

    await engine.forward(handle.workflowId);
    const [begun = 0, first = 0, poked = 0, last = 0] = await handle.result();
    expect([first - begun, poked - begun, last - begun].map((ms) => Math.floor(ms / hour))).toEqual([
      2, 2, 48,
    ]);
  });

  test('is moved to an instant, never back', async () => {
    const handle = await started([48]);
    const begun = await engine.nowIn(handle.workflowId);
    await engine.forwardTo(handle.workflowId, begun + 5 * hour);
    await engine.forwardTo(handle.workflowId, begun + hour);
    expect(Math.floor(((await engine.nowIn(handle.workflowId)) - begun) / hour)).toBe(5);
    await handle.terminate();
  });

  test('may be moved beyond its end', async () => {
    const handle = await started([1]);
    await engine.forward(handle.workflowId, 10 * 3600);
    await expect(handle.result()).resolves.toHaveLength(2);
  });

  test('hears signals sent with Temporal’s own command', async () => {
    const handle = await started([48]);
    await engine.temporal('workflow', 'signal', '--workflow-id', handle.workflowId, '--name', 'poke');
    await expect.poll(() => handle.query(instants)).toHaveLength(2);
    await handle.terminate();
  });
});

describe('a workflow that begins years from now', () => {
  test('sees that instant as its own time', async () => {
    const friday = paris('2035-06-08T17:30');
    const handle = await started([1], untilInstant(friday));
    await engine.forwardTo(handle.workflowId, friday);
    await expect.poll(() => handle.query(instants)).toHaveLength(1);
    await engine.forward(handle.workflowId);
    const [begun = 0, ended = 0] = await handle.result();
    expect([begun, ended].map((at) => Math.floor((at - friday) / hour))).toEqual([0, 1]);
  });
});

function started(hours: number[], startDelay = 0) {
  return engine.client.workflow.start(waiting, {
    taskQueue,
    workflowId: randomUUID(),
    args: [hours],
    startDelay,
  });
}
