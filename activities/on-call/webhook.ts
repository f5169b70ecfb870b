import { createHmac } from 'node:crypto';

/** After which a webhook counts as away, in ms. */
const PATIENCE_MS = 10_000;

type Delivery = { id: string; at: number; body: object };

/**
 * Posts JSON, signed as the Standard Webhooks say: `webhook-signature` is `v1,` and the base64 HMAC-SHA256 of
 * `id.seconds.body`. The same id is the same delivery: whoever has it already may pass it over.
 * @param secret of the receiver too; `whsec_` and base64 after it, or plain
 * @throws Error when it answers anything but 2xx, or nothing
 */
export async function postSigned(url: string, secret: string, delivery: Delivery): Promise<void> {
  const body = JSON.stringify(delivery.body);
  const seconds = String(Math.floor(delivery.at / 1000));
  const answer = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': delivery.id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${signature(secret, `${delivery.id}.${seconds}.${body}`)}`,
    },
  });
  if (!answer.ok) throw new Error(`the webhook answers ${answer.status}`);
}

/** Whether anything answers there at all. */
export async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}

function signature(secret: string, signed: string): string {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret);
  return createHmac('sha256', key).update(signed).digest('base64');
}
