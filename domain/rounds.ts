import type { JournalEvent, Target } from './journal.ts';
import type { Round } from './state.ts';

/** Human clocks, round by round: each change is to the last one. */
export function newRound(at: number): Round {
  return { startedAt: at, warned: [], breached: [] };
}

export function answerRound(rounds: readonly Round[], at: number): Round[] {
  return changeLast(rounds, (round) => ({ ...round, firstResponseAt: round.firstResponseAt ?? at }));
}

/** An agent who resolves has answered; when the assistant did, no human reply was owed. */
export function settleRound(rounds: readonly Round[], { at, by }: JournalEvent): Round[] {
  if (by.startsWith('agent:'))
    return changeLast(answerRound(rounds, at), (round) => ({ ...round, resolvedAt: at }));
  return changeLast(rounds, (round) => ({
    ...round,
    resolvedAt: at,
    ...(round.firstResponseAt === undefined ? { cancelledAt: at } : {}),
  }));
}

/** Closed, or joined to another, without a resolution: what was still running is cancelled, once. */
export function abandonRound(rounds: readonly Round[], at: number): Round[] {
  return changeLast(rounds, (round) =>
    round.resolvedAt === undefined ? { ...round, cancelledAt: round.cancelledAt ?? at } : round,
  );
}

export function markTarget(rounds: readonly Round[], what: 'warned' | 'breached', target: Target): Round[] {
  return changeLast(rounds, (round) => ({ ...round, [what]: [...round[what], target] }));
}

/** What ended is not measured anew: it keeps the budget it had. */
export function keepBudget(rounds: readonly Round[], target: Target, budget: number): Round[] {
  return rounds.map((round) =>
    endOf(round, target) === undefined
      ? round
      : { ...round, budgets: { [target]: budget, ...round.budgets } },
  );
}

/** When a target's clock stopped for good. */
export function endOf(round: Round, target: Target): number | undefined {
  const end = target === 'first_response' ? round.firstResponseAt : round.resolvedAt;
  return end ?? round.cancelledAt;
}

function changeLast(rounds: readonly Round[], change: (round: Round) => Round): Round[] {
  return rounds.map((round, index) => (index === rounds.length - 1 ? change(round) : round));
}
