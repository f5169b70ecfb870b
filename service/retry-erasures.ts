// Questions that were erased while the engine was away are closed soon after it is back.
import type { RunningQuestions } from '../intake/running-questions.ts';
import { tellErased } from '../api/erase-person.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { failureLog, keepRounds } from './keep-rounds.ts';

const TELL_EVERY_MS = 10_000;

/** Closes what was forgotten and runs all the same. */
export function retryErasures(
  { store, log }: Pick<Container, 'store' | 'log'>,
  desk: RunningQuestions,
): RunningPart {
  const failed = failureLog(log, 'erasure not told yet');
  return keepRounds('erasures', async () => {
    await tellErased({ store, desk, failed }).catch(failed);
    return TELL_EVERY_MS;
  });
}
