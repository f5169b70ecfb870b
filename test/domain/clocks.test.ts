import { describe, expect, test } from 'vitest';
import { clocks, dueInstant, pausesUntil, promiseDue, runningClocks } from '../../domain/clocks.ts';
import { published } from '../../domain/policy.ts';
import { newRound } from '../../domain/rounds.ts';
import { blank, type Pause, type Round, type State } from '../../domain/state.ts';

const HOUR = 3_600_000;
/** Of the first day, at that hour; `on(1, 9)` is the next day at nine. */
const at = (hour: number) => hour * HOUR;
const on = (day: number, hour: number) => at(24 * day + hour);
const days = [0, 1, 2, 3, 4];

/** Open from nine to six each day, for five days. */
const sheet = {
  version: 'office',
  tzdata: 'none',
  timeZone: 'UTC',
  from: 0,
  until: on(5, 0),
  intervals: days.map((day) => [on(day, 9), on(day, 18)] as const),
};

const asked = (round: Partial<Round> = {}, more: Partial<State> = {}): State => ({
  ...blank('PAL-1', published),
  sheet,
  rounds: [{ ...newRound(at(10)), ...round }],
  at: at(10),
  ...more,
});
const waited = (from: number, until?: number): Pause => ({
  from,
  why: 'reply',
  ...(until === undefined ? {} : { until }),
});

describe('a question received at ten', () => {
  test('has two clocks: a first reply within the hour, a resolution within twenty-four open hours', () => {
    expect(clocks(asked(), at(10.5))).toEqual([
      {
        target: 'first_response',
        round: 1,
        standing: 'running',
        budget: HOUR,
        startedAt: at(10),
        used: 0.5 * HOUR,
        gross: 0.5 * HOUR,
        due: at(11),
      },
      {
        target: 'resolution',
        round: 1,
        standing: 'running',
        budget: 24 * HOUR,
        startedAt: at(10),
        used: 0.5 * HOUR,
        gross: 0.5 * HOUR,
        due: on(2, 16),
      },
    ]);
  });

  test.each([
    ['at the very instant of the deadline is on time', at(11), 'running'],
    ['is late a millisecond after', at(11) + 1, 'missed'],
  ])('%s, with no reply', (_, now, standing) => {
    expect(clocks(asked(), now)[0]).toMatchObject({ standing });
  });

  test.each([
    ['at the deadline met it', at(11), 'met'],
    ['a millisecond after missed it', at(11) + 1, 'missed'],
  ])('and answered %s, for good', (_, firstResponseAt, standing) => {
    const [first, resolution] = clocks(asked({ firstResponseAt }), on(4, 12));
    expect(first).toMatchObject({ standing, endedAt: firstResponseAt, used: firstResponseAt - at(10) });
    expect(resolution).toMatchObject({ standing: 'missed' });
    expect(resolution).not.toHaveProperty('endedAt');
  });

  test('is measured from its receipt, not before, by a clock that is behind', () => {
    expect(clocks(asked(), at(9))[0]).toMatchObject({ used: 0, gross: 0, standing: 'running' });
  });

  test('has no due instant that the hours known do not reach', () => {
    const [, resolution] = clocks(
      asked({}, { sheet: { ...sheet, intervals: sheet.intervals.slice(0, 2) } }),
      at(11),
    );
    expect(resolution).not.toHaveProperty('due');
    expect(resolution).toMatchObject({ standing: 'running' });
  });

  test('before its hours are known has used nothing and owes nothing yet', () => {
    const [first] = clocks(asked({}, { sheet: undefined }), at(12));
    expect(first).toMatchObject({ used: 0, standing: 'running' });
    expect(dueInstant(asked({}, { sheet: undefined }))).toBeUndefined();
  });
});

describe('time that we wait for the person', () => {
  test('is not counted in what was used, but in the gross time; and moves what is due', () => {
    const [first] = clocks(asked({}, { pauses: [waited(at(10.25), at(12))] }), at(12.5));
    expect(first).toMatchObject({
      used: 0.75 * HOUR,
      gross: 2.5 * HOUR,
      due: at(12.75),
      standing: 'running',
    });
    expect(first).not.toHaveProperty('why');
  });

  test('pauses the clocks that run, and says why', () => {
    const state = asked({ firstResponseAt: at(10.5) }, { pauses: [waited(at(10.5))] });
    const [first, resolution] = clocks(state, at(16));
    expect(first).toMatchObject({ standing: 'met' });
    expect(first).not.toHaveProperty('why');
    expect(resolution).toMatchObject({ standing: 'paused', why: 'reply', used: 0.5 * HOUR, gross: 6 * HOUR });
  });

  test('does not bring back a target that was missed before', () => {
    expect(clocks(asked({}, { pauses: [waited(at(12))] }), at(15))[0]).toMatchObject({ standing: 'missed' });
  });

  test('of a question whose clocks all run is over when the person speaks', () => {
    const [first] = clocks(asked({}, { pauses: [waited(at(10), at(10.5))] }), at(11));
    expect(first).toMatchObject({ standing: 'running', used: 0.5 * HOUR });
  });

  test('before an instant is what had begun by then, up to it', () => {
    const pauses = [waited(at(10), at(11)), waited(at(12), at(14)), waited(at(15))];
    expect(pausesUntil(pauses, at(13))).toEqual([
      [at(10), at(11)],
      [at(12), at(13)],
    ]);
    expect(pausesUntil(pauses, at(16)).at(-1)).toEqual([at(15), at(16)]);
    expect(pausesUntil(pauses, at(15))).toHaveLength(2);
  });
});

