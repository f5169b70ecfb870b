import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clocks, type Clock } from '../../domain/clocks.ts';
import { evolve } from '../../domain/evolve.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { blank, type State } from '../../domain/state.ts';
import { lived } from './decide-lives.ts';
import { beginning, DAY, steps } from './decide-steps.ts';

const seed = Number(process.env.LIVES_SEED ?? 2);
const numRuns = Number(process.env.LIVES_RUNS ?? 30);

describe('the clocks of a question, whatever is done to it', () => {
  test('never go back, and stand still while we wait for the person', () => {
    afterEveryEvent(({ before, after, event }) => {
      for (const [was, is] of pairs(before, after, event.at)) {
        expect(is.used).toBeGreaterThanOrEqual(was.used);
        expect(is.gross).toBeGreaterThanOrEqual(was.gross);
        // What was received before we began to wait says that we never had to.
        const waited = isPaused(before) && event.receivedAt === undefined;
        expect(is.used === was.used || !waited).toBe(true);
      }
      const later = clocks(after, after.at + 3 * DAY);
      for (const [rank, is] of clocks(after, after.at).entries()) {
        expect(later[rank]?.used).toBeGreaterThanOrEqual(is.used);
        const stands = isPaused(after) || is.endedAt !== undefined;
        expect(later[rank]?.used === is.used || !stands).toBe(true);
      }
    });
  });

  test('count what a plain walk from boundary to boundary counts', () => {
    afterEveryEvent(({ after }) => {
      const at = after.at + DAY;
      for (const clock of clocks(after, at)) {
        expect(clock.used).toBe(walked(after, clock.startedAt, clock.endedAt ?? at));
        expect(clock.used).toBeLessThanOrEqual(clock.gross);
        const reaches = clock.due !== undefined && !isPaused(after);
        expect(reaches ? walked(after, clock.startedAt, clock.due ?? at, clock.endedAt) : clock.budget).toBe(
          clock.budget,
        );
      }
    });
  });

  test('keep what they counted when a target, the calendar or the agent changes', () => {
    afterEveryEvent(({ before, after, event }) => {
      const keeps = changesNothingMeasured.has(event.type) && before.sheet !== undefined;
      expect(counted(after, event.at)).toEqual(counted(keeps ? before : after, event.at));
    });
  });

  test('stay as they ended, unless that end is taken back', () => {
    afterEveryEvent(({ before, after, event }) => {
      if (takesBack.has(event.type)) return;
      for (const [was, is] of pairs(before, after, event.at)) {
        const { used, gross, standing, endedAt, budget } = was.endedAt === undefined ? is : was;
        expect(is).toMatchObject({ used, gross, standing, budget });
        expect(is.endedAt).toBe(endedAt);
      }
    });
  });

  test('are missed after their deadline, not at it, and never for having waited', () => {
    afterEveryEvent(({ after }) => {
      const now = clocks(after, after.at);
      const late = ({ due = Number.POSITIVE_INFINITY, endedAt = after.at }: Clock) => endedAt > due;
      expect(now.filter((clock) => clock.standing === 'missed' && !late(clock))).toEqual([]);
      expect(now.filter((clock) => /met|running/.test(clock.standing) && late(clock))).toEqual([]);
      const waited = isPaused(after) ? clocks(after, after.at + 30 * DAY) : now;
      expect(waited.map(({ standing }) => standing)).toEqual(now.map(({ standing }) => standing));
    });
  });
});

const changesNothingMeasured: ReadonlySet<JournalEvent['type']> = new Set([
  'calendar',
  'calendar-changed',
  'claimed',
  'released',
  'transferred',
  'retargeted',
  'extended',
  'warned',
  'breached',
  'noted',
  'alerted',
]);

/** A question joined to another stands for itself again; what was received in time undoes an assumed end. */
const takesBack: ReadonlySet<JournalEvent['type']> = new Set(['separated', 'revived']);

type Change = { before: State; after: State; event: JournalEvent };

function afterEveryEvent(holds: (change: Change) => void): void {
  fc.assert(
    fc.property(beginning, steps, (begins, taken) => {
      let before = blank('PAL-1', published);
      for (const event of lived(begins, taken).journal) {
        const after = evolve(before, event);
        holds({ before, after, event });
        before = after;
      }
    }),
    { seed, numRuns },
  );
}

/** Each clock as it was just before, and as it is. An `extended` or `replied` may have ended it: at that very instant. */
function pairs(before: State, after: State, at: number): (readonly [Clock, Clock])[] {
  if (before.sheet === undefined) return [];
  const now = clocks(after, at);
  return clocks(before, at).flatMap((was, rank) => (now[rank] ? [[was, now[rank]] as const] : []));
}

function counted(state: State, at: number) {
  return clocks(state, at).map(({ used, gross, startedAt }) => ({ used, gross, startedAt }));
}

function isPaused({ pauses }: State): boolean {
  return pauses.some(({ until }) => until === undefined);
}

/** Open time outside pauses, by asking of the middle of each stretch whether it counts. */
function walked({ sheet, pauses }: State, from: number, until: number, pausesEnd = until): number {
  const intervals = sheet?.intervals ?? [];
  const waits = pauses.filter((pause) => pause.from < pausesEnd);
  const boundaries = [
    ...intervals.flat(),
    ...waits.flatMap(({ from: a, until: b }) => [a, b ?? until]),
    from,
    until,
  ]
    .filter((each) => each >= from && each <= until)
    .toSorted((a, b) => a - b);
  return boundaries.reduce((sum, start, rank) => {
    const end = boundaries[rank + 1] ?? start;
    const middle = (start + end) / 2;
    const open = intervals.some(([opens, closes]) => opens < middle && middle < closes);
    const waiting = waits.some(({ from: a, until: b }) => a < middle && middle < (b ?? until));
    return open && !waiting ? sum + end - start : sum;
  }, 0);
}
