import { signedHeaders } from '../webhooks/sign.ts';

/** After which a webhook counts as away, in ms. */
const PATIENCE_MS = 10_000;

type Delivery = { id: string; at: number; body: object };

/**
 * Posts JSON, signed as the Standard Webhooks say.
 * @throws Error when it answers anything but 2xx, or nothing
 */
export async function postSigned(url: string, secret: string, { id, at, ...told }: Delivery): Promise<void> {
  const body = JSON.stringify(told.body);
  const answer = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: signedHeaders([secret], { id, at, body }),
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
