// What leads from an agent's command, each rule for itself; `agent-commands.ts` is the whole list.
import { HORIZON, otherTeam, over, type Decision } from './decision.ts';
import { emergency, handoff, isMedical, medicalPath, reopen } from './decide-person.ts';
import type { Happening, ReleaseReason, Target } from './journal.ts';
import { awaitsAgreement, messageOf, type By } from './ownership.ts';
import type { State } from './state.ts';
import type { Route } from './triage/types.ts';

export function decideClaim(state: State, command: By): Decision {
  const refusal = over(state) ?? otherTeam(state, command);
  if (refusal) return refusal;
  if (!state.handedOff) return { refused: 'with-assistant' };
  if (awaitsAgreement(state)) return { refused: 'not-now' };
  if (state.assignee === command.agent) return [];
  return state.assignee === undefined
    ? [{ type: 'claimed', agent: command.agent }]
    : { refused: 'claimed-by-another' };
}

export function decideRelay(state: State, command: By & { message?: string }): Decision {
  if (state.team === 'medical') return { refused: 'not-now' };
  if (state.rules >= 3 && command.message === undefined) return { refused: 'needs-reason' };
  return [{ type: 'relayed', ...messageOf(command) }, handoff('medical-relay', 'medical')];
}

/** A second notice of extended delay takes a supervisor: a promise is not to be moved lightly. */
export function decideExtend(state: State, command: Extending, now: number): Decision {
  if (command.promisedAt <= now || command.promisedAt > now + HORIZON) return { refused: 'out-of-range' };
  if (state.extensions > 0 && command.supervisor !== true) return { refused: 'needs-supervisor' };
  return [{ type: 'extended', promisedAt: command.promisedAt, message: command.message }];
}

/** The notice goes out in the agent's words once a supervisor agrees. A first extension needs nobody's. */
export function decideExtensionAsked(
  state: State,
  command: Extending & { agent: string },
  now: number,
): Decision {
  const { promisedAt, message, agent } = command;
  if (state.extensions === 0) return decideExtend(state, command, now);
  if (promisedAt <= now || promisedAt > now + HORIZON) return { refused: 'out-of-range' };
  return [{ type: 'extension-asked', promisedAt, message, agent }];
}

/** Whatever the team: a supervisor decides on the date, and reads no medical text for it. */
export function decideAskedExtension(
  state: State,
  command: By & { message?: string; supervisor: boolean; approved: boolean },
  now: number,
): Decision {
  const refusal = over(state);
  if (refusal) return refusal;
  if (!command.supervisor) return { refused: 'needs-supervisor' };
  if (state.extensionAsked === undefined) return { refused: 'not-now' };
  const { agent, promisedAt, message } = state.extensionAsked;
  if (!command.approved) return [{ type: 'extension-refused', agent, ...messageOf(command) }];
  return promisedAt <= now ? { refused: 'out-of-range' } : [{ type: 'extended', promisedAt, message }];
}

/** No route is for ever. Towards the medical team it takes the person's agreement, as it would have at first. */
export function decideRequalify(
  state: State,
  command: By & { message: string; route: Route; supervisor?: boolean },
): Decision {
  const refusal = over(state) ?? otherTeam(state, command);
  if (refusal) return refusal;
  if (state.route === undefined || state.route === command.route || awaitsAgreement(state))
    return { refused: 'not-now' };
  const othersOwn = state.assignee !== undefined && state.assignee !== command.agent;
  if (othersOwn && command.supervisor !== true) return { refused: 'claimed-by-another' };
  const { route, message } = command;
  return [{ type: 'requalified', route, message }, ...afterRequalified(state, route)];
}

function afterRequalified(state: State, route: Route): Happening[] {
  if (route === 'emergency')
    return emergency(state, state.lastMessage?.id ?? state.reference, { suicidal: false });
  if (isMedical(route)) return state.team === 'medical' ? [] : [medicalPath({ route, cannotReach: false })];
  if (state.team === 'medical') return [handoff('handed-back', 'support')];
  return route === 'complaint' && !state.handedOff ? [handoff('complaint', 'support')] : [];
}

export function decideReopen(state: State): Decision {
  if (state.status === 'closed') return { refused: 'closed' };
  if (state.joined !== undefined) return [{ type: 'separated' }];
  return state.status === 'resolved' ? reopen(state) : { refused: 'not-now' };
}

export function decideRetarget(
  state: State,
  { target, budget }: { target: Target; budget: number },
): Decision {
  if (state.status === 'closed') return { refused: 'closed' };
  if (budget < 1 || budget > HORIZON) return { refused: 'out-of-range' };
  return [{ type: 'retargeted', target, budget: Math.round(budget) }];
}

type Extending = { promisedAt: number; message: string; supervisor?: boolean };

export function whyReleased(state: State, command: By & { why?: ReleaseReason }): { why?: ReleaseReason } {
  // An absence that they planned themselves is a reason of its own; nothing else is.
  if (state.assignee === command.agent) return command.why === 'absent' ? { why: command.why } : {};
  return { why: command.why ?? 'supervisor' };
}
