import { defineQuery, defineSignal, setHandler, sleep } from '@temporalio/workflow';

/** Sleeps as often as it is told, noting its own time at the start and after each: what a test can read off it. */
export const instants = defineQuery<number[]>('instants');
export const poke = defineSignal('poke');

export async function waiting(hours: number[]): Promise<number[]> {
  const seen = [Date.now()];
  setHandler(instants, () => seen);
  setHandler(poke, () => void seen.push(Date.now()));
  for (const length of hours) {
    await sleep(length * 3_600_000);
    seen.push(Date.now());
  }
  return seen;
}
