// Two hundred runs take seconds of a processor: on a thread of its own, made for the occasion.
import type { MessagePort } from 'node:worker_threads';
import { least, simulated, type Lived, type Variation } from '../simulation/variation.ts';

type Task = { lived: Lived; varied: Variation; backwards: boolean; progress: MessagePort };

export function simulate({ lived, varied, backwards, progress }: Task) {
  try {
    if (backwards) return { least: least(lived, varied) };
    return { simulated: simulated(lived, varied, (done) => progress.postMessage(done)) };
  } finally {
    progress.close();
  }
}
