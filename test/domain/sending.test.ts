import { describe, expect, test } from 'vitest';
import { openCommands } from '../../domain/open-commands.ts';
import type { Command } from '../../domain/commands.ts';
import { nextChange, passedDeadlines } from '../../domain/deadlines.ts';
import { decisionOn, eventsOf } from '../../domain/decide.ts';
import { evolve } from '../../domain/evolve.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import type { State } from '../../domain/state.ts';
import { reading } from '../support/cast.ts';
import { questionAt, TEN_O_CLOCK as TEN, type Point } from './decide-table.ts';

const lea = { agent: 'lea' } as const;
const reply = { name: 'reply', id: 'r', ...lea, message: 'words', undo: true } as const;
const LEAVES = TEN + 10_000;

const after = (state: State, command: Command, at: number) =>
  eventsOf(state, command, at).reduce(evolve, state);
const typesOf = (events: readonly JournalEvent[]) => events.map(({ type }) => type);
const held = (point: Point = 'with lea', command: Command = reply) => after(questionAt(point), command, TEN);

describe('what an agent sends', () => {
  test('leaves ten seconds later, to the millisecond, as theirs, and counts from there', () => {
    expect(held().rounds[0]).not.toHaveProperty('firstResponseAt');
    expect(typesOf(passedDeadlines(held(), LEAVES - 1, true))).not.toContain('replied');
    const left = passedDeadlines(held(), LEAVES, true).filter(({ by }) => by !== 'clock');
    expect(left).toMatchObject([{ type: 'replied', message: 'words', at: LEAVES, by: 'agent:lea' }]);
    const state = left.reduce(evolve, held());
    expect(state.rounds[0]?.firstResponseAt).toBe(LEAVES);
    expect(state.sending).toBeUndefined();
  });

  test.each<[what: string, command: Command, leaves: string[]]>([
    ['a request', { ...reply, name: 'ask' }, ['asked']],
    ['the last words of a resolution', { ...reply, name: 'resolve' }, ['resolved']],
  ])('leaves as what it is: %s', (_, command, leaves) => {
    const state = held('with lea', command);
    const mine = passedDeadlines(state, LEAVES, true).filter(({ by }) => by === 'agent:lea');
    expect(typesOf(mine)).toEqual(leaves);
  });

  test('leaves on a question on which we wait for the person, too', () => {
    expect(typesOf(passedDeadlines(held('asked'), LEAVES, true))).toContain('replied');
  });

  test('leaves at once where nobody asked for a moment, or the rules are older', () => {
    expect(held('with lea', { ...reply, undo: false }).rounds[0]?.firstResponseAt).toBe(TEN);
    const before = { ...questionAt('with lea'), rules: 10 };
    expect(after(before, reply, TEN).rounds[0]?.firstResponseAt).toBe(TEN);
  });

  test('misses nothing for it: what falls due within the moment is met', () => {
    const state = questionAt('with lea');
    for (let at = TEN, due = nextChange(state, TEN); due !== undefined && at < TEN + 3_700_000;) {
      const late = passedDeadlines(state, due - 4_000, true).reduce(evolve, state);
      const sent = after(late, { ...reply, id: `r-${due}` }, due - 4_000);
      expect(sent.sending?.until).toBe(due);
      const left = passedDeadlines(sent, due, true);
      expect(left.find(({ type }) => type === 'replied')?.at).toBe(due);
      expect(typesOf(left)).not.toContain('breached');
      at = due;
      due = nextChange(passedDeadlines(state, due, true).reduce(evolve, state), due + 1);
    }
  });
});

describe('what an agent takes back', () => {
  const unsend = { name: 'unsend', id: 'u', ...lea, sent: 'words' } as const;

  test('never leaves, and the clocks are as they were', () => {
    const state = after(held(), unsend, LEAVES - 1);
    expect(typesOf(passedDeadlines(state, LEAVES + 60_000, true))).not.toContain('replied');
    expect(state.rounds).toEqual(questionAt('with lea').rounds);
  });

  test.each<[who: string, state: () => State, command: Command, code: string]>([
    [
      'is too late once it left',
      () => passedDeadlines(held(), LEAVES, true).reduce(evolve, held()),
      unsend,
      'not-now',
    ],
    ['is another text', held, { ...unsend, sent: 'others' }, 'not-now'],
    ['is a colleague’s', held, { ...unsend, agent: 'marc' }, 'claimed-by-another'],
    ['is nothing', () => questionAt('with lea'), unsend, 'not-now'],
  ])('%s: refused', (_, state, command, code) => {
    expect(decisionOn(state(), command, LEAVES - 1)).toEqual({ refused: code });
  });

  test('is offered to whoever sent it, alone', () => {
    const offered = (agent: string) =>
      openCommands(held(), { agent, team: 'support', supervisor: true }, TEN).includes('unsend');
    expect([offered('lea'), offered('paule')]).toEqual([true, false]);
  });
});

describe('what is done while a text is on its way', () => {
  test.each<[what: string, command: Command, then: string]>([
    ['a second reply', { ...reply, id: 'r2', message: 'more' }, 'sending'],
    ['a release', { name: 'release', id: 'c', ...lea }, 'released'],
    [
      'a transfer by a supervisor',
      { name: 'transfer', id: 'c', agent: 'paule', supervisor: true, to: 'marc', message: 'why' },
      'transferred',
    ],
    ['a resolution', { name: 'resolve', id: 'c', ...lea }, 'resolved'],
  ])('%s lets it leave first', (_, command, then) => {
    expect(typesOf(eventsOf(held(), command, TEN + 1_000)).filter((type) => type !== 'alerted')).toEqual([
      'replied',
      then,
    ]);
  });

  test('a refused command does not', () => {
    const events = eventsOf(held(), { ...reply, id: 'm', agent: 'marc' }, TEN + 1_000);
    expect(typesOf(events)).not.toContain('replied');
  });

  test('the person’s own message neither stops nor hurries it', () => {
    const message = { name: 'message', id: 'm', at: TEN + 2_000, reading: reading() } as const;
    const state = after(held(), message, TEN + 2_000);
    expect(state.sending?.until).toBe(LEAVES);
  });

  test('an erasure takes it away for good', () => {
    const state = after(held(), { name: 'erase', id: 'e' }, TEN + 1);
    expect(typesOf(passedDeadlines(state, LEAVES, true))).not.toContain('replied');
  });
});
