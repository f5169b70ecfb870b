import { defineConfig } from 'vitest/config';

/** The specifications of the modules that Stryker mutates; the walked seconds are few, as they run once a mutant. */
export default defineConfig({
  test: {
    include: ['test/domain/open-*.test.ts', 'test/domain/calendar*.test.ts', 'test/domain/clocks.test.ts'],
    exclude: ['test/domain/open-due.test.ts'],
    env: { OPEN_TIME_RUNS: '4' },
    pool: 'forks',
    testTimeout: 20_000,
  },
});
