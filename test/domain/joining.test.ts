import { describe, expect, test } from 'vitest';
import { clocks, dueInstant } from '../../domain/clocks.ts';
import { decisionOn, eventsOf } from '../../domain/decide.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Command } from '../../domain/commands.ts';
import type { State } from '../../domain/state.ts';
import { HOUR } from '../../domain/durations.ts';
import { reading } from '../support/cast.ts';
import { questionAt, TEN_O_CLOCK } from './decide-table.ts';

const after = (state: State, command: Command, at: number) =>
  eventsOf(state, command, at).reduce(evolve, state);
const lea = { agent: 'lea', team: 'support' } as const;
const wrote = {
  name: 'message',
  id: 's',
  at: TEN_O_CLOCK + HOUR,
  reading: reading({ route: 'question' }),
} as const;
const join = { name: 'join', id: 'j', ...lea, other: 'PAL-2222-3333', leads: false } as const;

describe('a question that is joined to another', () => {
  const before = questionAt('with lea');
  const joined = after(before, join, TEN_O_CLOCK);

  test('waits without a clock, and nobody is told', () => {
    expect(joined).toMatchObject({ status: 'resolved', joined: { other: 'PAL-2222-3333' }, alerts: [] });
    expect(clocks(joined, TEN_O_CLOCK).filter(({ standing }) => standing === 'running')).toEqual([]);
    expect(eventsOf(before, join, TEN_O_CLOCK).map(({ type }) => type)).toEqual(['joined']);
  });

  test.each<[string, Command]>([
    ['separated', { name: 'separate', id: 's', ...lea }],
    ['reopened', { name: 'reopen', id: 's', agent: 'lea' }],
    ['written to', wrote],
  ])('and %s stands where it stood, its clocks counted from its receipt', (_, command) => {
    const apart = after(joined, command, TEN_O_CLOCK + HOUR);
    expect(apart).toMatchObject({ status: before.status, assignee: before.assignee, rounds: before.rounds });
    expect(apart.joined).toBeUndefined();
    expect(dueInstant(apart)).toBe(dueInstant(before));
  });

  test('is joined to one alone, never to itself', () => {
    expect(decisionOn(joined, { ...join, id: 'k' }, TEN_O_CLOCK)).toEqual({ refused: 'not-now' });
    expect(decisionOn(before, { ...join, other: before.reference }, TEN_O_CLOCK)).toEqual({
      refused: 'not-now',
    });
  });
});
