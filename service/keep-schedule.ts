import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { TASK_QUEUE } from '../domain/task-queues.ts';

type Kept = {
  /** Of the schedule and of the workflow that it starts. */
  id: string;
  workflowType: string;
  /** In Paris. */
  at: { hour: number; minute: number; dayOfWeek?: 'MONDAY' };
  taskQueue?: string | undefined;
};

/** Makes the schedule if it is not there, whatever number of copies start; one that an operator has changed or paused stays so. */
export async function keepSchedule(
  client: Client,
  { id, workflowType, at, taskQueue = TASK_QUEUE }: Kept,
): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: id,
      spec: { calendars: [at], timezone: 'Europe/Paris' },
      action: { type: 'startWorkflow', workflowType, workflowId: id, taskQueue },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '2 days' },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
