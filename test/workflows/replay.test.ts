import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { referenceOf, replayHistories, type Recorded } from '../../worker/replay-history.ts';

const folder = new URL('../histories/', import.meta.url);

describe('the recorded life of every path', () => {
  test('is decided again, word for word, by the code of today', async () => {
    const disagreeing = [];
    for await (const { workflowId, agrees, difference } of replayHistories(recorded())) {
      if (!agrees) disagreeing.push(`${workflowId}: ${difference}`);
    }
    expect(disagreeing).toEqual([]);
  });

  test('is noticed when the code would have decided otherwise', async () => {
    const answered = recorded().find(({ history }) => JSON.stringify(history).includes('"name":"attempt"'));
    const altered: Recorded = JSON.parse(
      JSON.stringify(answered).replace('"name":"attempt"', '"name":"guess"'),
    );
    for await (const { agrees, difference } of replayHistories([altered])) {
      expect(agrees).toBe(false);
      expect(difference).toContain('decides otherwise');
    }
  });
});

function recorded(): Recorded[] {
  return readdirSync(folder).map((file) => {
    const history: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    return { workflowId: referenceOf(history) ?? file, history };
  });
}
