import { proxyActivities, sleep } from '@temporalio/workflow';
import type { ArticlePlanActivities } from '../activities/article-plans.ts';
import { maintenanceQueue } from './maintenance-queue.ts';

const { carryOutArticlePlan } = proxyActivities<ArticlePlanActivities>({
  taskQueue: maintenanceQueue(),
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** Until what was planned for an article is due. The plan is the store's: one that was changed has a timer of its own. */
export async function articleTimer(due: { article: string; at: number }): Promise<void> {
  const left = due.at - Date.now();
  if (left > 0) await sleep(left);
  await carryOutArticlePlan(due);
}
