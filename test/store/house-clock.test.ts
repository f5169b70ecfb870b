import { describe, expect, test } from 'vitest';
import { openHouseClock } from '../../service/house-clock.ts';

const NOON = Date.UTC(2026, 10, 30, 12);
const HOUR = 3_600_000;
const SECOND = 1_000;

/** A machine and a store, of which each has its clock. */
function twoClocks({ offBy = 0 } = {}) {
  const told: number[] = [];
  const at = { passed: 0, offBy, answerTakes: 0, isAway: false };
  const store = () => NOON + at.passed;
  const pass = (ms: number) => void (at.passed += ms);
  const open = () =>
    openHouseClock({
      read: async () => {
        if (at.isAway) throw new Error('away');
        pass(at.answerTakes / 2);
        const read = store();
        pass(at.answerTakes / 2);
        return read;
      },
      told: (ahead) => told.push(ahead),
      machine: { wall: () => store() + at.offBy, elapsed: () => at.passed },
    });
  return { at, told, store, pass, open };
}

describe('while the machine’s clock agrees with the store’s', () => {
  test.for([0, 400, -900])('it is what counts, to the millisecond (%i ms off)', async (offBy) => {
    const { open, store, pass, told } = twoClocks({ offBy });
    const clock = await open();
    pass(HOUR);
    expect(clock.now()).toBe(store() + offBy);
    expect(told).toEqual([]);
    clock.close();
  });
});

describe.for([
  ['hours ahead', 3 * HOUR],
  ['hours behind', -3 * HOUR],
  ['minutes ahead', HOUR / 30],
  ['some seconds behind', -5 * SECOND],
] as const)('a machine whose clock is set %s', ([, offBy]) => {
  test('goes on with the store’s from that very moment, and is told of, once', async () => {
    const { at, open, store, pass, told } = twoClocks();
    const clock = await open();
    pass(7 * SECOND);
    at.offBy = offBy;
    expect(clock.now()).toBe(store());
    await clock.compare();
    expect(clock.ahead()).toBe(offBy);
    pass(HOUR);
    expect(clock.now()).toBe(store());
    await clock.compare();
    expect(told).toEqual([offBy]);
    clock.close();
  });

  test('counts again once it is right, and that is told as well', async () => {
    const { at, open, store, pass, told } = twoClocks();
    const clock = await open();
    at.offBy = offBy;
    await clock.compare();
    pass(7 * SECOND);
    at.offBy = 0;
    expect(clock.now()).toBe(store());
    await clock.compare();
    expect(clock.now()).toBe(store());
    expect([clock.ahead(), ...told]).toEqual([0, offBy, 0]);
    clock.close();
  });

  test('is known to be off from its start on', async () => {
    const { open, store, told } = twoClocks({ offBy });
    const clock = await open();
    expect(clock.now()).toBe(store());
    expect(told).toEqual([offBy]);
    clock.close();
  });

  test('is not believed while the store is away', async () => {
    const { at, open, store, pass } = twoClocks();
    const clock = await open();
    at.isAway = true;
    at.offBy = offBy;
    await clock.compare();
    pass(HOUR);
    expect(clock.now()).toBe(store());
    clock.close();
  });
});

describe('a store that takes long to answer', () => {
  test('makes no right clock a wrong one', async () => {
    const { at, open, store, told } = twoClocks({ offBy: 500 });
    at.answerTakes = 8 * SECOND;
    const clock = await open();
    expect(clock.now()).toBe(store() + 500);
    expect(told).toEqual([]);
    clock.close();
  });

  test('still tells of one that is hours off', async () => {
    const { at, open, store } = twoClocks({ offBy: 3 * HOUR });
    at.answerTakes = 8 * SECOND;
    const clock = await open();
    expect(Math.abs(clock.now() - store())).toBeLessThanOrEqual(at.answerTakes / 2);
    at.answerTakes = 0;
    await clock.compare();
    expect(clock.now()).toBe(store());
    clock.close();
  });
});
