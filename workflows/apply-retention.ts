import { patched, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { RetentionActivities } from '../activities/retention-sweeps.ts';
import { maintenanceQueue } from './maintenance-queue.ts';

const { destroyBatch, tellErased, keepRun } = proxyActivities<RetentionActivities>({
  taskQueue: maintenanceQueue(),
  startToCloseTimeout: '10m',
  // A worker that says nothing for that long is lost, and another one goes on.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '5s', maximumInterval: '10m' },
});

/** Batches of one run: the next day goes on where a very long one stops. */
const BATCHES = 2_000;
/** In the order in which they came to be. */
const SWEEPS = ['medical', 'files', 'questions', 'remains', 'votes', 'quarantine'] as const;

/**
 * The daily destruction of what has served its time, batch by batch. Interrupted, it goes on by itself: what is gone is not
 * found again. Gives how many questions were touched, by what went.
 */
export async function retention(): Promise<Record<string, number>> {
  const now = Date.now();
  const counts: Record<string, number> = {};
  let left = BATCHES;
  for (const sweep of sweepsKnown()) {
    let batch = -1;
    while (batch !== 0 && left > 0) {
      batch = await destroyBatch({ sweep, now });
      counts[sweep] = (counts[sweep] ?? 0) + batch;
      left -= 1;
    }
  }
  counts['untold'] = await tellErased();
  await keepRun({ id: workflowInfo().runId, at: now, counts });
  return counts;
}

/** A run that an earlier version began knows of less: the next night's does all. */
function sweepsKnown(): readonly (typeof SWEEPS)[number][] {
  if (patched('quarantine')) return SWEEPS;
  return patched('votes') ? SWEEPS.slice(0, -1) : SWEEPS.slice(0, -2);
}
