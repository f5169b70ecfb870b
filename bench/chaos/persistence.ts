// How people outside put up with it: whoever is not answered, or is asked to come back, says the same again.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';

export type Answer = { status: number; body: Record<string, unknown>; cookie?: string | undefined };
type Call = { from?: string; token?: string; cookie?: string; json?: object };

const PATIENCE_MS = 240_000;
/** Longer than the service itself waits for an answer of the engine. */
const HANGS_UP_MS = 15_000;
/** Then twice as long each time, up to the second. */
const AGAIN_AFTER_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/** No answer in all that time. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** One request; an answer that asks to come back later, or none at all, is undefined. */
export async function callOnce(
  url: string,
  line: string,
  { ledger, ...call }: Call & { ledger: Ledger },
): Promise<Answer | undefined> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const { from = '203.0.113.1', token, cookie, json } = call;
  try {
    const answer = await fetch(url + path, {
      method,
      headers: {
        'x-forwarded-for': from,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      signal: AbortSignal.timeout(HANGS_UP_MS),
    });
    const text = await answer.text();
    const { status } = answer;
    if (status === 429 || status >= 500) return noted(ledger, String(status));
    const body = text.startsWith('{') ? JSON.parse(text) : {};
    return { status, body, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] };
  } catch {
    return noted(ledger, 'no answer');
  }
}

function noted({ tries }: Ledger, what: string): undefined {
  tries.set(what, (tries.get(what) ?? 0) + 1);
}

/** Tries until there is an answer. Throws Unanswered. */
export async function insist<T>(what: string, once: () => Promise<T | undefined>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let wait = AGAIN_AFTER_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    const answer = await once();
    if (answer !== undefined) return answer;
    if (Date.now() > until) throw new Unanswered(what);
    await pause(wait);
  }
}

/** Ids are the sender's own, so that the same words are the same message however often they are sent. */
export const newId = () => randomUUID();
