// Questions of a reader whom the page around us knows: opened by who they are, for as long as this page lives.
import { keepReference, readKept } from './browser-storage.ts';

export type Mine = { reference: string; token: string; receivedAt: number; status: string };

let identify: (() => Promise<string | undefined>) | undefined;
let mine = new Map<string, string>();

/** From now on the page says who asks, each time that it matters. */
export function identifyBy(source: () => Promise<string | undefined>): void {
  identify = source;
}

export function isIdentified(): boolean {
  return identify !== undefined;
}

/** The page's word on who asks, where it says so. */
export async function identityNow(): Promise<{ identity?: string }> {
  const identity = await identify?.();
  return identity === undefined ? {} : { identity };
}

/** Their questions, the latest first; none where the page does not say who they are, or is not believed. */
export async function readMine(): Promise<Mine[]> {
  const { identity } = await identityNow();
  mine = new Map();
  if (identity === undefined) return [];
  const answer = await fetch('/api/questions/mine', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ identity }),
  }).catch(() => undefined);
  if (!answer?.ok) return [];
  const { questions }: { questions: Mine[] } = await answer.json();
  mine = new Map(questions.map(({ reference, token }) => [reference, token]));
  return questions;
}

/** What opens a question here, where no cookie does. */
export function tokenOf(reference: string): string | undefined {
  return isIdentified() ? mine.get(reference) : readKept().tokens?.[reference];
}

/** Of a question that has just begun. A known reader's is kept nowhere. */
export function rememberQuestion(reference: string, token?: string): void {
  if (!isIdentified()) keepReference(reference, token);
  else if (token !== undefined) mine.set(reference, token);
}
