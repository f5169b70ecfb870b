import type { Route } from './triage/types.ts';
import { DAY } from './durations.ts';

/** How long what people wrote is kept, in days. Journal and figures hold no word of theirs, and stay. */
export type RetentionPolicy = {
  /** Medical texts and files, after the relay, or after the last one that was exchanged if that is later. */
  medical: number;
  /** Files of ordinary questions, after the closing. */
  files: number;
  /** Mails in quarantine on which nobody decided, after they came. */
  quarantine: number;
  /** Votes on articles with their comments, after they were given. */
  votes: number;
  /** All the rest of a question, contact included, after the closing: by its route. */
  routes: Record<Route, number>;
};

/** 24 months; a complaint too. docs/privacy.md says why. */
const TWO_YEARS = 730;

export const publishedRetention: RetentionPolicy = {
  medical: 30,
  files: 365,
  quarantine: 90,
  votes: TWO_YEARS,
  routes: {
    question: TWO_YEARS,
    complaint: TWO_YEARS,
    medical_employee: TWO_YEARS,
    medical_employer: TWO_YEARS,
    emergency: TWO_YEARS,
    other: TWO_YEARS,
  },
};

/** What began to count at or before this instant has served its time. */
export function expiryLimit(now: number, days: number): number {
  return now - days * DAY;
}
