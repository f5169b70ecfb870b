// The weekly review, kept by a Temporal Schedule: made once, whatever number of copies start.
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { stopSignal } from '../activities/stop-signal.ts';
import { reviewActivities, type ReviewActivities } from '../activities/weekly-review.ts';
import type { ReviewReport } from '../content/review/review-messages.ts';
import { TASK_QUEUE } from '../temporal-server/task-queue.ts';
import type { Container } from './container.ts';
import { runApart } from './run-apart.ts';

const REVIEW_SCHEDULE = 'weekly-review';
const THREAD = new URL('./review-thread.js', import.meta.url);

/** Makes the schedule if it is not there; one that an operator has changed or paused stays so. */
export async function keepReviewSchedule(client: Client, taskQueue = TASK_QUEUE): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: REVIEW_SCHEDULE,
      spec: { calendars: [{ dayOfWeek: 'MONDAY', hour: 9, minute: 0 }], timezone: 'Europe/Paris' },
      action: { type: 'startWorkflow', workflowType: 'weeklyReview', workflowId: 'weekly-review', taskQueue },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '2 days' },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}

export function reviewOf({ store, vault, articles }: Container): ReviewActivities {
  return reviewActivities({
    store,
    vault,
    review: (requests) => onThread<ReviewReport>('review', { articles: articles(), requests }),
    follow: (requests, about) => onThread<string[][]>('follow', { articles: articles(), requests, about }),
  });
}

function onThread<T>(name: string, task: object): Promise<T> {
  return runApart(THREAD, name, task, { signal: stopSignal() ?? null });
}
