// When all is quiet: nothing of any question is under way in the engine, and the store has heard the last of it.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';

const PATIENCE_MS = 180_000;
const AT_ONCE = 8;

/** Gives the questions that are still busy when patience ends; none is what should be. */
export async function whenQuiet(client: Client, references: readonly string[]): Promise<string[]> {
  const until = Date.now() + PATIENCE_MS;
  let busy = [...references];
  for (;;) {
    busy = await stillBusy(client, busy);
    if (busy.length === 0 || Date.now() > until) return busy;
    await pause(1_000);
  }
}

async function stillBusy(client: Client, references: readonly string[]): Promise<string[]> {
  const busy: string[] = [];
  await eachOf(references, async (reference) => {
    if (await isBusy(client, reference)) busy.push(reference);
  });
  return busy;
}

async function isBusy(client: Client, workflowId: string): Promise<boolean> {
  try {
    const { pendingActivities, pendingWorkflowTask } = await client.workflowService.describeWorkflowExecution(
      {
        namespace: client.options.namespace,
        execution: { workflowId },
      },
    );
    return (pendingActivities?.length ?? 0) > 0 || pendingWorkflowTask != null;
  } catch {
    return true;
  }
}

/** Does it for each, a few at a time. */
export async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