describe('a target that nobody owes any more', () => {
  test('is cancelled, unless it was met before', () => {
    const never = clocks(asked({ cancelledAt: at(12) }), at(13));
    expect(never.map(({ standing }) => standing)).toEqual(['cancelled', 'cancelled']);
    expect(never[0]).toMatchObject({ endedAt: at(12), used: 2 * HOUR });
    const answered = clocks(asked({ firstResponseAt: at(10.5), cancelledAt: at(12) }), at(13));
    expect(answered.map(({ standing }) => standing)).toEqual(['met', 'cancelled']);
    const settled = clocks(asked({ resolvedAt: at(12), cancelledAt: at(12) }), at(13));
    expect(settled.map(({ standing }) => standing)).toEqual(['cancelled', 'met']);
  });
});

describe('a target that changed after it ended', () => {
  test('is measured against what it was', () => {
    const [first, resolution] = clocks(
      asked({ firstResponseAt: at(10.75), budgets: { first_response: HOUR / 2 } }),
      at(11),
    );
    expect(first).toMatchObject({ budget: HOUR / 2, standing: 'missed' });
    expect(resolution).toMatchObject({ budget: 24 * HOUR });
  });
});

describe('what can still be missed', () => {
  const reopened = (more: Partial<State> = {}) =>
    asked({}, { rounds: [newRound(at(10)), { ...newRound(at(14)), firstResponseAt: at(14.5) }], ...more });

  test('is of the last round alone, and has not ended', () => {
    expect(runningClocks(reopened(), at(15))).toMatchObject([{ round: 2, target: 'resolution' }]);
    expect(clocks(reopened(), at(15)).map(({ round }) => round)).toEqual([1, 1, 2, 2]);
  });

  test('is nothing once the question is closed', () => {
    expect(runningClocks(reopened({ closedAt: at(15) }), at(15))).toEqual([]);
    expect(dueInstant(reopened({ closedAt: at(15) }))).toBeUndefined();
  });
});

describe('the nearest instant at which something is due', () => {
  test('is the first reply, then the resolution', () => {
    expect(dueInstant(asked())).toBe(at(11));
    expect(dueInstant(asked({ firstResponseAt: at(10.5) }))).toBe(on(2, 16));
  });

  test('is the promise of the notice of extended delay, which stands for the resolution', () => {
    const extension = { at: at(11), promisedAt: on(1, 12), automatic: true, missed: false };
    expect(dueInstant(asked({ firstResponseAt: at(10.5) }, { extension, at: at(12) }))).toBe(on(1, 12));
    expect(dueInstant(asked({}, { extension, at: at(10) }))).toBe(at(11));
  });
});

describe('the promise of a notice of extended delay', () => {
  const extension = { at: at(11), promisedAt: on(1, 12), automatic: false, missed: false };
  const promised = (more: Partial<State>) => promiseDue(asked({}, { extension, ...more }));

  test('is what was promised', () => {
    expect(promised({ at: at(17) })).toBe(on(1, 12));
    expect(promiseDue(asked())).toBeUndefined();
  });

  test('is moved by the open time that we waited for the person since, and by no other', () => {
    expect(promised({ pauses: [waited(at(12), at(14))], at: at(15) })).toBe(on(1, 14));
    expect(promised({ pauses: [waited(at(9), at(10))], at: at(15) })).toBe(on(1, 12));
    expect(promised({ pauses: [waited(at(10), at(12))], at: at(15) })).toBe(on(1, 13));
    expect(promised({ pauses: [waited(at(17))], at: on(1, 10) })).toBe(on(1, 14));
  });

  test('is unmoved where no hours are known', () => {
    expect(promised({ sheet: undefined, pauses: [waited(at(12), at(14))], at: at(15) })).toBe(on(1, 12));
  });

  test('may run past the hours known: then it is not known yet', () => {
    const late = { ...extension, promisedAt: on(4, 17) };
    expect(promised({ extension: late, pauses: [waited(at(12), at(16))], at: at(17) })).toBeUndefined();
  });
});
