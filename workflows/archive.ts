import { continueAsNew, proxyActivities } from '@temporalio/workflow';
import type { ArchiveActivities } from '../activities/archive-contract.ts';
import { maintenanceQueue } from './maintenance-queue.ts';

const { archiveEnded } = proxyActivities<ArchiveActivities>({
  taskQueue: maintenanceQueue(),
  startToCloseTimeout: '30m',
  // A worker that says nothing for that long is lost, and another one goes on.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '5s', maximumInterval: '10m' },
});

/** Batches of one run; a long night goes on in the next. */
const BATCHES = 500;

/** Archives every history that has ended, batch by batch. Interrupted, it goes on by itself. Gives how many were archived. */
export async function archive(before = 0): Promise<number> {
  let count = before;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const more = await archiveEnded();
    if (more === 0) return count;
    count += more;
  }
  return continueAsNew<typeof archive>(count);
}
