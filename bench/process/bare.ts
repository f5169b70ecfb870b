// The bare engine to compare with: a workflow that does nothing, one with three activities, and one that waits for an instant.
import { condition, defineQuery, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '1m' });

export async function bare(): Promise<void> {}

export async function threeActivities(): Promise<void> {
  await nothing();
  await nothing();
  await nothing();
}

/** Wakes at `due`, and rests on. */
export async function waiting(due: number): Promise<void> {
  let woken = false;
  setHandler(defineQuery<boolean>('state'), () => woken);
  await sleep(Math.max(1, due - Date.now()));
  woken = true;
  await condition(() => false);
}
