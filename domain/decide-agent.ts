import type { AgentCommandName, CommandName, CommandOf } from './commands.ts';
import { decideJoin, decideSeparate } from './decide-join.ts';
import { HORIZON, otherTeam, over, type Decision, type RefusalCode } from './decision.ts';
import { decideUnmask, decideUnmaskAsked } from './decide-unmask.ts';
import { emergency, handoff, isMedical, medicalPath, reopen } from './decide-person.ts';
import type { Happening, ReleaseReason, Team } from './journal.ts';
import type { State } from './state.ts';
import type { Route } from './triage/types.ts';

type Rule<Name extends AgentCommandName> = {
  decide: (state: State, command: CommandOf<Name>, now: number) => Decision;
  /** Brings a question to its end: one that is full still takes it. */
  ends?: true;
};

/** What agents may do, and what it leads to. At most one of them owns a question. */
const rules: { [Name in AgentCommandName]: Rule<Name> } = {
  claim: { decide: decideClaim, ends: true },
  release: {
    decide: byOwnerOrSupervisor((state, command) => [
      { type: 'released', ...whyReleased(state, command), ...messageOf(command) },
    ]),
    ends: true,
  },
  transfer: {
    decide: byOwnerOrSupervisor((_, command) => [
      { type: 'transferred', to: command.to, ...messageOf(command) },
    ]),
    ends: true,
  },
  requalify: { decide: decideRequalify },
  reply: {
    decide: byOwner((state, { message }) => [...backInHand(state), { type: 'replied', message }]),
    ends: true,
  },
  note: {
    decide: (state, command) => otherTeam(state, command) ?? [{ type: 'noted', message: command.message }],
  },
  ask: { decide: byOwner((_, { message }) => [{ type: 'asked', message }]) },
  extend: { decide: byOwner(decideExtend) },
  'ask-extension': { decide: byOwner(decideExtensionAsked) },
  'decide-extension': { decide: decideAskedExtension },
  'ask-unmask': { decide: decideUnmaskAsked },
  'decide-unmask': { decide: decideUnmask },
  relay: { decide: byOwner(decideRelay), ends: true },
  resolve: {
    decide: byOwner((_, command) => [{ type: 'resolved', how: 'agent', ...messageOf(command) }]),
    ends: true,
  },
  reopen: { decide: decideReopen },
  join: { decide: decideJoin },
  separate: { decide: decideSeparate },
  retarget: { decide: decideRetarget },
};

export function decideAgent<Name extends AgentCommandName>(
  state: State,
  command: CommandOf<Name>,
  now: number,
): Decision {
  return rules[command.name].decide(state, command, now);
}

export function isAgents(name: CommandName): name is AgentCommandName {
  return Object.hasOwn(rules, name);
}

/** Whether a full question still takes this command of an agent. */
export function endsQuestion(name: AgentCommandName): boolean {
  return rules[name].ends === true;
}

function decideClaim(state: State, command: CommandOf<'claim'>): Decision {
  const refusal = over(state) ?? otherTeam(state, command);
  if (refusal) return refusal;
  if (!state.handedOff) return { refused: 'with-assistant' };
  if (awaitsAgreement(state)) return { refused: 'not-now' };
  if (state.assignee === command.agent) return [];
  return state.assignee === undefined
    ? [{ type: 'claimed', agent: command.agent }]
    : { refused: 'claimed-by-another' };
}

function decideRelay(state: State, command: CommandOf<'relay'>): Decision {
  if (state.team === 'medical') return { refused: 'not-now' };
  if (state.rules >= 3 && command.message === undefined) return { refused: 'needs-reason' };
  return [{ type: 'relayed', ...messageOf(command) }, handoff('medical-relay', 'medical')];
}

/** A medical matter is nobody's before the person agrees to the relay, or tells that the physician cannot be reached. */
function awaitsAgreement({ waiting }: State): boolean {
  return waiting?.for === 'consent' || waiting?.for === 'physician';
}

