// What an agent sends leaves after a moment in which they may take it back. The moment is a deadline of the question like any
// other: a crash neither loses the text nor sends it twice.
import type { By } from './ownership.ts';
import type { Decision } from './decision.ts';
import { nextChange } from './deadlines.ts';
import { departure } from './departure.ts';
import type { Sending, State } from './state.ts';

/** In which an agent may take back what they sent, in milliseconds of any hour. */
export const UNDO_WITHIN = 10_000;

type Given = { agent: string; message?: string; undo?: boolean };

/** A text is held where its agent asked for it; what is more, nothing else that is due waits for it. */
export function sends(what: Sending['what']): (state: State, command: Given, now: number) => Decision {
  return (state, { agent, message, undo }, now) => {
    if (message === undefined) return [{ type: 'resolved', how: 'agent' }];
    const sending = { what, message, agent, until: leavesAt(state, now) };
    return undo === true && state.rules >= 11
      ? [{ type: 'sending', ...sending }]
      : departure({ ...state, sending });
  };
}

function leavesAt(state: State, now: number): number {
  return Math.min(now + UNDO_WITHIN, nextChange(state, now) ?? Infinity);
}

/** @param sent the text that they mean: what has left meanwhile is not what they take back */
export function decideUnsend({ sending }: State, { agent, sent }: By & { sent?: string }): Decision {
  if (sending === undefined || sending.message !== (sent ?? sending.message)) return { refused: 'not-now' };
  if (sending.agent !== agent) return { refused: 'claimed-by-another' };
  return [{ type: 'unsent', message: sending.message }];
}
