// Long work, told as it goes.
import type { Client } from '@temporalio/client';
import { insist } from '../chaos/persistence.ts';
import type { Say } from '../sayer.ts';

const TOLD_EVERY_MS = 10_000;

type Many = { what: string; count: number; atOnce: number; say: Say };

/** Does it for the numbers from 1 to `count`, so many at once; gives the ms that it took. */
export async function inTurns(
  { what, count, atOnce, say }: Many,
  work: (number: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  let [begun, done, next] = [0, 0, began + TOLD_EVERY_MS];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (begun < count) {
        await work((begun += 1));
        done += 1;
        if (performance.now() < next) continue;
        next = performance.now() + TOLD_EVERY_MS;
        say(`${what}: ${done} of ${count}`);
      }
    }),
  );
  return performance.now() - began;
}

/** Asked again while no worker says it in time. */
export function stateOf(client: Client, workflowId: string): Promise<Record<string, unknown>> {
  const handle = client.workflow.getHandle(workflowId);
  return insist(`the state of ${workflowId}`, () =>
    handle.query<Record<string, unknown>>('state').catch(() => undefined),
  );
}

export type Pids = Record<string, number[]>;

/** By name of the part, of all its processes. */
export function summed(all: Pids, of: (pid: number) => number): Record<string, number> {
  const sums = Object.entries(all).map(([name, pids]) => [name, pids.reduce((sum, pid) => sum + of(pid), 0)]);
  return Object.fromEntries(sums);
}

export function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
