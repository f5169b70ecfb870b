import {
  ActivityFailure,
  continueAsNew,
  defineQuery,
  getExternalWorkflowHandle,
  proxyActivities,
  setHandler,
  TemporalFailure,
} from '@temporalio/workflow';
import type { CalendarActivities } from '../activities/calendar/calendar-contract.ts';
import type { CalendarChange, Preview, RefusedChange, ShownCalendar } from '../domain/calendar-change.ts';

const retry = { initialInterval: '1s', maximumInterval: '1m' } as const;

/** Folds every journal that runs. */
const { previewCalendar } = proxyActivities<CalendarActivities>({ startToCloseTimeout: '5m', retry });

/** A few rows each: when a worker dies in the middle, another one has them soon. */
const { showCalendar, storeCalendar, runningQuestions } = proxyActivities<CalendarActivities>({
  startToCloseTimeout: '20s',
  retry,
});

/** How far the questions that run have heard of a change; `gone` ended in the meantime. */
export type Reached = { running: number; told: number; gone: number; after: string };

const reached = defineQuery<Reached>('reached');

/** The calendar in force; with a change, what it would do to the questions that run. */
export async function calendarInquiry(
  change?: CalendarChange,
): Promise<ShownCalendar | Preview | RefusedChange> {
  return change === undefined ? showCalendar() : previewCalendar(change);
}

/**
 * Keeps a change of the opening hours, then tells every question that runs, batch by batch. It goes on by itself after a
 * crash; a question that is told twice applies it once.
 */
export async function calendarChange(
  change: CalendarChange | { id: string },
  before?: Reached,
): Promise<Reached | RefusedChange> {
  const progress: Reached = before ?? { running: 0, told: 0, gone: 0, after: '' };
  setHandler(reached, () => progress);
  if (before === undefined) {
    const kept = await storeCalendar(change);
    if ('refused' in kept) return kept;
    progress.running = kept.running;
  }
  const batch = await runningQuestions({ after: progress.after });
  await Promise.all(batch.map(tell));
  const last = batch.at(-1);
  if (last === undefined) return progress;
  return continueAsNew<typeof calendarChange>(change, { ...progress, after: last });

  async function tell(reference: string): Promise<void> {
    try {
      await getExternalWorkflowHandle(reference).signal('calendar', {
        id: `${change.id}:${reference}`,
        version: change.id,
      });
      progress.told += 1;
    } catch (error) {
      // What has ended, or has not begun, needs no telling: hours are fetched at the beginning.
      if (!(error instanceof TemporalFailure) || error instanceof ActivityFailure) throw error;
      progress.gone += 1;
    }
  }
}
