// Whose question it is: what only its owner does, and what a supervisor may do in their place.
import { otherTeam, over, type Decision, type RefusalCode } from './decision.ts';
import type { Team } from './journal.ts';
import type { State } from './state.ts';

/** Who acts, and in which team. */
export type By = { agent: string; team?: Team };
type Owned = By & { seen?: number };

/** Only whoever has the question does it, and sees what the person wrote. */
export function byOwner<Given extends Owned>(
  decide: (state: State, command: Given, now: number) => Decision,
): (state: State, command: Given, now: number) => Decision {
  return (state, command, now) => notTheirs(state, command) ?? decide(state, command, now);
}

function notTheirs(state: State, command: Owned): { refused: RefusalCode } | undefined {
  const refusal = over(state) ?? otherTeam(state, command);
  if (refusal) return refusal;
  if (state.assignee === undefined) return { refused: 'not-claimed' };
  if (state.assignee !== command.agent) return { refused: 'claimed-by-another' };
  return isStale(state, command.seen) ? { refused: 'stale' } : undefined;
}

type Overriding = By & { message?: string; supervisor?: boolean; why?: 'disabled' | 'absent'; to?: string };

export function byOwnerOrSupervisor<Given extends Overriding>(
  decide: (state: State, command: Given) => Decision,
): (state: State, command: Given, now: number) => Decision {
  return (state, command, now) =>
    state.assignee !== command.agent && command.supervisor === true
      ? (over(state) ?? otherTeam(state, command) ?? othersTask(state, command) ?? decide(state, command))
      : byOwner(decide)(state, command, now);
}

/** A supervisor moves what others have, or nobody has taken, and says why; a disabled account or a planned absence is reason enough. */
function othersTask(state: State, command: Overriding): { refused: RefusalCode } | undefined {
  if (!state.handedOff) return { refused: 'with-assistant' };
  if (awaitsAgreement(state)) return { refused: 'not-now' };
  if (command.to === undefined && state.assignee === undefined) return { refused: 'not-claimed' };
  const told = command.message !== undefined || command.why !== undefined;
  return told ? undefined : { refused: 'needs-reason' };
}

/** The person wrote after what the agent had on screen. */
function isStale(state: State, seen: number | undefined): boolean {
  return seen !== undefined && state.lastMessage !== undefined && state.lastMessage.seq > seen;
}

export function messageOf({ message }: { message?: string }): { message?: string } {
  return message === undefined ? {} : { message };
}

/** A medical matter is nobody's before the person agrees to the relay, or tells that the physician cannot be reached. */
export function awaitsAgreement({ waiting }: State): boolean {
  return waiting?.for === 'consent' || waiting?.for === 'physician';
}
