// Two questions that are one: a colleague in copy, the same person from another address.
import type { By } from './ownership.ts';
import { reopen } from './decide-person.ts';
import { otherTeam, over, type Decision } from './decision.ts';
import type { State } from './state.ts';

/** The one that leads goes on, with the other's messages; the other waits, told of nothing, until it is separated. */
export function decideJoin(state: State, command: By & { other: string; leads: boolean }): Decision {
  const { other, leads } = command;
  if (other === state.reference || state.joined !== undefined) return { refused: 'not-now' };
  const refusal = otherTeam(state, command) ?? (leads ? undefined : over(state));
  if (refusal) return refusal;
  if (state.status === 'closed') return { refused: 'closed' };
  if (!state.handedOff) return { refused: 'with-assistant' };
  if (!leads && state.assignee !== undefined && state.assignee !== command.agent)
    return { refused: 'claimed-by-another' };
  return [...(leads ? woken(state) : []), { type: 'joined', other, leads }];
}

export function decideSeparate(state: State, command: By): Decision {
  if (state.status === 'closed') return { refused: 'closed' };
  const refusal = otherTeam(state, command);
  if (refusal) return refusal;
  return state.joined === undefined ? { refused: 'not-now' } : [{ type: 'separated' }];
}

/** Somebody wrote: whoever leads is looked at again. */
function woken(state: State) {
  if (state.status === 'resolved') return reopen(state);
  return state.waiting === undefined ? [] : [{ type: 'resumed' } as const];
}
