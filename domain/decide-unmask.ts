import type { By } from './ownership.ts';
import type { Decision } from './decision.ts';
import type { State } from './state.ts';

/**
 * What was masked for nothing comes back to support, but not by its own hand: it asks, the medical team looks and decides,
 * both written down.
 */
export function decideUnmaskAsked(state: State, command: By & { masked: string }): Decision {
  const { masked, agent, team = 'support' } = command;
  if (state.status === 'closed') return { refused: 'closed' };
  if (team !== 'support' || state.team !== 'support') return { refused: 'wrong-team' };
  return unmaskRequest(state, masked) ? { refused: 'not-now' } : [{ type: 'unmask-asked', masked, agent }];
}

export function decideUnmask(state: State, command: By & { masked: string; released: boolean }): Decision {
  const { masked, team = 'support', released } = command;
  if (state.status === 'closed') return { refused: 'closed' };
  if (team !== 'medical') return { refused: 'wrong-team' };
  const request = unmaskRequest(state, masked);
  if (!request) return { refused: 'not-now' };
  return [{ type: released ? 'unmasked' : 'unmask-refused', masked, agent: request.agent }];
}

function unmaskRequest({ unmasking }: State, masked: string) {
  return unmasking.find((one) => one.masked === masked);
}
