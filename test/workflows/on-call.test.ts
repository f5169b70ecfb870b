// The escalation on a real engine whose time can be skipped.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalledOut, CallOut } from '../../activities/on-call/on-call-contract.ts';
import { onCall } from '../../workflows/on-call.ts';
import { skippingWorker, type SkippingWorker } from '../support/skipping-worker.ts';

const calls: CallOut[] = [];
const outcomes = new Map<string, (call: CallOut) => CalledOut>();
let worker: SkippingWorker;

beforeAll(async () => {
  const callOut = async (call: CallOut): Promise<CalledOut> => {
    calls.push(call);
    return outcomes.get(call.question)?.(call) ?? { ended: 'exhausted' };
  };
  worker = await skippingWorker({ callOut });
});
afterAll(() => worker.close());

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
  const handle = await worker.engine.client.workflow.start(onCall, {
    taskQueue: worker.taskQueue,
    workflowId: `on-call:${question}`,
    args: [{ question, since: Date.now() }],
  });
  await worker.engine.forwardTo(handle.workflowId, Date.now() + 3_600_000).catch(() => {});
  const stepsOf = (of: string) => calls.filter((call) => call.question === of).map(({ step }) => step);
  return { question, stepsOf, ended: handle.result() };
}
