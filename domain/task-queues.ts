/** What workers poll, and what every workflow of the service is started on. */
export const TASK_QUEUE = 'paladin';

/**
 * What has queues and workers' slots of its own, so that one need never waits for another: mail for a relay that may be slow,
 * a model that may hang, the night's maintenance, receivers of events that may be slow. All else is a step of the process, on the queue of the process itself.
 */
export const needs = ['mail', 'model', 'maintenance', 'webhooks'] as const;
export type Need = (typeof needs)[number];

/** @param taskQueue of the process */
export function queueFor(taskQueue: string, need: Need): string {
  return `${taskQueue}-${need}`;
}
