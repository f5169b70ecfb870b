import type { Target } from './journal.ts';
import { HOUR, MINUTE } from './durations.ts';

/** One open day of the published hours, 9:00 to 18:00, in open milliseconds. */
const OPEN_DAY = 9 * HOUR;

/**
 * What a question is promised, in open milliseconds. Handed to the workflow at its start, so that a running question
 * keeps what it was promised when the defaults change.
 */
export type Policy = {
  /** Of the policy file that it was read from; absent from the published one. */
  version?: number;
  firstResponse: number;
  resolution: number;
  /** Share of a target's budget after which agents are warned. */
  warnAt: number;
  /** Silence of the person after which they are reminded, then after which the matter counts as settled. */
  remindAfter: number;
  settleAfter: number;
  /** How far the automatic notice of extended delay moves the promise. */
  extendBy: number;
  /** How long a claim may stand still before closing time puts it back in the queue. */
  idleAfter: number;
  /** After how long an alert first comes back; each time after is twice as long, up to `alertDoublings` times. */
  alertAgain: number;
  /** The same for somebody in danger or distress, in milliseconds of any hour, up to `urgentDoublings` times. */
  urgentAgain: number;
  reopenWithin: number;
  rateWithin: number;
  /** Turns the assistant may take before a human does. */
  assistantTurns: number;
};

/** Up to a day's opening hours; up to sixteen hours of any. */
export const alertDoublings = 3;
export const urgentDoublings = 6;

export function budgetOf(policy: Policy, target: keyof typeof budgets): number {
  return policy[budgets[target]];
}

const budgets = { first_response: 'firstResponse', resolution: 'resolution' } as const;

/** The published procedure: first reply under 60 open minutes, resolution under 24 open hours. */
export const published: Policy = {
  firstResponse: 60 * MINUTE,
  resolution: 24 * HOUR,
  warnAt: 0.75,
  remindAfter: OPEN_DAY,
  settleAfter: 3 * OPEN_DAY,
  extendBy: OPEN_DAY,
  idleAfter: HOUR,
  alertAgain: HOUR,
  urgentAgain: 15 * MINUTE,
  reopenWithin: 5 * OPEN_DAY,
  rateWithin: 5 * OPEN_DAY,
  assistantTurns: 3,
};

export function retarget(target: Target, budget: number): Partial<Policy> {
  return target === 'first_response' ? { firstResponse: budget } : { resolution: budget };
}
