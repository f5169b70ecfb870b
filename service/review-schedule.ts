// The weekly review, kept by a Temporal Schedule.
import type { Client } from '@temporalio/client';
import { stopSignal } from '../activities/stop-signal.ts';
import { reviewActivities, type ReviewActivities } from '../activities/weekly-review.ts';
import type { ReviewReport } from '../content/review/review-messages.ts';
import type { Container } from './container.ts';
import { keepSchedule } from './keep-schedule.ts';
import { runApart } from './run-apart.ts';

const THREAD = new URL('./review-thread.js', import.meta.url);

export function keepReviewSchedule(client: Client, taskQueue?: string): Promise<void> {
  const at = { dayOfWeek: 'MONDAY', hour: 9, minute: 0 } as const;
  return keepSchedule(client, { id: 'weekly-review', workflowType: 'weeklyReview', at, taskQueue });
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
