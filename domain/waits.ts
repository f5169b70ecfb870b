// Whose turn it is: what the person is waited for, and the pauses that makes in the clocks.
import type { JournalEvent, WaitingFor } from './journal.ts';
import type { State } from './state.ts';

export function startWait(state: State, at: number, what: WaitingFor): Partial<State> {
  // Asked again before they answered: one wait, not two.
  const waits = state.pauses.at(-1);
  const goesOn = waits !== undefined && waits.until === undefined && waits.why === what;
  const pauses = goesOn ? state.pauses : [...closePauses(state, at), { from: at, why: what }];
  return { status: 'waiting', waiting: { for: what, since: at, reminded: false }, pauses };
}

/** The ball is back in our court: with whoever had it. */
export function resume(state: State, event: JournalEvent): Partial<State> {
  if (!state.waiting) return {};
  const handedOff: State['status'] = state.assignee === undefined ? 'queued' : 'with-agent';
  return {
    status: state.handedOff ? handedOff : 'with-assistant',
    waiting: undefined,
    pauses: closePauses(state, countInstant(event)),
  };
}

/** When it counts: a pause ends, and a clock begins, at the receipt of what does it. */
export function countInstant({ at, receivedAt }: JournalEvent): number {
  return receivedAt ?? at;
}

export function closePauses(state: State, at: number) {
  return state.pauses.map((pause) =>
    pause.until === undefined ? { ...pause, until: Math.max(pause.from, at) } : pause,
  );
}
