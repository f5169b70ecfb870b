// A round of what a receiver is to be told: first what happened is put in order, then the first message of each question is sent.
import { stopSignal } from '../stop-signal.ts';
import { FRESH_TRY_EVERY, GIVEN_UP_AFTER, waitBeforeRetry } from '../../domain/webhooks.ts';
import { findMachineKey } from '../../store/machine-keys.ts';
import type { Store } from '../../store/open-store.ts';
import {
  collectDeliveries,
  nextDeliveries,
  nextTryOf,
  type Delivery,
} from '../../store/webhook-deliveries.ts';
import { findWebhook, noteRefused, noteTaken, type Webhook } from '../../store/webhooks.ts';
import { sendDelivery, type SendingParts, type Sent } from './send-delivery.ts';
import type { DeliveredRound, WebhookActivities } from './webhook-contract.ts';

export type WebhookParts = SendingParts & {
  store: Store;
  /** Nothing is sent to it any more, and whoever looks after it hears of it. */
  disable: (webhook: Webhook, why: 'failing' | 'gone') => Promise<void>;
};

/** Questions told of at once; of each, one message at a time. */
const AT_ONCE = 16;

/** Repeating it after a crash sends again, under the same id, what nobody noted as taken. */
export function deliverWebhooks(parts: WebhookParts): WebhookActivities['deliverWebhooks'] {
  return async ({ webhook: id }): Promise<DeliveredRound> => {
    const { db } = parts.store;
    const webhook = await findWebhook(db, id);
    if (!webhook || webhook.disabledAt !== null) return { ended: true };
    const key = await findMachineKey(db, webhook.key);
    if (!key) return { ended: true };
    const more = await collectDeliveries(db, id, parts.now());
    const sent = await sendAll(parts, webhook, await dueNow(parts, webhook));
    if (await concludeRound(parts, webhook, sent)) return { ended: true };
    return more ? { ended: false, waitMs: 0 } : untilNext(parts, id);
  };
}

function sendAll(parts: WebhookParts, webhook: Webhook, due: readonly Delivery[]): Promise<Sent[]> {
  const stop = stopSignal();
  return Promise.all(due.map((delivery) => sendDelivery(parts, { webhook, delivery, stop })));
}

/** While it is away, one message tells as much as many. */
async function dueNow({ store: { db }, now }: WebhookParts, webhook: Webhook): Promise<Delivery[]> {
  const { id, failingSince, nextTryAt, freshTryAt } = webhook;
  if (failingSince === null) return nextDeliveries(db, id, { dueBefore: now(), limit: AT_ONCE });
  if (now() >= (nextTryAt ?? 0)) return nextDeliveries(db, id, { limit: 1 });
  if (now() >= (freshTryAt ?? 0)) return nextDeliveries(db, id, { limit: 1, fresh: true });
  return [];
}

/** Gives whether it is over with this receiver. */
async function concludeRound(parts: WebhookParts, webhook: Webhook, sent: readonly Sent[]): Promise<boolean> {
  const { store, now, disable } = parts;
  if (sent.length === 0) return false;
  if (sent.some(({ outcome }) => outcome === 'gone')) {
    await disable(webhook, 'gone');
    return true;
  }
  if (sent.some(({ outcome }) => outcome === 'taken')) {
    await noteTaken(store.db, { id: webhook.id, at: now() });
    return false;
  }
  const failingSince = webhook.failingSince ?? now();
  if (now() - failingSince > GIVEN_UP_AFTER) {
    await disable(webhook, 'failing');
    return true;
  }
  const asked = Math.max(...sent.map(({ retryAfterMs = 0 }) => retryAfterMs));
  const wait = Math.max(asked, waitBeforeRetry(failingSince, now()));
  const fresh = Math.max(asked, Math.min(wait, FRESH_TRY_EVERY));
  await noteRefused(store.db, {
    id: webhook.id,
    failingSince,
    nextTryAt: now() + wait,
    freshTryAt: now() + fresh,
  });
  return false;
}

async function untilNext({ store: { db }, now }: WebhookParts, id: string): Promise<DeliveredRound> {
  const webhook = await findWebhook(db, id);
  const due = await nextTryOf(db, id);
  if (!webhook || due === undefined) return { ended: false };
  if (webhook.failingSince === null) return { ended: false, waitMs: Math.max(0, due - now()) };
  const [fresh] = await nextDeliveries(db, id, { limit: 1, fresh: true });
  const next = (fresh ? webhook.freshTryAt : webhook.nextTryAt) ?? 0;
  return { ended: false, waitMs: Math.max(0, next - now()) };
}
