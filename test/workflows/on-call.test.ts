// The escalation on a real engine whose time can be skipped.
import { randomUUID } from 'node:crypto';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalledOut, CallOut } from '../../activities/on-call/on-call-contract.ts';
import { createWorker, type HostedWorker } from '../../worker/worker.ts';
import { onCall } from '../../workflows/on-call.ts';
import { skippingEngine, type SkippingEngine } from '../support/engine.ts';
import { outside } from '../support/outside.ts';

const taskQueue = randomUUID();
const calls: CallOut[] = [];
const outcomes = new Map<string, (call: CallOut) => CalledOut>();
let engine: SkippingEngine;
let worker: HostedWorker;
let running: Promise<void>;

beforeAll(async () => {
  engine = await skippingEngine();
  const connection = await NativeConnection.connect({ address: engine.address });
  const callOut = async (call: CallOut): Promise<CalledOut> => {
    calls.push(call);
    return outcomes.get(call.question)?.(call) ?? { ended: 'exhausted' };
  };
  const activities = { ...outside().activities, callOut };
  worker = await createWorker({ connection, namespace: engine.namespace, activities, taskQueue });
  running = worker.run().finally(() => connection.close());
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await engine.close();
});

describe('an emergency that nobody opens', () => {
  test('is told to one after the other, by a timer of the engine, until somebody has', async () => {
    const { question, stepsOf, ended } = await escalated(({ step }) =>
      step < 3 ? { waitMs: 300_000 } : { ended: 'opened' },
    );
    expect(await ended).toBe('opened');
    expect(stepsOf(question)).toEqual([0, 1, 2, 3]);
  });

  test('goes to the next one when somebody cannot be told', async () => {
    const { question, stepsOf, ended } = await escalated(({ step }) => {
      if (step === 0) throw new Error('nothing answers');
      return { ended: 'opened' };
    });
    expect(await ended).toBe('opened');
    expect(stepsOf(question)).toEqual([0, 0, 0, 0, 0, 1]);
  });
});

async function escalated(outcome: (call: CallOut) => CalledOut) {
  const question = `PAL-${randomUUID()}`;
  outcomes.set(question, outcome);
  const handle = await engine.client.workflow.start(onCall, {
    taskQueue,
    workflowId: `on-call:${question}`,
    args: [{ question, since: Date.now() }],
  });
  await engine.forwardTo(handle.workflowId, Date.now() + 3_600_000).catch(() => {});
  const stepsOf = (of: string) => calls.filter((call) => call.question === of).map(({ step }) => step);
  return { question, stepsOf, ended: handle.result() };
}
