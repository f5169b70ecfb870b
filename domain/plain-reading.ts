import type { Reading } from './journal.ts';

/** What triage reads in a plain question; `different` says what it read besides. */
export function plainReading(different: Partial<Reading> = {}): Reading {
  return {
    route: 'question',
    humanRequested: false,
    sensitive: false,
    suicidal: false,
    thanks: false,
    cannotReach: false,
    automated: false,
    rules: [],
    ...different,
  };
}
