import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './store/schema.ts',
    './store/file-schema.ts',
    './store/calendar-schema.ts',
    './store/article-schema.ts',
    './store/attempt-schema.ts',
    './store/erasure-schema.ts',
    './store/trouble-schema.ts',
    './store/vote-schema.ts',
    './store/staff-schema.ts',
    './store/quarantine-schema.ts',
    './store/mail-trace-schema.ts',
    './store/imap-schema.ts',
    './store/indicator-schema.ts',
    './store/review-schema.ts',
    './store/training-schema.ts',
    './store/desk-schema.ts',
    './store/archive-schema.ts',
    './store/superseded-schema.ts',
    './store/machine-schema.ts',
    './store/complaint-schema.ts',
  ],
  out: './store/migrations',
  casing: 'snake_case',
});
