import { asyncLocalStorage } from '@temporalio/activity';

/**
 * Aborts once the activity under way is cancelled, or its worker has been stopping for a few seconds: what waits for others then
 * gives up, and the engine tries again elsewhere. Undefined outside an activity.
 */
export function stopSignal(): AbortSignal | undefined {
  return asyncLocalStorage.getStore()?.cancellationSignal;
}
