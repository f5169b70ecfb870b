// An agent puts a question aside until an instant at which the service is open. Its clocks run on.
import { warningAhead } from './deadlines.ts';
import { HORIZON, type Decision } from './decision.ts';
import { HOUR } from './durations.ts';
import { addOpenTimeIn, isOpenIn, nextOpeningIn, type OpenIntervals } from './open-intervals.ts';
import type { State } from './state.ts';

/** `beyond`: the agent knows that a deadline warns before it is back. */
type Snoozing = { until: number; beyond?: boolean };

export function decideSnooze(state: State, { until, beyond = false }: Snoozing, now: number): Decision {
  if (state.rules < 9) return { refused: 'not-now' };
  if (until <= now || until > now + HORIZON) return { refused: 'out-of-range' };
  // Of what the sheet does not tell yet, the door has asked the calendar.
  if (state.sheet && until < state.sheet.until && !isOpenIn(state.sheet.intervals, until))
    return { refused: 'closed-then' };
  const warning = warningAhead(state);
  if (warning !== undefined && until > warning && !beyond) return { refused: 'beyond-warning' };
  return [{ type: 'snoozed', until }];
}

export function decideUnsnooze({ snoozed }: State): Decision {
  return snoozed === undefined ? { refused: 'not-now' } : [{ type: 'unsnoozed' }];
}

/** What is mostly wanted: in an hour of open time, at the next opening, an hour into the week that comes; the nearest first. */
export function snoozeChoices(intervals: OpenIntervals, now: number): number[] {
  const inAnHour = addOpenTimeIn(intervals, now, HOUR);
  const later = inAnHour === undefined ? undefined : nextOpeningIn(intervals, inAnHour);
  const [tomorrow] = intervals.find(([opens]) => opens > now) ?? [];
  const [week] = intervals.find(([opens], index) => opens > now && isAfterWeekend(intervals, index)) ?? [];
  const choices = [later, tomorrow, week === undefined ? undefined : week + HOUR];
  return [...new Set(choices)].filter((at) => at !== undefined).toSorted((a, b) => a - b);
}

/** Longer closed than any night. */
const WEEKEND = 30 * HOUR;

function isAfterWeekend(intervals: OpenIntervals, index: number): boolean {
  const [opens = 0] = intervals[index] ?? [];
  const [, closed = opens] = intervals[index - 1] ?? [];
  return opens - closed > WEEKEND;
}
