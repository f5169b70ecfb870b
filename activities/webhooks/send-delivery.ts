import { SKIPPED_AFTER, waitBeforeRetry } from '../../domain/webhooks.ts';
import type { Store } from '../../store/open-store.ts';
import { noteTry, type Delivery } from '../../store/webhook-deliveries.ts';
import type { Webhook } from '../../store/webhooks.ts';
import type { Networks } from './networks.ts';
import { postOut, type WebhookAnswer } from './post.ts';
import { signedHeaders } from './sign.ts';

export type SendingParts = {
  store: Store;
  networks: Networks;
  /** What the receiver's key may read of it at this instant; undefined when the question is not there any more. */
  bodyOf: (delivery: Delivery) => Promise<object | undefined>;
  /** In force now, the newest first. */
  secretsOf: (webhook: Webhook) => string[];
  patienceMs?: number;
  now: () => number;
};

export type Sent = { outcome: 'taken' | 'refused' | 'gone'; retryAfterMs?: number | undefined };

const GONE = 410;

/** Once, and what became of it is noted. What a stop interrupts is no try: the engine does it again. */
export async function sendDelivery(
  parts: SendingParts,
  { webhook, delivery, stop }: { webhook: Webhook; delivery: Delivery; stop: AbortSignal | undefined },
): Promise<Sent> {
  const { store, bodyOf, now } = parts;
  const told = await bodyOf(delivery);
  const at = now();
  const answer = told === undefined ? { status: 204 } : await post(parts, { webhook, delivery, stop, told });
  const { status = null, problem = null } = { ...answer };
  const tried = { id: delivery.id, triedAt: at, status, problem };
  if (status !== null && status >= 200 && status < 300) {
    await noteTry(store.db, { ...tried, state: 'delivered', nextTryAt: at, failingSince: null });
    return { outcome: 'taken' };
  }
  const failingSince = delivery.failingSince ?? at;
  const state = isSkipped(webhook, failingSince, at) ? 'failed' : 'pending';
  const nextTryAt = at + Math.max(answer.retryAfterMs ?? 0, waitBeforeRetry(failingSince, at));
  await noteTry(store.db, { ...tried, state, nextTryAt, failingSince });
  return { outcome: status === GONE ? 'gone' : 'refused', retryAfterMs: answer.retryAfterMs };
}

/** Others were taken all the while: it is this message that the receiver does not want. */
function isSkipped({ failingSince: others }: Webhook, failingSince: number, at: number): boolean {
  return at - failingSince > SKIPPED_AFTER && (others === null || others > failingSince);
}

type Posting = { webhook: Webhook; delivery: Delivery; stop: AbortSignal | undefined; told: object };
type Answer = Partial<WebhookAnswer> & { problem?: string };

async function post(parts: SendingParts, { webhook, delivery, stop, told }: Posting): Promise<Answer> {
  const { networks, secretsOf, patienceMs, now } = parts;
  const body = JSON.stringify(told);
  const headers = signedHeaders(secretsOf(webhook), { id: delivery.id, at: now(), body });
  try {
    return await postOut({ url: webhook.url, headers, body, networks, patienceMs, stop });
  } catch (error) {
    stop?.throwIfAborted();
    return { problem: codeOf(error) };
  }
}

/** Never a message: it might quote an address. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code).slice(0, 40) : 'unknown';
}
