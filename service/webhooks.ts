// Receivers of events: what tells them, and what wakes it.
import type { Client } from '@temporalio/client';
import { deliverWebhooks } from '../activities/webhooks/deliver-webhooks.ts';
import { openNetworks } from '../activities/webhooks/networks.ts';
import { webhookNetworks } from '../activities/webhooks/webhook-settings.ts';
import { questionEvents } from '../api/machines/read-questions.ts';
import type { WebhookMessage } from '../api/machines/webhook-forms.ts';
import { secretsInForce, suspendWebhook } from '../api/machines/webhooks.ts';
import { DAY, HOUR, MINUTE } from '../domain/durations.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import { subscribeToAll } from '../store/project-journal.ts';
import { forgetDeliveries, type Delivery } from '../store/webhook-deliveries.ts';
import { hasNews, webhooksInForce } from '../store/webhooks.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { failureLog, keepRounds } from './keep-rounds.ts';

type Parts = Pick<Container, 'clock' | 'store' | 'vault'>;

export function webhookActivities({ clock, store, vault }: Parts) {
  const site = { store, vault, now: clock.now };
  return {
    deliverWebhooks: deliverWebhooks({
      store,
      networks: openNetworks(webhookNetworks(process.env)),
      bodyOf: (delivery) => messageOf(site, delivery),
      secretsOf: (webhook) => secretsInForce(site, webhook),
      disable: async (webhook, why) => void (await suspendWebhook(site, webhook, { why, by: 'system' })),
      now: clock.now,
    }),
  };
}

async function messageOf(
  site: Pick<Parts, 'store'>,
  delivery: Delivery,
): Promise<WebhookMessage | undefined> {
  const data = await questionEvents(site, delivery);
  return data && { type: 'question.changed', timestamp: new Date(delivery.at).toISOString(), data };
}

/** Has the engine look whether there is something to tell a receiver. */
export function wakingWebhooks(client: Client, taskQueue = TASK_QUEUE) {
  return async (webhook: string): Promise<void> => {
    await client.workflow.signalWithStart('webhook', {
      workflowId: `webhook:${webhook}`,
      taskQueue,
      args: [{ webhook }],
      signal: 'wake',
      signalArgs: [],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'Tells another program of what happens',
    });
  };
}

/** The same, where nothing waits for it: an engine that is away finds out by itself. */
export function wakingSoon(client: Client) {
  const wake = wakingWebhooks(client);
  return (webhook: string) => wake(webhook).catch(() => {});
}

/** Longest between two looks, in ms: what was changed while the engine was away is told then. */
const LOOK_EVERY_MS = MINUTE;
/** Changes that come close together wake a receiver once. */
const TOGETHER_MS = 500;
const LOG_KEPT = 30 * DAY;

/**
 * Wakes what tells receivers when something changed; whatever was missed while nobody listened is found an instant later, for
 * the store knows how far each was told.
 */
export function keepWebhooks(
  { store, log, clock }: Pick<Container, 'store' | 'log' | 'clock'>,
  wake: (webhook: string) => Promise<void>,
): RunningPart {
  const logFailure = failureLog(log, 'webhooks not woken yet');
  const heard = changesOf(store);
  // How long ago, and no date: this machine's own.
  let everybodyAt = 0;
  const part = keepRounds('webhooks', async (ending) => {
    const everybody = Date.now() - everybodyAt > HOUR;
    if (everybody) everybodyAt = Date.now();
    await round(everybody).catch(logFailure);
    await heard.next(ending);
    return TOGETHER_MS;
  });
  return { ...part, stop: () => part.stop().finally(heard.close) };

  async function round(everybody: boolean): Promise<void> {
    if (everybody) await forgetDeliveries(store.db, clock.now() - LOG_KEPT);
    for (const webhook of await webhooksInForce(store.db))
      if (everybody || (await hasNews(store.db, webhook))) await wake(webhook.id);
  }
}

/** `next` resolves once something changed since it was asked last, or after a minute, or when `ending` aborts. */
function changesOf(store: Container['store']) {
  let changed = false;
  let notice = () => {};
  const close = subscribeToAll(store, () => {
    changed = true;
    notice();
  });
  return { close, next };

  async function next(ending: AbortSignal): Promise<void> {
    if (!changed && !ending.aborted) await noticed(ending);
    changed = false;
  }

  function noticed(ending: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, LOOK_EVERY_MS);
      notice = done;
      ending.addEventListener('abort', done, { once: true });

      function done() {
        clearTimeout(timer);
        ending.removeEventListener('abort', done);
        resolve();
      }
    });
  }
}
