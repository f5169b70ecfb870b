import { takesProof } from './command-proof.ts';
import { agentCommands, isAgents, type AgentCommandName } from './agent-commands.ts';
import { decidePerson } from './decide-person.ts';
import { passedDeadlines } from './deadlines.ts';
import { evolve } from './evolve.ts';
import { departure, isOvertaking } from './departure.ts';
import { lapseAfter } from './lapse.ts';
import { EVENT_LIMIT, EVENT_RESERVE, ODDITY_LIMIT, isRefusal, type Decision } from './decision.ts';
import type { Command, CommandName, CommandOf } from './commands.ts';
import { outcomeIn } from './outcomes.ts';
import type { Actor, Happening, JournalEvent } from './journal.ts';
import type { State } from './state.ts';

/** What a command would lead to at `now`, everything that fell due before it taken into account. Pure. */
export function decisionOn(state: State, command: Command, now: number): Decision {
  const at = instantOf(state, command, now);
  const early = passedDeadlines(state, at, false).reduce(evolve, state);
  const before = departureEvents(early, command, at).reduce(evolve, early);
  const undone = revival(before, command, now).reduce(evolve, before);
  const decision = decide(undone, command, now);
  return isRefusal(decision) ? decide(before, command, now) : decision;
}

/**
 * The events that a command adds to the journal at `now`: first what fell due before it, then its own, or its refusal.
 * A command id seen before adds nothing.
 */
export function eventsOf(state: State, command: Command, now: number): JournalEvent[] {
  if (recordedOutcome(state, command.id) !== undefined) return [];
  const at = instantOf(state, command, now);
  const fallen = passedDeadlines(state, at, false);
  const early = fallen.reduce(evolve, state);
  const leaving = departureEvents(early, command, at);
  const before = leaving.reduce(evolve, early);
  const stamp = { at, ...originOf(command), ...receiptOf(before, command, now) };
  const revived = revival(before, command, now);
  const undone = revived.reduce(evolve, before);
  const decision = decide(undone, command, now);
  if (!isRefusal(decision)) return [...fallen, ...leaving, ...revived, ...asEvents(undone, decision, stamp)];
  // What was in time may still not apply; as things stand now it may.
  const otherwise = revived.length === 0 ? decision : decide(before, command, now);
  if (!isRefusal(otherwise)) return [...fallen, ...leaving, ...asEvents(before, otherwise, stamp)];
  if (early.oddities >= ODDITY_LIMIT) return fallen;
  const refusal: Happening = { type: 'refused', command: command.name, code: otherwise.refused };
  return [...fallen, ...asEvents(early, [refusal], stamp)];
}

/** What is on its way leaves before this is done. */
function departureEvents(state: State, command: Command, at: number): JournalEvent[] {
  if (state.sending === undefined || !isOvertaking(command, state)) return [];
  return asEvents(state, departure(state), { at, by: `agent:${state.sending.agent}` });
}

/** What the person's silence brought about is undone when what they sent had been received before. */
function revival(state: State, command: Command, now: number): JournalEvent[] {
  const received = receivedAt(command, now);
  if (state.rules < 4 || received === undefined) return [];
  const lapse = lapseAfter(state.lapse, received);
  if (lapse === undefined) return [];
  const stamp = { at: instantOf(state, command, now), by: actorOf(command), receivedAt: received };
  return asEvents(state, [{ type: 'revived', lapsed: lapse.at }], stamp);
}

/** Written down where something else has been written since. */
function receiptOf(state: State, command: Command, now: number): { receivedAt?: number } {
  const received = receivedAt(command, now);
  return state.rules >= 4 && received !== undefined && received < state.at ? { receivedAt: received } : {};
}

/** When the person's command reached the house. */
function receivedAt(command: Command, now: number): number | undefined {
  return 'at' in command && command.at !== undefined ? Math.min(command.at, now) : undefined;
}

/** What a command came to, by its id: `evolve`, a refusal's code, or nothing yet. An id may be any word, `constructor` too. */
export function recordedOutcome(state: State, id: string): string | undefined {
  return outcomeIn(state.outcomes, id);
}

/** Happenings as journal events, in sequence after `state`; never dated before the last one. */
export function asEvents(
  state: State,
  happenings: readonly Happening[],
  { at, by, cause, receivedAt: received, unproven }: Stamp,
): JournalEvent[] {
  return happenings.map((what, index) => ({
    ...what,
    seq: state.seq + 1 + index,
    at: Math.max(at, state.at),
    by,
    ...(cause === undefined ? {} : { cause }),
    ...(received === undefined ? {} : { receivedAt: received }),
    ...(unproven === undefined ? {} : { unproven }),
  }));
}

type Stamp = Pick<JournalEvent, 'at' | 'by' | 'cause' | 'receivedAt' | 'unproven'>;

function decide(state: State, command: Command, now: number): Decision {
  if (command.unproven === true && takesProof(command.name)) return { refused: 'unproven' };
  if (state.erased) return { refused: 'closed' };
  // What the person writes is never refused for that: it opens a question of its own.
  if (isFull(state, command.name))
    return command.name === 'message' ? [{ type: 'linked', message: command.id }] : { refused: 'full' };
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
    case 'operated':
      return [{ type: 'operated', what: command.what }];
    default:
      return decideAgent(state, command, now);
  }
}

/** What an agent does, by its rule; typed by its name. */
function decideAgent<Name extends AgentCommandName>(
  state: State,
  command: CommandOf<Name>,
  now: number,
): Decision {
  return agentRules[command.name].decide(state, command, now);
}

const agentRules: {
  [Name in AgentCommandName]: {
    decide: (state: State, command: CommandOf<Name>, now: number) => Decision;
  };
} = agentCommands;

/** A full question can still be brought to its end. */
function isFull({ rules, seq }: State, name: CommandName): boolean {
  if (rules < 5 || seq < EVENT_LIMIT || always.has(name)) return false;
  return (
    seq >= EVENT_LIMIT + EVENT_RESERVE || !(isAgents(name) ? agentCommands[name].ends : ending.has(name))
  );
}

const always: ReadonlySet<CommandName> = new Set(['erase', 'calendar', 'operated']);
const ending: ReadonlySet<CommandName> = new Set(['confirm', 'consent', 'rate', 'bounced']);

const houses: ReadonlySet<CommandName> = new Set(['bounced', 'erase', 'calendar', 'operated']);

/** A message counts from its receipt, however late it was dispatched, but never before what is already written. */
function instantOf(state: State, command: Command, now: number): number {
  const counts = command.name === 'message' || state.rules >= 4 ? receivedAt(command, now) : undefined;
  return Math.max(state.at, counts ?? now);
}

/** Nobody is named for what nothing proves to be theirs, and its id stays free for whoever means it. */
function originOf(command: Command): Pick<Stamp, 'by' | 'cause' | 'unproven'> {
  if (command.unproven !== true) return { by: actorOf(command), cause: command.id };
  if (takesProof(command.name)) return { by: 'system', unproven: true };
  return { by: actorOf(command), cause: command.id, unproven: true };
}

function actorOf(command: Command): Actor {
  if ('agent' in command && command.agent !== undefined) return `agent:${command.agent}`;
  return houses.has(command.name) ? 'system' : 'requester';
}
