import { patched, proxyActivities } from '@temporalio/workflow';
import type { ReviewActivities } from '../activities/weekly-review.ts';
import { maintenanceQueue } from './maintenance-queue.ts';

const { reviewWeek, measureEffects } = proxyActivities<ReviewActivities>({
  taskQueue: maintenanceQueue(),
  startToCloseTimeout: '10m',
  // A worker that says nothing for that long is lost, and another one goes on.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '5s', maximumInterval: '10m' },
});

type Counts = Awaited<ReturnType<ReviewActivities['reviewWeek']>> & { measured: number };

/** Each Monday: what people asked in the week that ended, what that calls for, and what came of what was decided. Gives counts alone. */
export async function weeklyReview(): Promise<Counts> {
  const now = Date.now();
  const counts = await reviewWeek({ now });
  const measured = patched('effects') ? await measureEffects({ now }) : 0;
  return { ...counts, measured };
}
