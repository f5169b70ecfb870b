// What the service does again and again while it is up.
import { setTimeout as pause } from 'node:timers/promises';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';

type Log = Container['log'];

/**
 * Goes on with rounds until `stop`, which waits for the one under way. `go` gives the rest before the next one, in ms.
 * @param first ms before the first round
 */
export function keepRounds(
  name: string,
  go: (ending: AbortSignal) => Promise<number>,
  first = 0,
): RunningPart {
  const ending = new AbortController();
  const rounds = repeat(go, first, ending.signal);
  return {
    name,
    ended: new Promise(() => {}),
    stop: () => {
      ending.abort();
      return rounds;
    },
  };
}

async function repeat(
  go: (ending: AbortSignal) => Promise<number>,
  first: number,
  signal: AbortSignal,
): Promise<void> {
  for (let rest = first; !signal.aborted;) {
    await pause(rest, undefined, { signal }).catch(() => {});
    if (!signal.aborted) rest = await go(signal);
  }
}

/** A round that fails is told by its code, for the next one tries again. */
export function failureLog(log: Log, what: string): (error: unknown) => void {
  return (error) => log.warn({ code: error instanceof Error ? error.name : 'unknown' }, what);
}
