import { describe, expect, test } from 'vitest';
import { clocksMovedBy, type Comparison, type Moved } from '../../domain/calendar-preview.ts';
import type { Happening } from '../../domain/journal.ts';
import { clip } from '../../domain/open-intervals.ts';
import { MONDAY } from './decide-sheets.ts';
import { begun, closed, handedOff, journalOf, office, on, type Step } from './complaint-told.ts';

const TUESDAY_CLOSED = closed(on(1, 0), on(2, 0));

describe('a change of the opening hours, looked at before it is made', () => {
  test('tells how what was promised moves, and that the person heard an earlier instant', () => {
    expect(seen(begun(), { now: on(0, 17.75), next: TUESDAY_CLOSED })).toEqual({
      reference: 'PAL-1',
      team: 'support',
      clocks: [
        { target: 'first_response', before: on(1, 9.5), after: on(2, 9.5), told: on(1, 9.5), late: true },
        { target: 'resolution', before: on(3, 14.5), after: on(4, 14.5), told: on(3, 14.5), late: true },
      ],
    });
  });

  test('names the agent whose question it is', () => {
    const claimed: Step = [on(0, 17.6), { type: 'claimed', agent: 'lea' }, 'agent:lea'];
    expect(seen([...begun(), claimed], { now: on(0, 17.75), next: TUESDAY_CLOSED })?.assignee).toBe('lea');
  });

  test('says nothing of a question that it does not touch', () => {
    expect(seen(begun(), { now: on(0, 17.75), next: office })).toBeUndefined();
    expect(seen(begun(), { now: on(0, 17.75), next: closed(on(7, 0), on(8, 0)) })).toBeUndefined();
  });

  test('tells only of the targets that move', () => {
    const moved = seen(begun(), { now: on(0, 17.75), next: closed(on(3, 0), on(4, 0)) });
    expect(moved?.clocks).toMatchObject([{ target: 'resolution', after: on(4, 14.5), late: true }]);
  });

  test('tells of what comes sooner without calling it late', () => {
    const longer = {
      ...office,
      intervals: [...office.intervals, [on(1, 7), on(1, 9)] as const].toSorted((a, b) => a[0] - b[0]),
    };
    const moved = seen(begun(), { now: on(0, 17.75), next: longer });
    expect(moved?.clocks[0]).toEqual({
      target: 'first_response',
      before: on(1, 9.5),
      after: on(1, 7.5),
      told: on(1, 9.5),
      late: false,
    });
  });

  test('is late where the hours known do not reach what was promised any more', () => {
    const moved = seen(begun(), {
      now: on(0, 17.75),
      next: { ...office, intervals: clip(office.intervals, MONDAY, on(1, 9.25)) },
    });
    expect(moved?.clocks[0]).toEqual({
      target: 'first_response',
      before: on(1, 9.5),
      told: on(1, 9.5),
      late: true,
    });
  });

  test('leaves what has ended and what was measured as they are', () => {
    const answered: Step = [on(0, 17.7), { type: 'replied', message: 'm' }, 'agent:lea'];
    const moved = seen([...begun(), answered], { now: on(0, 17.75), next: TUESDAY_CLOSED });
    expect(moved?.clocks.map(({ target }) => target)).toEqual(['resolution']);
  });

  test('reckons from the last event, when that is after the instant of the look', () => {
    const late = closed(on(0, 17.5), on(1, 0));
    expect(seen(begun(), { now: on(0, 17), next: late })?.clocks[0]).toMatchObject({ after: on(1, 10) });
  });
});

describe('an instant that the person heard', () => {
  const reopenings = (reopenedAt: number): Step[] => [
    ...begun(on(0, 10)),
    [on(0, 11), { type: 'resolved', how: 'agent' }, 'agent:lea'],
    [reopenedAt, { type: 'reopened' }, 'requester'],
  ];

  test('before the question was reopened counts no more', () => {
    const moved = seen(reopenings(on(0, 17.5)), { now: on(0, 17.75), next: TUESDAY_CLOSED });
    expect(moved?.clocks).toEqual([
      { target: 'first_response', before: on(1, 9.5), after: on(2, 9.5), told: on(1, 9.5), late: true },
      { target: 'resolution', before: on(3, 14.5), after: on(4, 14.5), late: false },
    ]);
  });

  test('is none, and nothing is late, where nobody was told anything', () => {
    const silent = begun().filter(([, { type }]) => type !== 'acknowledged' && type !== 'handed-off');
    const moved = seen(silent, { now: on(0, 17.75), next: TUESDAY_CLOSED });
    expect(moved?.clocks).toEqual([
      { target: 'first_response', before: on(1, 9.5), after: on(2, 9.5), late: false },
      { target: 'resolution', before: on(3, 14.5), after: on(4, 14.5), late: false },
    ]);
  });

  test.each([
    ['at the handoff', handedOff],
    ['when the relay was agreed to', { type: 'relay-accepted' } satisfies Happening],
  ])('%s is that of the first reply', (_, happening) => {
    const told = [...begun().slice(0, 3), [on(0, 17.6), happening] as Step];
    const moved = seen(told, { now: on(0, 17.75), next: TUESDAY_CLOSED });
    expect(moved?.clocks.map(({ target, told: heard }) => [target, heard])).toEqual([
      ['first_response', on(1, 9.5)],
      ['resolution', undefined],
    ]);
  });

  test('too late already is not late because of the change', () => {
    const waited: Step[] = [
      ...begun(on(0, 16)),
      [on(0, 16.5), { type: 'asked', message: 'm' }, 'agent:lea'],
      [on(0, 17.75), { type: 'resumed' }],
    ];
    const moved = seen(waited, { now: on(0, 17.8), next: TUESDAY_CLOSED });
    const resolution = moved?.clocks.find(({ target }) => target === 'resolution');
    expect(resolution).toMatchObject({ before: on(3, 14.25), told: on(3, 13), late: false });
  });
});

describe('the date of a notice of extended delay', () => {
  const extended = (promisedAt: number): Step[] => [
    ...begun(on(0, 10)),
    [on(0, 10.5), { type: 'replied', message: 'm' }, 'agent:lea'],
    [on(0, 11), { type: 'extended', promisedAt, message: 'n' }, 'agent:lea'],
  ];

  test('stays, and is told of when no open time is left before it', () => {
    const moved = seen(extended(on(1, 18)), { now: on(0, 18), next: TUESDAY_CLOSED });
    expect(moved?.clocks).toEqual([
      { target: 'resolution', before: on(1, 18), after: on(1, 18), told: on(1, 18), late: true },
    ]);
  });

  test('is not told of while there is open time before it, nor when there was none', () => {
    const kept = seen(extended(on(2, 18)), { now: on(0, 18), next: TUESDAY_CLOSED });
    expect(kept?.clocks.filter(({ before, after }) => before === after)).toEqual([]);
    const gone = seen(extended(on(1, 9)), { now: on(0, 18), next: TUESDAY_CLOSED });
    expect(gone?.clocks.filter(({ before, after }) => before === after)).toEqual([]);
  });
});

function seen(steps: readonly Step[], { now, next }: Omit<Comparison, 'held'>): Moved | undefined {
  return clocksMovedBy({ reference: 'PAL-1', journal: journalOf(steps) }, { now, held: office, next });
}
