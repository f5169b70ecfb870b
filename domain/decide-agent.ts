import type { Command, CommandOf } from './commands.ts';
import { HORIZON, type Decision, type RefusalCode } from './decision.ts';
import { handoff, reopened } from './decide-person.ts';
import type { Happening } from './journal.ts';
import type { State } from './state.ts';

type AgentCommand = Extract<
  Command,
  {
    name:
      | 'claim'
      | 'release'
      | 'transfer'
      | 'reply'
      | 'note'
      | 'ask'
      | 'extend'
      | 'relay'
      | 'resolve'
      | 'reopen'
      | 'retarget';
  }
>;
type Owned = Extract<
  AgentCommand,
  { name: 'release' | 'transfer' | 'reply' | 'ask' | 'extend' | 'relay' | 'resolve' }
>;

/** What agents may do, and what it leads to. At most one of them owns a question. */
export function decideAgent(state: State, command: AgentCommand, now: number): Decision {
  switch (command.name) {
    case 'claim':
      return decideClaim(state, command);
    case 'note':
      return otherTeam(state, command) ?? [{ type: 'noted', message: command.message }];
    case 'reopen':
      return decideReopen(state);
    case 'retarget':
      return decideRetarget(state, command);
    default: {
      const refusal = notTheirs(state, command);
      return refusal ?? decideOwned(state, command, now);
    }
  }
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

function decideOwned(state: State, command: Owned, now: number): Decision {
  switch (command.name) {
    case 'release':
      return [{ type: 'released' }];
    case 'transfer':
      return [{ type: 'transferred', to: command.to }];
    case 'reply':
      return [...backInHand(state), { type: 'replied', message: command.message }];
    case 'ask':
      return [{ type: 'asked', message: command.message }];
    case 'extend':
      return decideExtend(state, command, now);
    case 'relay':
      if (state.team === 'medical') return { refused: 'not-now' };
      return [{ type: 'relayed' }, handoff('medical-relay', 'medical')];
    case 'resolve':
      return [{ type: 'resolved', how: 'agent', ...messageOf(command) }];
  }
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

function decideReopen(state: State): Decision {
  if (state.status === 'closed') return { refused: 'closed' };
  return state.status === 'resolved' ? reopened(state) : { refused: 'not-now' };
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

function notTheirs(state: State, command: Owned): { refused: RefusalCode } | undefined {
  const refusal = over(state) ?? otherTeam(state, command);
  if (refusal) return refusal;
  if (state.assignee === undefined) return { refused: 'not-claimed' };
  if (state.assignee !== command.agent) return { refused: 'claimed-by-another' };
  return 'seen' in command && isStale(state, command.seen) ? { refused: 'stale' } : undefined;
}

/** The person wrote after what the agent had on screen. */
function isStale(state: State, seen: number | undefined): boolean {
  return seen !== undefined && state.lastMessage !== undefined && state.lastMessage.seq > seen;
}

function over(state: State): { refused: RefusalCode } | undefined {
  if (state.status === 'closed') return { refused: 'closed' };
  return state.status === 'resolved' ? { refused: 'already-resolved' } : undefined;
}

/** A medical question is out of support's reach, whoever asks. */
function otherTeam(
  state: State,
  { team }: { team?: 'support' | 'medical' },
): { refused: RefusalCode } | undefined {
  return (team ?? 'support') === state.team ? undefined : { refused: 'wrong-team' };
}

function messageOf({ message }: { message?: string }): { message?: string } {
  return message === undefined ? {} : { message };
}
