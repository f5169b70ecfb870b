import type { Happening } from './journal.ts';
import { DAY } from './durations.ts';
import type { State } from './state.ts';

/** Why a command does not apply. Stable words: the desk, the API and the journal use them. */
export type RefusalCode =
  | 'already-rated'
  | 'already-resolved'
  | 'beyond-warning'
  | 'claimed-by-another'
  | 'closed'
  | 'closed-then'
  | 'full'
  | 'malformed'
  | 'needs-reason'
  | 'needs-supervisor'
  | 'not-claimed'
  | 'not-now'
  | 'out-of-range'
  | 'stale'
  | 'too-many'
  | 'unproven'
  | 'with-assistant'
  | 'wrong-team';

/** What a command leads to: happenings to journal, or the reason why not. */
export type Decision = Happening[] | { refused: RefusalCode };

/** The longest that a promise or a budget may reach ahead: a year, in milliseconds. */
export const HORIZON = 366 * DAY;

/** Messages one question may hold. Past it the door asks for a new question; the journal stays small enough to carry. */
export const MESSAGE_LIMIT = 500;

/**
 * Events one question may hold: its journal goes from run to run in one piece, which the engine limits to 2 MB. Past it only
 * what brings it to an end is taken, for so many events more.
 */
export const EVENT_LIMIT = 4_000;
export const EVENT_RESERVE = 500;

/** Refusals and unknown signals written to the journal; what comes after them is ignored unwritten. */
export const ODDITY_LIMIT = 50;

export function isRefusal(decision: Decision): decision is { refused: RefusalCode } {
  return 'refused' in decision;
}

export function over(state: State): { refused: RefusalCode } | undefined {
  if (state.status === 'closed') return { refused: 'closed' };
  return state.status === 'resolved' ? { refused: 'already-resolved' } : undefined;
}

/** A medical question is out of support's reach, whoever asks. */
export function otherTeam(
  state: State,
  { team }: { team?: 'support' | 'medical' },
): { refused: RefusalCode } | undefined {
  return (team ?? 'support') === state.team ? undefined : { refused: 'wrong-team' };
}
