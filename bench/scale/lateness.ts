// How long after an instant that many wait for each of them was awake, as the engine wrote it down.
import type { Client } from '@temporalio/client';
import { eachOf } from '../chaos/settled.ts';
import { setTimeout as pause } from 'node:timers/promises';

/** In ms after the instant: when the engine fired the timer; when its workflow had done what follows. */
export type Lateness = { fired: number; done: number; triedAgain: boolean };

const SAMPLE = 10;
const LOOK_EVERY_MS = 2_000;

/** Of all of them, once all are awake: until then only a few are looked at, so that looking costs nothing. */
export async function whenAwake(
  client: Client,
  ids: readonly string[],
  due: number,
  told: (awake: number) => void,
): Promise<Lateness[]> {
  const found = new Map<string, Lateness>();
  for (;;) {
    const left = ids.filter((id) => !found.has(id));
    if (left.length === 0) return [...found.values()];
    await pause(LOOK_EVERY_MS);
    const few = left.toSorted(() => Math.random() - 0.5).slice(0, SAMPLE);
    if (!(await lookAt(few))) continue;
    await lookAt(left);
    told(found.size);
  }

  async function lookAt(some: readonly string[]): Promise<boolean> {
    await eachOf(some, async (id) => {
      const late = await latenessOf(client, id, due);
      if (late) found.set(id, late);
    });
    return some.every((id) => found.has(id));
  }
}

async function latenessOf(client: Client, workflowId: string, due: number): Promise<Lateness | undefined> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const all = events ?? [];
  const fired = all.findIndex((event) => event.timerFiredEventAttributes && instantOf(event) >= due);
  const after = all.slice(fired);
  const done = after.find((event) => event.workflowTaskCompletedEventAttributes);
  const [timer] = after;
  if (fired < 0 || timer === undefined || done === undefined) return undefined;
  return {
    fired: instantOf(timer) - due,
    done: instantOf(done) - due,
    // Lost or failed on the way, or what is quick was not.
    triedAgain: after.some(
      (event) =>
        event.workflowTaskTimedOutEventAttributes ??
        event.workflowTaskFailedEventAttributes ??
        event.activityTaskScheduledEventAttributes,
    ),
  };
}

type Dated = { eventTime?: { seconds?: unknown; nanos?: number | null } | null };

function instantOf({ eventTime }: Dated): number {
  return Number(eventTime?.seconds ?? 0) * 1_000 + (eventTime?.nanos ?? 0) / 1_000_000;
}

/** The value below which that share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
