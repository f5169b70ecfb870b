import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { published } from '../../domain/policy.ts';
import { QUICK_AT_ONCE } from '../../worker/worker.ts';
import { reading } from '../support/cast.ts';
import { skippingWorker } from '../support/skipping-worker.ts';

const QUESTIONS = 4 * QUICK_AT_ONCE;
const A_WHILE_MS = 20;

test('of many questions that wake at once, no more ask the store than it answers within their two seconds', async () => {
  let [asking, most] = [0, 0];
  const recorded = new Set<string>();
  const { engine, taskQueue, close } = await skippingWorker({
    record: async ({ question, events }) => {
      most = Math.max(most, (asking += 1));
      await pause(A_WHILE_MS);
      asking -= 1;
      recorded.add(question);
      return events;
    },
  });
  const at = Date.now();
  await Promise.all(
    Array.from({ length: QUESTIONS }, (_, number) => {
      const reference = `PAL-${taskQueue}-${number}`;
      return engine.client.workflow.signalWithStart('question', {
        taskQueue,
        workflowId: reference,
        args: [{ reference, channel: 'chat', role: 'employee', at, policy: published }],
        signal: 'message',
        signalArgs: [{ id: `${reference}.1`, at, reading: reading({ route: 'complaint' }) }],
      });
    }),
  );
  await expect.poll(() => recorded.size).toBe(QUESTIONS);
  expect(most).toBeLessThanOrEqual(QUICK_AT_ONCE);
  await close();
});
