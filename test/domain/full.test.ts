import { describe, expect, test } from 'vitest';
import type { Command } from '../../domain/commands.ts';
import { decisionOn, eventsOf, recordedOutcome } from '../../domain/decide.ts';
import { EVENT_LIMIT, EVENT_RESERVE } from '../../domain/decision.ts';
import { evolve } from '../../domain/evolve.ts';
import { blank, type State } from '../../domain/state.ts';
import { published } from '../../domain/policy.ts';
import { reading } from '../support/cast.ts';
import { commands, questionAt, TEN_O_CLOCK } from './decide-table.ts';

const full: State = { ...questionAt('with lea'), seq: EVENT_LIMIT };

describe('a question that holds all it may', () => {
  test('takes only what brings it to its end', () => {
    const taken = Object.entries(commands).filter(([, command]) => codeOf(full, command) !== 'full');
    expect([...new Set(taken.map(([, { name }]) => name))].toSorted()).toEqual(
      [
        'bounced',
        'calendar',
        'claim',
        'confirm',
        'consent',
        'erase',
        'message',
        'rate',
        'relay',
        'release',
        'reply',
        'resolve',
        'transfer',
      ].toSorted(),
    );
  });

  test('loses nothing of what the person writes: it opens a question of its own', () => {
    for (const seq of [EVENT_LIMIT, EVENT_LIMIT + EVENT_RESERVE]) {
      const message = { name: 'message', id: 'm', at: TEN_O_CLOCK, reading: reading() } as const;
      expect(decisionOn({ ...full, seq }, message, TEN_O_CLOCK)).toEqual([{ type: 'linked', message: 'm' }]);
    }
  });

  test('takes nothing of agents once the room kept for its end is used', () => {
    const state = { ...full, seq: EVENT_LIMIT + EVENT_RESERVE };
    expect(codeOf(state, { name: 'reply', id: 'c', agent: 'lea', message: 'm' })).toBe('full');
  });
});

describe('a question with a long past', () => {
  test('remembers what each command came to, by an id that may be any word', () => {
    let state = questionAt('with lea');
    const ids = ['constructor', '__proto__', ...Array.from({ length: 2_000 }, (_, each) => `c${each}`)];
    for (const id of ids) state = eventsOf(state, note(id), TEN_O_CLOCK).reduce(evolve, state);
    expect(ids.map((id) => recordedOutcome(state, id))).toEqual(ids.map(() => 'applied'));
    expect(recordedOutcome(state, 'toString')).toBeUndefined();
    expect(eventsOf(state, note('c7'), TEN_O_CLOCK)).toEqual([]);
  });

  test('is the same once it has travelled to its next run', () => {
    let state = questionAt('with lea');
    for (let each = 0; each < 300; each += 1)
      state = eventsOf(state, note(`c${each}`), TEN_O_CLOCK).reduce(evolve, state);
    const travelled: State = { ...blank('PAL-1', published), ...JSON.parse(JSON.stringify(state)) };
    expect(eventsOf(travelled, note('c7'), TEN_O_CLOCK)).toEqual([]);
    const next = (from: State) => eventsOf(from, note('next'), TEN_O_CLOCK);
    expect(next(travelled)).toEqual(next(state));
  });
});

function note(id: string): Command {
  return { name: 'note', id, agent: 'marc', message: `m-${id}` };
}

function codeOf(state: State, command: Command): string | undefined {
  const decision = decisionOn(state, command, TEN_O_CLOCK);
  return 'refused' in decision ? decision.refused : undefined;
}
