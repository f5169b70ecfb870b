import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  referenceOf,
  replayHistories,
  type Recorded,
  type ReplayResult,
} from '../../worker/replay-history.ts';

const HOUR = 3_600_000;
const folder = new URL('../histories/', import.meta.url);

describe('the recorded life of every path', () => {
  test('is decided again, event by event, by the code of today', async () => {
    const results = await replayed(recorded());
    expect(results.filter(({ verdict }) => verdict !== 'agrees' && verdict !== 'open')).toEqual([]);
    expect(results.filter(({ compared }) => compared > 0).length).toBeGreaterThan(5);
  });

  test('is noticed when the code would have commanded otherwise', async () => {
    const answered = recorded().find(({ history }) => JSON.stringify(history).includes('"name":"attempt"'));
    const altered: Recorded = JSON.parse(
      JSON.stringify(answered).replace('"name":"attempt"', '"name":"guess"'),
    );
    const [result] = await replayed([altered]);
    expect(result?.verdict).toBe('diverges');
    expect(result?.detail).toContain('decides otherwise');
  });
});

describe('a record that somebody touched', () => {
  const claimed = named('a-complaint-on-the-desk-goes-from-claim');
  const late = named('a-complaint-received-on-friday-at-17-30-is-warned');

  test('is noticed when an agent is renamed in what they asked', async () => {
    expect(await verdictOn(rewritten(claimed, 'workflowExecutionUpdateAccepted', '"lea"', '"ines"'))).toBe(
      'diverges',
    );
  });

  test('is noticed when a breach is dated an hour later in its journal', async () => {
    const [, at] = /"type":"breached"[^}]*"at":(\d+)/.exec(journalOf(late)) ?? [];
    if (at === undefined) throw new Error('no breach in the record');
    const later = `"at":${Number(at) + HOUR}`;
    expect(await verdictOn(rewritten(late, 'markerRecorded', `"at":${at}`, later))).toBe('diverges');
  });

  test('is noticed when an event is taken out of it', async () => {
    const events = claimed.events.filter((_, index) => index !== 20);
    expect(await verdictOn({ events })).toBe('truncated');
  });

  test('is never said to agree once its end is gone, wherever it was cut', async () => {
    const ended = named('a-question-that-the-assistant-can-answer-closes');
    const cuts = ended.events.map((_, length) => ({ events: ended.events.slice(0, length) }));
    const results = await replayed(cuts.map((history, length) => ({ workflowId: String(length), history })));
    expect(results.filter(({ verdict }) => verdict === 'agrees' || verdict === 'diverges')).toEqual([]);
    expect(results.some(({ verdict }) => verdict === 'truncated')).toBe(true);
  });

  test('is unreadable when it is no history at all', async () => {
    for (const nonsense of [undefined, {}, [], { events: 'none' }, { events: [] }])
      expect(await verdictOn(nonsense)).toBe('unreadable');
  });
});

type Kept = { events: unknown[] };

function named(start: string): Kept {
  const month = new URL('2026-11/', folder);
  const file = readdirSync(month).find((name) => name.startsWith(start));
  if (file === undefined) throw new Error(`no record of ${start}`);
  return JSON.parse(readFileSync(new URL(file, month), 'utf8'));
}

/** With some words of the payloads of some events replaced, as a hand on the database would. */
function rewritten(history: Kept, kind: string, from: string, to: string): Kept {
  return {
    events: history.events.map((event) => {
      const text = JSON.stringify(event);
      if (!text.includes(`${kind}EventAttributes`)) return event;
      return JSON.parse(
        text.replaceAll(/(?<="data":")[^"]+/g, (data) =>
          Buffer.from(Buffer.from(data, 'base64').toString().replaceAll(from, to)).toString('base64'),
        ),
      );
    }),
  };
}

function journalOf(history: Kept): string {
  return [...JSON.stringify(history.events).matchAll(/(?<="data":")[^"]+/g)]
    .map(([data]) => Buffer.from(data, 'base64').toString())
    .join('\n');
}

async function verdictOn(history: unknown): Promise<ReplayResult['verdict'] | undefined> {
  const [result] = await replayed([{ workflowId: 'PAL-touched', history }]);
  return result?.verdict;
}

async function replayed(histories: Recorded[]): Promise<ReplayResult[]> {
  const results: ReplayResult[] = [];
  for await (const result of replayHistories(histories)) results.push(result);
  return results;
}

function recorded(): Recorded[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const history: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      return { workflowId: referenceOf(history) ?? file, history };
    });
}
