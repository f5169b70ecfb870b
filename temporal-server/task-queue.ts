/** What workers poll, and what every workflow of the service is started on. */
export const TASK_QUEUE = 'paladin';
