import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passedDeadlines, nextDeadline } from '../../domain/deadlines.ts';
import { evolve } from '../../domain/evolve.ts';
import { isOpenIn } from '../../domain/open-intervals.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import type { State } from '../../domain/state.ts';
import { lived } from './decide-lives.ts';
import { beginning, DAY, HOUR, steps } from './decide-steps.ts';

const seed = Number(process.env.LIVES_SEED ?? 3);
const numRuns = Number(process.env.LIVES_RUNS ?? 12);

describe('what time alone brings about', () => {
  test('comes to an end, in order, and leaves nothing behind', () => {
    fromEveryMoment((state) => {
      for (const until of [state.at, state.at + 5 * HOUR, state.at + 40 * DAY]) {
        const events = passedDeadlines(state, until, true);
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, each) => state.seq + 1 + each));
        expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b));
        const next = nextDeadline(events.reduce(evolve, state));
        expect(next?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(until);
      }
    });
  });

  test('is the same whether it is looked at once or often: a worker that was away changes nothing', () => {
    fromEveryMoment((state) => {
      let [often, seen] = [state, 0];
      for (let at = state.at; at < state.at + 10 * DAY; at += 7 * HOUR) {
        const events = passedDeadlines(often, at, true);
        often = events.reduce(evolve, often);
        seen += events.length;
      }
      const once = passedDeadlines(state, state.at + 10 * DAY, true);
      expect(once.slice(0, seen).reduce(evolve, state)).toEqual(often);
    });
  });

  test('reaches staff and people in opening hours only', () => {
    fromEveryMoment((state) => {
      const reaching = passedDeadlines(state, state.at + 20 * DAY, true).filter(
        (event) =>
          event.at > state.at && ['alerted', 'reminded', 'resolved'].includes(event.type) && !isUrgent(event),
      );
      expect(reaching.filter(({ at }) => !isOpenIn(state.sheet?.intervals ?? [], at))).toEqual([]);
    });
  });

  test('warns and misses nothing while we wait for the person', () => {
    fromEveryMoment((state) => {
      const falling = state.waiting ? passedDeadlines(state, state.at + 20 * DAY, true) : [];
      const upToTheirSilence = falling.map(({ type }) => type);
      const end = upToTheirSilence.findIndex((type) => ['resolved', 'handed-off', 'closed'].includes(type));
      const meanwhile = end === -1 ? upToTheirSilence : upToTheirSilence.slice(0, end);
      expect(meanwhile.filter((type) => type !== 'alerted' && type !== 'reminded')).toEqual([]);
    });
  });
});

function isUrgent(event: JournalEvent): boolean {
  return event.type === 'alerted' && (event.reason === 'emergency' || event.reason === 'distress');
}

function fromEveryMoment(holds: (state: State) => void): void {
  fc.assert(
    fc.property(beginning, steps, (begins, taken) => {
      for (const { after } of lived(begins, taken).moments) holds(after);
    }),
    { seed, numRuns },
  );
}
