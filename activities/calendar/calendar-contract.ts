import type { CalendarChange, Preview, RefusedChange, ShownCalendar } from '../../domain/calendar-change.ts';

/** What the change of a calendar asks of the outside. Each is safe to repeat. */
export type CalendarActivities = {
  showCalendar(): Promise<ShownCalendar>;
  previewCalendar(change: CalendarChange): Promise<Preview | RefusedChange>;
  /** A change that was kept before needs its `id` only. */
  storeCalendar(
    change: CalendarChange | { id: string },
  ): Promise<{ effectiveAt: number; running: number } | RefusedChange>;
  /** References of questions that run, in order, after one. */
  runningQuestions(asked: { after: string }): Promise<string[]>;
};
