import { describe, expect, test } from 'vitest';
import { passedDeadlines, warningAhead } from '../../domain/deadlines.ts';
import { asEvents, decisionOn } from '../../domain/decide.ts';
import { HOUR, MINUTE } from '../../domain/durations.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Actor, Happening } from '../../domain/journal.ts';
import { snoozeChoices } from '../../domain/snooze.ts';
import type { State } from '../../domain/state.ts';
import { summaryOf } from '../../domain/summary.ts';
import { reading } from '../support/cast.ts';
import { MONDAY, sheetOf } from './decide-sheets.ts';
import { questionAt, TEN_O_CLOCK } from './decide-table.ts';

const happens = (state: State, by: Actor, what: Happening, at = TEN_O_CLOCK) =>
  asEvents(state, [what], { at, by }).reduce(evolve, state);
const aside = (until: number) => happens(questionAt('with lea'), 'agent:lea', { type: 'snoozed', until });

describe('a question that its agent has put aside', () => {
  const until = TEN_O_CLOCK + 30 * MINUTE;

  test('comes back at its instant, to the millisecond', () => {
    const state = aside(until);
    expect(summaryOf(state)).toMatchObject({ snoozedUntil: until });
    expect(passedDeadlines(state, until - 1, true).map(({ type }) => type)).not.toContain('unsnoozed');
    const back = passedDeadlines(state, until, true);
    expect(back.at(-1)).toMatchObject({ type: 'unsnoozed', at: until, by: 'clock' });
    expect(summaryOf(back.reduce(evolve, state))).not.toHaveProperty('snoozedUntil');
  });

  test('keeps the instants of its clocks', () => {
    const { rounds, pauses } = questionAt('with lea');
    expect(aside(until)).toMatchObject({ rounds, pauses });
    expect(warningAhead(aside(until))).toBe(warningAhead(questionAt('with lea')));
  });

  test.each<[who: Actor, what: Happening]>([
    ['requester', { type: 'message', message: 'm', reading: reading() }],
    ['agent:paule', { type: 'transferred', to: 'marc' }],
    ['system', { type: 'released', why: 'disabled' }],
    ['agent:lea', { type: 'resolved', how: 'agent' }],
  ])('is back at once when %s does this: %o', (who, what) => {
    const back = happens(aside(until), who, what);
    expect(back.snoozed).toBeUndefined();
    expect(passedDeadlines(back, until, true).map(({ type }) => type)).not.toContain('unsnoozed');
  });

  test('is no idle claim at closing time', () => {
    const night = MONDAY + 20 * HOUR;
    const types = (state: State) => passedDeadlines(state, night, true).map(({ type }) => type);
    expect(types(questionAt('with lea'))).toContain('released');
    expect(types(aside(TEN_O_CLOCK + 23 * HOUR))).not.toContain('released');
  });

  test('comes back when the service opens, if that instant was closed meanwhile', () => {
    const state = happens(aside(until), 'system', {
      type: 'calendar',
      sheet: sheetOf('nights', TEN_O_CLOCK),
    });
    const [back] = passedDeadlines(state, until + 24 * HOUR, true).filter(({ type }) => type === 'unsnoozed');
    expect(back?.at).toBeGreaterThan(until);
  });

  test('may be put aside by nobody under earlier rules', () => {
    const earlier = { ...questionAt('with lea'), rules: 8 };
    const command = { name: 'snooze', id: 'c', agent: 'lea', until } as const;
    expect(decisionOn(earlier, command, TEN_O_CLOCK)).toEqual({ refused: 'not-now' });
  });
});

describe('what is offered', () => {
  const { intervals } = sheetOf('office', MONDAY);
  const friday = MONDAY + 4 * 24 * HOUR;

  test.each([
    ['in the morning', TEN_O_CLOCK, [11, 24 + 9, 7 * 24 + 10]],
    ['an hour before the night', MONDAY + 17 * HOUR, [24 + 9, 7 * 24 + 10]],
    ['on Friday evening', friday + 19 * HOUR, [7 * 24 + 9, 7 * 24 + 10]],
  ])('%s: in an hour, at the next opening, next week', (_, now, hours) => {
    expect(snoozeChoices(intervals, now)).toEqual(hours.map((hour) => MONDAY + hour * HOUR));
  });
});
