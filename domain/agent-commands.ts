import {
  decideAskedExtension,
  decideClaim,
  decideExtend,
  decideExtensionAsked,
  decideRelay,
  decideReopen,
  decideRequalify,
  decideRetarget,
  whyReleased,
} from './decide-agent.ts';
import { decideJoin, decideSeparate } from './decide-join.ts';
import { decideUnmask, decideUnmaskAsked } from './decide-unmask.ts';
import { otherTeam, type Decision } from './decision.ts';
import { byOwner, byOwnerOrSupervisor, messageOf } from './ownership.ts';
import { decideUnsend, sends } from './sending.ts';
import { decideSnooze, decideUnsnooze } from './snooze.ts';
import type { State } from './state.ts';
import { routes } from './triage/types.ts';
import { id, number, oneOf, optional, record, truth, type Shape } from './validation.ts';

/** Who acts, and in which team. Identity is established at the door; whoever may signal the engine is trusted. */
const agent = { id, agent: id, team: optional(oneOf('support', 'medical')) };
/** A reason in the agent's words, which are in the store; a supervisor may act on what others have, with one. */
const reasoned = { ...agent, message: optional(id), supervisor: optional(truth) };
/**
 * `seen` is the journal's sequence on the agent's screen: nothing is sent blind to a message that has just arrived. `undo`: it
 * leaves after a moment only.
 */
const written = { ...agent, message: id, seen: optional(number), undo: optional(truth) };

/** What agents may do: the form of each command's payload, and what it leads to. At most one of them owns a question. */
export const agentCommands = {
  claim: bringsToEnd(record(agent), decideClaim),
  release: bringsToEnd(
    record({ ...reasoned, why: optional(oneOf('disabled', 'absent')) }),
    byOwnerOrSupervisor((state, command) => [
      { type: 'released', ...whyReleased(state, command), ...messageOf(command) },
    ]),
  ),
  transfer: bringsToEnd(
    record({ ...reasoned, to: id }),
    byOwnerOrSupervisor((_, command) => [{ type: 'transferred', to: command.to, ...messageOf(command) }]),
  ),
  requalify: goesOn(record({ ...reasoned, message: id, route: oneOf(...routes) }), decideRequalify),
  reply: bringsToEnd(record(written), byOwner(sends('replied'))),
  unsend: bringsToEnd(record({ ...agent, sent: optional(id) }), decideUnsend),
  note: goesOn(
    record({ ...agent, message: id }),
    (state, command) => otherTeam(state, command) ?? [{ type: 'noted', message: command.message }],
  ),
  ask: goesOn(record(written), byOwner(sends('asked'))),
  extend: goesOn(
    record({ ...written, promisedAt: number, supervisor: optional(truth) }),
    byOwner((state, command, now) => decideExtend(state, command, now)),
  ),
  'ask-extension': goesOn(record({ ...written, promisedAt: number }), byOwner(decideExtensionAsked)),
  'decide-extension': goesOn(
    record({ ...agent, message: optional(id), supervisor: truth, approved: truth }),
    decideAskedExtension,
  ),
  'ask-unmask': goesOn(record({ ...agent, masked: id }), decideUnmaskAsked),
  'decide-unmask': goesOn(record({ ...agent, masked: id, released: truth }), decideUnmask),
  relay: bringsToEnd(record({ ...agent, message: optional(id) }), byOwner(decideRelay)),
  resolve: bringsToEnd(
    record({ ...agent, message: optional(id), seen: optional(number), undo: optional(truth) }),
    byOwner(sends('resolved')),
  ),
  reopen: goesOn(record({ id, agent: optional(id) }), decideReopen),
  join: goesOn(record({ ...agent, other: id, leads: truth }), decideJoin),
  separate: goesOn(record(agent), decideSeparate),
  snooze: goesOn(
    record({ ...agent, until: number, beyond: optional(truth) }),
    byOwner((state, command, now) => decideSnooze(state, command, now)),
  ),
  unsnooze: goesOn(
    record(agent),
    byOwner((state) => decideUnsnooze(state)),
  ),
  retarget: goesOn(
    record({ id, agent: id, target: oneOf('first_response', 'resolution'), budget: number }),
    decideRetarget,
  ),
};
export type AgentCommandName = keyof typeof agentCommands;

export const agentCommandNames = Object.keys(agentCommands).filter(isAgents);

type AgentRule<Payload> = {
  shape: Shape<Payload>;
  decide: (state: State, command: Payload, now: number) => Decision;
  /** Brings a question to its end: one that is full still takes it. */
  ends: boolean;
};

function goesOn<Payload>(shape: Shape<Payload>, decide: AgentRule<Payload>['decide']): AgentRule<Payload> {
  return { shape, decide, ends: false };
}

function bringsToEnd<Payload>(
  shape: Shape<Payload>,
  decide: AgentRule<Payload>['decide'],
): AgentRule<Payload> {
  return { shape, decide, ends: true };
}

export function isAgents(name: string): name is AgentCommandName {
  return Object.hasOwn(agentCommands, name);
}
