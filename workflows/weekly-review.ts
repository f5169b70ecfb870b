import { proxyActivities } from '@temporalio/workflow';
import type { ReviewActivities } from '../activities/weekly-review.ts';

const { reviewWeek } = proxyActivities<ReviewActivities>({
  startToCloseTimeout: '10m',
  // A worker that says nothing for that long is lost, and another one goes on.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '5s', maximumInterval: '10m' },
});

/** Each Monday: what people asked in the week that ended, and what that calls for. Gives counts alone. */
export async function weeklyReview(): Promise<Awaited<ReturnType<ReviewActivities['reviewWeek']>>> {
  return reviewWeek({ now: Date.now() });
}
