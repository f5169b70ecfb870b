import type { CommandOf } from './commands.ts';
import type { Decision } from './decision.ts';
import type { State } from './state.ts';

/**
 * What was masked for nothing comes back to support, but not by its own hand: it asks, the medical team looks and decides,
 * both written down.
 */
export function decideUnmask(
  state: State,
  command: CommandOf<'ask-unmask'> | CommandOf<'decide-unmask'>,
): Decision {
  const { masked, agent, team = 'support' } = command;
  if (state.status === 'closed') return { refused: 'closed' };
  const asked = state.unmasking.find((one) => one.masked === masked);
  if (command.name === 'ask-unmask') {
    if (team !== 'support' || state.team !== 'support') return { refused: 'wrong-team' };
    return asked === undefined ? [{ type: 'unmask-asked', masked, agent }] : { refused: 'not-now' };
  }
  if (team !== 'medical') return { refused: 'wrong-team' };
  if (asked === undefined) return { refused: 'not-now' };
  return [{ type: command.released ? 'unmasked' : 'unmask-refused', masked, agent: asked.agent }];
}
