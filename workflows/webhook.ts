import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { WebhookActivities } from '../activities/webhooks/webhook-contract.ts';
import { queueFor } from '../domain/task-queues.ts';

/** There is something to tell. */
const wake = defineSignal('wake');

/**
 * Tells one receiver of what happens, for as long as it is in force: rounds, and the engine's timers between them. The order of a
 * question, what was tried and when to try again stand in the store; it is asleep when nothing waits.
 */
export async function webhook({ webhook: id }: { webhook: string }): Promise<void> {
  let woken = false;
  setHandler(wake, () => void (woken = true));
  const { deliverWebhooks } = proxyActivities<WebhookActivities>({
    taskQueue: queueFor(workflowInfo().taskQueue, 'webhooks'),
    startToCloseTimeout: '2m',
    // A worker that says nothing for that long is lost, and another one goes on.
    heartbeatTimeout: '10s',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
  });
  for (;;) {
    woken = false;
    const round = await deliverWebhooks({ webhook: id });
    if (round.ended && !woken) return;
    if (workflowInfo().continueAsNewSuggested) return continueAsNew<typeof webhook>({ webhook: id });
    if (round.ended || round.waitMs === 0) continue;
    if (round.waitMs === undefined) await condition(() => woken);
    else await condition(() => woken, round.waitMs);
  }
}
