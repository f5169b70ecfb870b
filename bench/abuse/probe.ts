// What everybody else gets meanwhile: an emergency posted every so often, and how long the event loop stood still.
import { setTimeout as pause } from 'node:timers/promises';
import { asking, send } from './client.ts';
import type { Instance, Turn } from './instance.ts';

export type Figures = {
  /** Of the instance's event loop. */
  turn: Turn;
  /** Of the emergencies posted meanwhile, in milliseconds. */
  p50: number;
  p99: number;
  emergencies: number;
};

/** Each becomes a question of its own, with all that it leads to: more of them would be the load themselves. */
const EVERY_MS = 500;
let people = 0;

/** Runs `work` while emergencies are posted, each by somebody else, and at least for `seconds`. */
export async function whileProbed(
  instance: Instance,
  { seconds }: { seconds: number },
  work: () => Promise<unknown>,
): Promise<Figures> {
  const until = performance.now() + seconds * 1_000;
  const took: number[] = [];
  const done = new AbortController();
  await instance.longestTurn();
  const worked = work().finally(() => done.abort());
  const under: Promise<void>[] = [];
  while (!done.signal.aborted || performance.now() < until) {
    under.push(emergency(instance).then((ms) => void took.push(ms)));
    await pause(EVERY_MS);
  }
  await Promise.all([worked, ...under]);
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? NaN;
  return { turn: await instance.longestTurn(), p50: at(0.5), p99: at(0.99), emergencies: took.length };
}

async function emergency(instance: Instance): Promise<number> {
  people += 1;
  const from = `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}`;
  const asked = asking('Je fais un malaise, j’ai une douleur dans la poitrine et je ne respire plus.');
  const { status, body, ms } = await send(instance, 'POST /api/questions', { ...asked, from });
  if (status !== 202 || body['emergency'] === undefined)
    throw new Error(`an emergency was answered ${status}`);
  return ms;
}
