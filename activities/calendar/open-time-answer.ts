/** Adds open time where public holidays count: which years they are needed for is known only from the answer. */
import type { OpeningHours, Schedule } from '../../domain/calendar.ts';
import type { OpenIntervals } from '../../domain/open-intervals.ts';
import { addOpenTime } from '../../domain/open-time.ts';
import { withPublicHolidays } from './holidays.ts';

export type OpenTimeAsked = { start: number; openMs: number; pauses?: OpenIntervals };

/**
 * The instant at which that much open time has passed, and the hours it was measured on.
 * @throws RangeError as `addOpenTime` does
 */
export function dueOver(schedule: Schedule, asked: OpenTimeAsked): { due: number; hours: OpeningHours } {
  let known = asked.start;
  for (;;) {
    const hours = withPublicHolidays(schedule, asked.start, known);
    const due = addOpenTime(hours, asked.start, asked.openMs, asked.pauses);
    if (due <= known || schedule.publicHolidays === 'none' || schedule.publicHolidays === undefined)
      return { due, hours };
    known = due;
  }
}
