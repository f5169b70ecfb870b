import { defineConfig } from 'vitest/config';
import { Sequence } from './test/sequence.ts';
import { chooseScratch } from './test/support/scratch.ts';

chooseScratch(process.env);

const shared = {
  pool: 'forks',
  // Files share a process, which loads the house once: what one changes of the process, it puts back.
  isolate: false,
  // What is waited for comes at once, or late on a busy machine: patience costs nothing where all is well.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 120_000, interval: 30 } },
} as const;

export default defineConfig({
  test: {
    reporters: ['default', './test/plain-summary.ts'],
    // On two cores. Each waits a third of its time for what may not be hurried: `VITEST_MAX_WORKERS=3 npm test` tries more.
    maxWorkers: 2,
    sequence: { sequencer: Sequence },
    // A call that Temporal's client was to repeat after its test had closed the connection.
    onUnhandledError: ({ message }) => message !== 'Channel has been shut down',
    projects: [
      {
        test: {
          ...shared,
          name: 'rules',
          globalSetup: ['test/support/built.ts'],
          setupFiles: ['test/support/clock.ts'],
          include: ['test/{domain,content,triage,assistant,store,email,on-call}/**/*.test.{ts,tsx}'],
        },
      },
      {
        // These drive a real engine, started once for the run.
        test: {
          ...shared,
          name: 'engine',
          // The engine's leaps in time overshoot, and a browser misses a beat, once in some thousand tests on a busy machine. What
          // is ours fails again and again; what passes at a later try is named at the end.
          retry: 2,
          include: ['test/{temporal-server,workflows,intake,api,web,cli,story,privacy}/**/*.test.{ts,tsx}'],
          globalSetup: ['test/support/built.ts', 'test/support/engine-global.ts'],
        },
      },
    ],
  },
});
