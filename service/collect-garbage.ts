import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back what starting leaves behind, as much again as is kept. V8 collects when it is asked for room: a thread that waits for
 * work asks for none.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // No other context is to be given it, a workflow's above all.
  setFlagsFromString('--no-expose-gc');
  if (typeof collect !== 'function') return;
  collect();
  // What the first left half empty is given back by another.
  collect();
}
