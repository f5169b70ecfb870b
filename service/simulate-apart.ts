import { MessageChannel } from 'node:worker_threads';
import type { Outcome, Simulate } from '../api/agents/simulations.ts';
import { runApart } from './run-apart.ts';

const THREAD = new URL('./simulation-thread.js', import.meta.url);

export const simulateApart: Simulate = (asked, told) => {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', told);
  const task = { ...asked, progress: port2 };
  return runApart<Outcome>(THREAD, 'simulate', task, { transferList: [port2] }).finally(() => port1.close());
};
