import { expect, test } from 'vitest';
import { replayJournal } from '../../domain/evolve.ts';
import type { Happening, JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { summaryOf } from '../../domain/summary.ts';

const life: Happening[] = [
  { type: 'registered', channel: 'chat', role: 'employee' },
  { type: 'handed-off', reason: 'complaint', team: 'support' },
  { type: 'extended', promisedAt: 9_000 },
  { type: 'resolved', how: 'agent' },
  { type: 'reopened' },
];

test('a list is told how often a question was extended since it was opened, and how often it was reopened', () => {
  const after = (count: number) => summaryOf(replayJournal('PAL-2222-2222', published, journalOf(count)));
  expect(after(2)).not.toHaveProperty('extensions');
  expect(after(3)).toMatchObject({ extensions: 1 });
  expect(after(4)).not.toHaveProperty('reopenings');
  expect(after(5)).toMatchObject({ reopenings: 1 });
  expect(after(5)).not.toHaveProperty('extensions');
});

function journalOf(count: number): JournalEvent[] {
  return life
    .slice(0, count)
    .map((happening, index) => ({ ...happening, seq: index + 1, at: 1_000 * (index + 1), by: 'system' }));
}