/** A second notice of extended delay takes a supervisor: a promise is not to be moved lightly. */
function decideExtend(state: State, command: CommandOf<'extend'>, now: number): Decision {
  if (command.promisedAt <= now || command.promisedAt > now + HORIZON) return { refused: 'out-of-range' };
  if (state.extensions > 0 && command.supervisor !== true) return { refused: 'needs-supervisor' };
  return [{ type: 'extended', promisedAt: command.promisedAt, message: command.message }];
}

/** The notice goes out in the agent's words once a supervisor agrees. A first extension needs nobody's. */
function decideExtensionAsked(state: State, command: CommandOf<'ask-extension'>, now: number): Decision {
  const { promisedAt, message, agent } = command;
  if (state.extensions === 0) return decideExtend(state, { ...command, name: 'extend' }, now);
  if (promisedAt <= now || promisedAt > now + HORIZON) return { refused: 'out-of-range' };
  return [{ type: 'extension-asked', promisedAt, message, agent }];
}

/** Whatever the team: a supervisor decides on the date, and reads no medical text for it. */
function decideAskedExtension(state: State, command: CommandOf<'decide-extension'>, now: number): Decision {
  const refusal = over(state);
  if (refusal) return refusal;
  if (!command.supervisor) return { refused: 'needs-supervisor' };
  if (state.extensionAsked === undefined) return { refused: 'not-now' };
  const { agent, promisedAt, message } = state.extensionAsked;
  if (!command.approved) return [{ type: 'extension-refused', agent, ...messageOf(command) }];
  return promisedAt <= now ? { refused: 'out-of-range' } : [{ type: 'extended', promisedAt, message }];
}

/** No route is for ever. Towards the medical team it takes the person's agreement, as it would have at first. */
function decideRequalify(state: State, command: CommandOf<'requalify'>): Decision {
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

function decideReopen(state: State): Decision {
  if (state.status === 'closed') return { refused: 'closed' };
  if (state.joined !== undefined) return [{ type: 'separated' }];
  return state.status === 'resolved' ? reopen(state) : { refused: 'not-now' };
}

function decideRetarget(state: State, { target, budget }: CommandOf<'retarget'>): Decision {
  if (state.status === 'closed') return { refused: 'closed' };
  if (budget < 1 || budget > HORIZON) return { refused: 'out-of-range' };
  return [{ type: 'retargeted', target, budget: Math.round(budget) }];
}

/** Who writes while we wait for the person keeps the question open: the clocks run on from there. */
function backInHand(state: State): Happening[] {
  return state.waiting?.for === 'reply' ? [] : state.waiting ? [{ type: 'resumed' }] : [];
}

type Owned = {
  agent: string;
  team?: Team;
  seen?: number;
};

/** Only whoever has the question does it, and sees what the person wrote. */
function byOwner<Given extends Owned>(
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

type Overriding = CommandOf<'release'> | CommandOf<'transfer'>;

function byOwnerOrSupervisor<Given extends Overriding>(
  decide: (state: State, command: Given) => Decision,
): (state: State, command: Given, now: number) => Decision {
  return (state, command, now) =>
    state.assignee !== command.agent && command.supervisor === true
      ? (over(state) ?? otherTeam(state, command) ?? othersTask(state, command) ?? decide(state, command))
      : byOwner(decide)(state, command, now);
}

/** A supervisor moves what others have, or nobody has taken, and says why; a disabled account is reason enough. */
function othersTask(state: State, command: Overriding): { refused: RefusalCode } | undefined {
  if (!state.handedOff) return { refused: 'with-assistant' };
  if (awaitsAgreement(state)) return { refused: 'not-now' };
  if (command.name === 'release' && state.assignee === undefined) return { refused: 'not-claimed' };
  const told = command.message !== undefined || (command.name === 'release' && command.why !== undefined);
  return told ? undefined : { refused: 'needs-reason' };
}

function whyReleased(state: State, command: CommandOf<'release'>): { why?: ReleaseReason } {
  if (state.assignee === command.agent) return {};
  return { why: command.why ?? 'supervisor' };
}

/** The person wrote after what the agent had on screen. */
function isStale(state: State, seen: number | undefined): boolean {
  return seen !== undefined && state.lastMessage !== undefined && state.lastMessage.seq > seen;
}

function messageOf({ message }: { message?: string }): { message?: string } {
  return message === undefined ? {} : { message };
}
