// The daily run, kept by a Temporal Schedule: made once, whatever number of copies start.
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { retentionActivities, type RetentionActivities } from '../activities/retention-sweeps.ts';
import type { RunningQuestions } from '../intake/running-questions.ts';
import { tellErased } from '../api/erase-person.ts';
import { publishedRetention } from '../domain/retention-policy.ts';
import { TASK_QUEUE } from '../temporal-server/task-queue.ts';
import type { Container } from './container.ts';

export const RETENTION_SCHEDULE = 'retention';

/** Makes the schedule if it is not there; one that an operator has changed or paused stays so. */
export async function keepRetentionSchedule(client: Client, taskQueue = TASK_QUEUE): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: RETENTION_SCHEDULE,
      // In the night, after the help centre has closed, whatever the season.
      spec: { calendars: [{ hour: 3, minute: 30 }], timezone: 'Europe/Paris' },
      action: { type: 'startWorkflow', workflowType: 'retention', workflowId: 'retention', taskQueue },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '2 days' },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}

export function retentionOf({ store, vault }: Container, desk: RunningQuestions): RetentionActivities {
  const tell = (stop?: AbortSignal) => tellErased({ store, desk, stop });
  return retentionActivities({ store, vault, policy: publishedRetention, tell, now: Date.now });
}
