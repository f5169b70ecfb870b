// When all is quiet: the engine has every message, nothing of any question is under way in it, and the store has heard the last of it.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';

const PATIENCE_MS = 180_000;
const AT_ONCE = 8;

type Looked = { client: Client; url: string };

/** Gives what is still busy when patience ends; nothing is what should be. */
export async function whenQuiet({ client, url }: Looked, references: readonly string[]): Promise<string[]> {
  const until = Date.now() + PATIENCE_MS;
  for (let busy = [...references]; ;) {
    // What goes on may wake what was quiet: it is over once all are seen so together.
    const waiting = (await allHanded(url)) ? [] : ['a message that the engine does not have'];
    const wereAll = busy.length === references.length;
    busy = await stillBusy(client, busy);
    if (waiting.length + busy.length === 0 && wereAll) return [];
    if (Date.now() > until) return [...waiting, ...busy];
    if (waiting.length + busy.length === 0) busy = [...references];
    await pause(1_000);
  }
}

/** As the service itself tells it. */
async function allHanded(url: string): Promise<boolean> {
  const told = await fetch(`${url}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
  return /^paladin_messages_waiting 0$/m.test(told);
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
