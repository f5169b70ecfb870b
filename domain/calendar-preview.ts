/** What a change of calendar does to a running question, told before it is made. Pure: a journal and both calendars. */
import { runningClocks } from './clocks.ts';
import { evolve, replayJournal } from './evolve.ts';
import type { Target, Team } from './journal.ts';
import { openTimeBetweenIn, type CalendarSheet } from './open-intervals.ts';
import { published } from './policy.ts';
import type { Journalled } from './clock-receipt.ts';
import type { State } from './state.ts';
import { breaks, announcedDates } from './announced-dates.ts';

/** Both calendars from `now` (epoch ms) on, for the same weeks. */
export type Comparison = { now: number; held: CalendarSheet; next: CalendarSheet };

/** A clock whose due instant moves. `told` is the instant that the person last heard; late when the new one lies beyond it. */
export type MovedClock = { target: Target; before?: number; after?: number; told?: number; late: boolean };

export type Moved = { reference: string; team: Team; assignee?: string; clocks: MovedClock[] };

/** Undefined when nothing that was promised moves. */
export function clocksMovedBy(
  { reference, journal, policy = published }: Journalled,
  compared: Comparison,
): Moved | undefined {
  const state = replayJournal(reference, policy, journal);
  const at = Math.max(compared.now, state.at);
  const { heard } = announcedDates({ reference, journal, policy });
  const before = runningClocks(under(state, compared.held, at), at);
  const after = runningClocks(under(state, compared.next, at), at);
  const moved = before.flatMap(({ target, due }): MovedClock[] => {
    const next = after.find((clock) => clock.target === target)?.due;
    const told = heard[target];
    const late = breaks(told, due, next);
    return next === due
      ? []
      : [
          {
            target,
            late,
            ...optionalField('before', due),
            ...optionalField('after', next),
            ...optionalField('told', told),
          },
        ];
  });
  const promise = brokenPromise(state, compared, at);
  const all = [...moved.filter(({ target }) => promise?.target !== target), ...(promise ? [promise] : [])];
  if (all.length === 0) return undefined;
  const { team, assignee } = state;
  return { reference, team, clocks: all, ...(assignee === undefined ? {} : { assignee }) };
}

function under(state: State, sheet: CalendarSheet, at: number): State {
  return evolve(state, { type: 'calendar', sheet, seq: state.seq + 1, at, by: 'system' });
}

/** The date of a notice of extended delay is a date: it stays, but the open time before it may go. */
function brokenPromise({ extension }: State, { held, next }: Comparison, at: number): MovedClock | undefined {
  if (extension === undefined) return undefined;
  const { promisedAt } = extension;
  const leaves = (sheet: CalendarSheet) => openTimeBetweenIn(sheet.intervals, at, promisedAt) > 0;
  return leaves(held) && !leaves(next)
    ? { target: 'resolution', before: promisedAt, after: promisedAt, told: promisedAt, late: true }
    : undefined;
}

function optionalField<K extends string>(key: K, value: number | undefined): { [P in K]?: number } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to an index signature
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: number };
}
