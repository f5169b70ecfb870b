import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Outcome, Simulate } from '../api/agents/simulations.ts';

/** On a thread of its own, so that nobody waits at the desk meanwhile. */
export const simulateApart: Simulate = (asked, told) => {
  const filename = new URL('./simulation-thread.js', import.meta.url).href;
  const pool = new Piscina({ filename, maxThreads: 1, niceIncrement: 10 });
  const { port1, port2 } = new MessageChannel();
  port1.on('message', told);
  const task = { ...asked, progress: port2 };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the function of that name gives (simulation-thread.ts)
  const outcome = pool.run(task, { name: 'simulate', transferList: [port2] }) as Promise<Outcome>;
  return outcome.finally(() => {
    port1.close();
    return pool.destroy();
  });
};
