// Two hundred runs take seconds of a processor: on a thread of its own, made for the occasion.
import type { MessagePort } from 'node:worker_threads';
import { least, simulateVariation, type Lived, type Variation } from '../domain/simulation/variation.ts';

type Task = { lived: Lived; varied: Variation; backwards: boolean; progress: MessagePort };

export function simulate({ lived, varied, backwards, progress }: Task) {
  try {
    const told = (done: number) => progress.postMessage(done);
    return backwards
      ? { least: least(lived, varied, told) }
      : { simulated: simulateVariation(lived, varied, told) };
  } finally {
    progress.close();
  }
}
