import { setTimeout as pause } from 'node:timers/promises';
import type { Client, ScheduleHandle } from '@temporalio/client';

/**
 * Asks a schedule for a run now. Gives the id of the workflow that it started; undefined when a run that is under way
 * already comes first.
 */
export async function triggerSchedule(client: Client, id: string): Promise<string | undefined> {
  const schedule = client.schedule.getHandle(id);
  const { numActionsTaken: before } = (await schedule.describe()).info;
  await schedule.trigger();
  return runStartedSince(schedule, before);
}

/** The schedule starts a workflow a moment after it was asked to, under a name of its own. */
async function runStartedSince(schedule: ScheduleHandle, before: number): Promise<string | undefined> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const { numActionsTaken, recentActions } = (await schedule.describe()).info;
    const action = recentActions.at(-1)?.action;
    if (numActionsTaken > before && action?.type === 'startWorkflow') return action.workflow.workflowId;
    await pause(LOOK_EVERY_MS);
  }
  return undefined;
}

const LOOKS = 25;
const LOOK_EVERY_MS = 200;
