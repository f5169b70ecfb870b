import { defineConfig } from 'vitest/config';

const shared = {
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 20_000, interval: 30 } },
} as const;

export default defineConfig({
  test: {
    reporters: ['default', './test/plain-summary.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'rules',
          // They keep nothing outside themselves: files share a process, which reads the house's data once.
          isolate: false,
          setupFiles: ['test/support/clock.ts'],
          include: ['test/{domain,content,triage,assistant,store,email,on-call}/**/*.test.{ts,tsx}'],
        },
      },
      {
        // These drive a real engine, started once for the run.
        test: {
          ...shared,
          name: 'engine',
          include: ['test/{temporal-server,workflows,intake,api,web,cli,story,privacy}/**/*.test.{ts,tsx}'],
          globalSetup: ['test/support/engine-global.ts'],
        },
      },
    ],
  },
});
