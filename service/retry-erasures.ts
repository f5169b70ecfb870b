// Questions that were erased while the engine was away are closed soon after it is back.
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningQuestions } from '../intake/running-questions.ts';
import { tellErased } from '../api/erase-person.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';

const TELL_EVERY_MS = 10_000;

/** Closes what was forgotten and runs all the same, until `stop`, which waits for what is under way. */
export function retryErasures(parts: Pick<Container, 'store' | 'log'>, desk: RunningQuestions): RunningPart {
  const ending = new AbortController();
  const rounds = tell(parts, desk, ending.signal);
  return {
    name: 'erasures',
    ended: new Promise(() => {}),
    stop: () => {
      ending.abort();
      return rounds;
    },
  };
}

async function tell(
  { store, log }: Pick<Container, 'store' | 'log'>,
  desk: RunningQuestions,
  ending: AbortSignal,
): Promise<void> {
  const logFailure = (error: unknown) =>
    log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'erasure not told yet');
  while (!ending.aborted) {
    await tellErased({ store, desk, failed: logFailure }).catch(logFailure);
    await pause(TELL_EVERY_MS, undefined, { signal: ending }).catch(() => {});
  }
}
