import { addAlert, attentionOwner } from './attention.ts';
import type { JournalEvent } from './journal.ts';
import { newRound } from './rounds.ts';
import type { State } from './state.ts';
import { countInstant } from './waits.ts';

type Reopened = Extract<JournalEvent, { type: 'reopened' }>;

/** A new round, with whoever had it; nothing of the last one's extensions and rating. */
export function reopenedState(state: State, event: Reopened): Partial<State> {
  return {
    ...(event.by === 'system' ? { bouncedBack: true } : {}),
    status: state.assignee === undefined ? 'queued' : 'with-agent',
    resolvedAt: undefined,
    joined: undefined,
    rating: undefined,
    extensions: 0,
    assistantTurns: 0,
    rounds: [...state.rounds, newRound(Math.max(state.resolvedAt ?? 0, countInstant(event)))],
    alerts: state.handedOff
      ? addAlert(state, { to: attentionOwner(state), reason: 'message', since: event.at })
      : state.alerts,
  };
}
