import type { Unsent } from './browser-storage.ts';
import { identityNow } from './identity.ts';
import { request } from './request.ts';

export type ServerAcceptance = {
  reference: string;
  messageId: string;
  /** Of a question that begins. */
  token?: string;
  emergency?: { text: string };
  promise?: { text: string };
};

/** What became of a message: stored, refused for good, or to be sent again. */
export type SendResult =
  | { stored: ServerAcceptance }
  | { refused: { message: string; fields: string[] }; emergency?: string }
  | { again: { afterMs: number }; emergency?: string };

/** Statuses after which the same message may be accepted later. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);
const AGAIN_MS = 5_000;
/** After which a message counts as not sent, in ms: sending it again is harmless. */
const PATIENCE = 20_000;

export async function send({ id, text, reference }: Unsent): Promise<SendResult> {
  const [path, body] =
    reference === undefined
      ? ['/api/questions', { id, text, timeZone: zone(), ...(await identityNow()) }]
      : [`/api/questions/${reference}/messages`, { id, text }];
  try {
    const answer = await request(reference, path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.ok ? { stored: await answer.json() } : await failureOf(answer);
  } catch {
    return { again: { afterMs: AGAIN_MS } };
  }
}

async function failureOf(answer: Response): Promise<SendResult> {
  const { message = '', fields = [], emergency } = await answer.json().catch(() => ({}));
  const told = emergency ? { emergency: String(emergency.text) } : {};
  if (!passing.has(answer.status)) return { refused: { message, fields }, ...told };
  const seconds = Number(answer.headers.get('Retry-After'));
  return { again: { afterMs: seconds > 0 ? seconds * 1000 : AGAIN_MS }, ...told };
}

export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
