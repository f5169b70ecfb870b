// What an agent may do now: each rule is asked with a command that lacks nothing, and what it refuses is not offered.
import { agentCommandNames, type AgentCommandName } from './agent-commands.ts';
import { parseCommand } from './commands.ts';
import { decisionOn } from './decide.ts';
import { endsAt } from './deadlines.ts';
import { isRefusal } from './decision.ts';
import { HOUR } from './durations.ts';
import type { Team } from './journal.ts';
import { nextOpeningIn } from './open-intervals.ts';
import type { State } from './state.ts';
import { routes } from './triage/types.ts';

export type Asker = { agent: string; team: Team; supervisor: boolean };

/** The commands that would change the question if this agent sent them at `now`: for buttons, by the rules that refuse. */
export function openCommands(state: State, asker: Asker, now: number): AgentCommandName[] {
  if ((endsAt(state) ?? now) < now) return [];
  const hand = fullHand(state, asker, now);
  return agentCommandNames.filter((name) => {
    const command = parseCommand(name, hand);
    const decision = command && decisionOn(state, command, now);
    return decision !== undefined && !isRefusal(decision) && decision.length > 0;
  });
}

/** What a command may ask for, but what only its own page knows, as a masked message. A text is only named. */
function fullHand(state: State, asker: Asker, now: number) {
  return {
    ...asker,
    id: 'offered',
    message: 'offered',
    to: 'a-colleague',
    other: 'PAL-0000-0000',
    leads: false,
    route: routes.find((route) => route !== state.route && route !== 'emergency'),
    promisedAt: now + HOUR,
    approved: true,
    until: nextOpeningIn(state.sheet?.intervals ?? [], now + HOUR),
    beyond: true,
  };
}
