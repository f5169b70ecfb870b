import { createHmac } from 'node:crypto';

export type SignedMessage = { id: string; at: number; body: string };

/**
 * Headers of a message as the Standard Webhooks say: `webhook-signature` is, for each secret, `v1,` and the base64 HMAC-SHA256
 * of `id.seconds.body`. The same id is the same message: whoever has it already may pass it over.
 * @param secrets of the receiver too; `whsec_` and base64 after it, or plain
 */
export function signedHeaders(secrets: readonly string[], { id, at, body }: SignedMessage) {
  const seconds = String(Math.floor(at / 1000));
  const signed = `${id}.${seconds}.${body}`;
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': secrets.map((secret) => `v1,${hmacOf(secret, signed)}`).join(' '),
  };
}

function hmacOf(secret: string, signed: string): string {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret);
  return createHmac('sha256', key).update(signed).digest('base64');
}
