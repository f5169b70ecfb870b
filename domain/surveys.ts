// Whom we ask what they thought of an answer.
import type { Team } from './journal.ts';
import type { Route } from './triage/types.ts';

/** Worst score that a supervisor hears of, and after which we offer to go on. */
const LOW_RATING = 2;

export function isLowRating(score: number): boolean {
  return score <= LOW_RATING;
}

/** Nobody is asked what they thought of an emergency or of the doctors. */
export function isSurveyed({ route, team }: { route?: Route | null | undefined; team: Team }): boolean {
  return team === 'support' && route !== 'emergency';
}
