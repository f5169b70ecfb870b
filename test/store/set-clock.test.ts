import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openClocks } from '../../bench/chaos/clocks.ts';
import { HOUR, MINUTE } from '../../domain/durations.ts';
import { startPostgres } from '../support/postgres.ts';
import { newFolder } from '../support/stores.ts';

type Times = { machine: number; house: number; store: number; ahead: number };

const script = fileURLToPath(new URL('./tell-time.ts', import.meta.url));
const clocks = openClocks(newFolder());
const postgres = await startPostgres();
afterAll(() => postgres.remove());

describe.skipIf(clocks === undefined)('a process whose clock is set while it runs', () => {
  test('gives the dates of the store, and says by how much its own is off', async () => {
    const process = begin('set');
    expect(await process.until(({ machine, store }) => isNear(machine, store))).toSatisfy(isRight);
    for (const off of [3 * HOUR, -2 * HOUR]) {
      await clocks?.step('set', off);
      const told = await process.until(({ machine, store, ahead }) =>
        [machine - store, ahead].every((by) => isNear(by, off)),
      );
      expect(told).toSatisfy(isRight);
    }
    await clocks?.step('set', 0);
    expect(await process.until(({ ahead }) => isNear(ahead, 0))).toSatisfy(isRight);
    await process.end();
  });

  test('and one that begins so, too', async () => {
    await clocks?.step('begun', 5 * HOUR);
    const process = begin('begun');
    const told = await process.until(() => true);
    expect(isNear(told.machine, told.store)).toBe(false);
    expect(told).toSatisfy(isRight);
    await process.end();
  });
});

/** Asked again until it holds. */
function begin(name: string) {
  const env = { ...process.env, ...clocks?.environment(name) };
  const child = spawn(process.execPath, ['--import', 'tsx', script, postgres.url], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    until: async (holds: (times: Times) => boolean): Promise<Times> => {
      for (;;) {
        child.stdin.write('\n');
        const { value } = await lines.next();
        const times: Times = JSON.parse(String(value));
        if (holds(times)) return times;
      }
    },
    end: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

function isRight({ house, store }: Times): boolean {
  return isNear(house, store);
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 10 * MINUTE;
}
