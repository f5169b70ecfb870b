import { decideAgent } from './decide-agent.ts';
import { decidePerson } from './decide-person.ts';
import { passedDeadlines } from './deadlines.ts';
import { evolve } from './evolve.ts';
import { ODDITY_LIMIT, isRefusal, type Decision } from './decision.ts';
import type { Command } from './commands.ts';
import type { Actor, Happening, JournalEvent } from './journal.ts';
import type { State } from './state.ts';

/** What a command would lead to at `now`, everything that fell due before it taken into account. Pure. */
export function decisionOn(state: State, command: Command, now: number): Decision {
  const before = passedDeadlines(state, instantOf(state, command, now), false).reduce(evolve, state);
  return decide(before, command, now);
}

/**
 * The events that a command adds to the journal at `now`: first what fell due before it, then its own, or its refusal.
 * A command id seen before adds nothing.
 */
export function eventsOf(state: State, command: Command, now: number): JournalEvent[] {
  if (recordedOutcome(state, command.id) !== undefined) return [];
  const at = instantOf(state, command, now);
  const fallen = passedDeadlines(state, at, false);
  const before = fallen.reduce(evolve, state);
  const decision = decide(before, command, now);
  const happenings: Happening[] = isRefusal(decision)
    ? [{ type: 'refused', command: command.name, code: decision.refused }]
    : decision;
  if (isRefusal(decision) && before.oddities >= ODDITY_LIMIT) return fallen;
  return [...fallen, ...asEvents(before, happenings, { at, by: actorOf(command), cause: command.id })];
}

/** What a command came to, by its id: `evolve`, a refusal's code, or nothing yet. An id may be any word, `constructor` too. */
export function recordedOutcome(state: State, id: string): string | undefined {
  return Object.hasOwn(state.outcomes, id) ? state.outcomes[id] : undefined;
}

/** Happenings as journal events, in sequence after `state`; never dated before the last one. */
export function asEvents(
  state: State,
  happenings: readonly Happening[],
  { at, by, cause }: { at: number; by: Actor; cause?: string },
): JournalEvent[] {
  return happenings.map((what, index) => ({
    ...what,
    seq: state.seq + 1 + index,
    at: Math.max(at, state.at),
    by,
    ...(cause === undefined ? {} : { cause }),
  }));
}

function decide(state: State, command: Command, now: number): Decision {
  if (state.erased) return { refused: 'closed' };
  switch (command.name) {
    case 'message':
    case 'confirm':
    case 'consent':
    case 'human':
    case 'rate':
    case 'bounced':
    case 'erase':
      return decidePerson(state, command);
    case 'calendar':
      return [{ type: 'calendar-changed', version: command.version }];
    default:
      return decideAgent(state, command, now);
  }
}

/** A message counts from its receipt, however late it was dispatched, but never before what is already written. */
function instantOf(state: State, command: Command, now: number): number {
  return command.name === 'message' ? Math.max(state.at, Math.min(command.at, now)) : Math.max(state.at, now);
}

function actorOf(command: Command): Actor {
  if ('agent' in command && command.agent !== undefined) return `agent:${command.agent}`;
  const system = command.name === 'bounced' || command.name === 'erase' || command.name === 'calendar';
  return system ? 'system' : 'requester';
}
