import { workflowInfo } from '@temporalio/workflow';
import { queueFor } from '../domain/task-queues.ts';

/** Where the house's own work is done: it takes minutes, and nobody waits for it. */
export function maintenanceQueue(): string {
  return queueFor(workflowInfo().taskQueue, 'maintenance');
}
