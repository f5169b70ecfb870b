/** A complaint received on a Monday at half past five, and days that are closed afterwards. */
import { asEvents } from '../../domain/decide.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Actor, Happening, JournalEvent } from '../../domain/journal.ts';
import { without, type CalendarSheet } from '../../domain/open-intervals.ts';
import { published } from '../../domain/policy.ts';
import { blank } from '../../domain/state.ts';
import { MONDAY, sheetOf } from './decide-sheets.ts';
import { DAY, HOUR } from './decide-steps.ts';

/** `at` in epoch ms. */
export type Step = [at: number, what: Happening, by?: Actor];

/** An instant by the day after that Monday, and its hour. */
export const on = (day: number, hour: number) => MONDAY + day * DAY + hour * HOUR;

export const office = sheetOf('office', MONDAY);

/** The office hours, closed between two instants. */
export const closed = (from: number, until: number): CalendarSheet => ({
  ...office,
  version: 'closed',
  intervals: without(office.intervals, [[from, until]]),
});

export const handedOff: Happening = { type: 'handed-off', reason: 'complaint', team: 'support' };

export const begun = (at = on(0, 17.5)): Step[] => [
  [at, { type: 'registered', channel: 'chat', role: 'employee' }],
  [at, { type: 'calendar', sheet: office }],
  [at, { type: 'qualified', route: 'complaint', rules: [] }],
  [at, { type: 'acknowledged' }],
  [at, handedOff],
];

export function journalOf(steps: readonly Step[]): JournalEvent[] {
  let state = blank('PAL-1', published);
  return steps.flatMap(([at, what, by = 'system']) => {
    const events = asEvents(state, [what], { at, by });
    state = events.reduce(evolve, state);
    return events;
  });
}
