import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as sheet from '../../domain/open-intervals.ts';
import { addOpenTime, isOpen, nextOpening, openIntervals, openTimeBetween } from '../../domain/open-time.ts';
import { openSeconds } from './open-oracle.ts';
import { DAY, HOUR, SECOND, pausesAround, situation } from './open-situations.ts';

// The same cases every time; OPEN_TIME_SEED explores others, OPEN_TIME_RUNS more of them.
const seed = Number(process.env.OPEN_TIME_SEED ?? 1);
const numRuns = Number(process.env.OPEN_TIME_RUNS ?? 40);

describe('against a clock that walks every second', () => {
  const window = situation.chain(({ start, schedule }) =>
    fc.record({
      schedule: fc.constant(schedule),
      start: fc.constant(start),
      until: fc.integer({ min: 1, max: 14 * 3_600 }).map((seconds) => start + seconds * SECOND),
      at: fc.nat(),
    }),
  );

  test('the open intervals, and whatever is read from them, are the same to the millisecond', () => {
    fc.assert(
      fc.property(window, ({ schedule, start, until, at }) => {
        const walked = intervalsOf(openSeconds(schedule, start, until), start);
        expect(openIntervals(schedule, start, until)).toEqual(walked);

        const probe = start + (at % (until - start));
        expect(isOpen(schedule, probe)).toBe(sheet.isOpenIn(walked, probe));
        expect(openTimeBetween(schedule, probe, until)).toBe(sheet.openTimeBetweenIn(walked, probe, until));
        // The walk may end before the next opening.
        expect([nextOpening(schedule, probe), undefined]).toContain(sheet.nextOpeningIn(walked, probe));
      }),
      { seed, numRuns },
    );
  });

  test('a deadline is the first instant with that much open time before it, pauses taken off', () => {
    const clock = window.chain((each) =>
      fc.record({
        window: fc.constant(each),
        pauses: pausesAround(each.start),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(clock, ({ window: { schedule, start, until }, pauses, share }) => {
        const running = openSeconds(schedule, start, until);
        const ticks = (from: number, to: number) => openMilliseconds(running, start, pauses, [from, to]);
        const openMs = Math.ceil(share * ticks(start, until));
        const due = addOpenTime(schedule, start, openMs, pauses);
        expect(openTimeBetween(schedule, start, until, pauses)).toBe(ticks(start, until));
        expect(ticks(start, due)).toBe(openMs);
        expect(ticks(start, due - 1)).toBe(Math.max(0, openMs - 1));
        expect(openMs === 0 ? due : start).toBe(start);
      }),
      { seed, numRuns },
    );
  });
});

describe('over any span', () => {
  const span = situation.chain((each) =>
    fc.record({
      situation: fc.constant(each),
      openMs: fc.oneof(
        fc.nat(3 * HOUR),
        fc.nat(40 * DAY),
        fc.maxSafeNat().map((n) => n % (2_000 * DAY)),
      ),
      pauses: pausesAround(each.start),
    }),
  );

  test('what was added is what is measured, and no earlier instant would do', () => {
    fc.assert(
      fc.property(span, ({ situation: { schedule, start }, openMs, pauses }) => {
        const due = addOpenTime(schedule, start, openMs, pauses);
        expect(openTimeBetween(schedule, start, due, pauses)).toBe(openMs);
        expect(openTimeBetween(schedule, start, due - 1, pauses)).toBe(Math.max(0, openMs - 1));
      }),
      { seed, numRuns: numRuns * 5 },
    );
  });

  test('the next opening is open, and nothing is open before it', () => {
    fc.assert(
      fc.property(situation, ({ schedule, start }) => {
        const opening = nextOpening(schedule, start);
        expect(isOpen(schedule, opening)).toBe(true);
        expect(openTimeBetween(schedule, start, opening)).toBe(0);
      }),
      { seed, numRuns: numRuns * 5 },
    );
  });

  test('a workflow’s sheet measures what the schedule does', () => {
    fc.assert(
      fc.property(span, ({ situation: { schedule, start }, openMs, pauses }) => {
        const due = addOpenTime(schedule, start, openMs % (30 * DAY), pauses);
        const intervals = openIntervals(schedule, start - DAY, due + DAY);
        expect(sheet.addOpenTimeIn(intervals, start, openMs % (30 * DAY), pauses)).toBe(due);
        expect(sheet.openTimeBetweenIn(intervals, start, due, pauses)).toBe(openMs % (30 * DAY));
      }),
      { seed, numRuns },
    );
  });
});

function intervalsOf(seconds: boolean[], start: number): [number, number][] {
  const intervals: [number, number][] = [];
  seconds.forEach((open, rank) => {
    if (!open) return;
    const [opens, closes] = [start + rank * SECOND, start + (rank + 1) * SECOND];
    const last = intervals.at(-1);
    if (last?.[1] === opens) last[1] = closes;
    else intervals.push([opens, closes]);
  });
  return intervals;
}

/** Every millisecond of [from, until) that is open and not paused, one second at a time. */
function openMilliseconds(
  seconds: boolean[],
  start: number,
  pauses: (readonly [number, number])[],
  [from, until]: [number, number],
): number {
  const edges = [...pauses.flat(), from, until];
  let sum = 0;
  seconds.forEach((open, rank) => {
    if (!open) return;
    const second = start + rank * SECOND;
    // Within a second cut by a pause or by an end, the pieces between the cuts are either wholly counted or not at all.
    const cuts = [
      second,
      ...edges.filter((edge) => edge > second && edge < second + SECOND),
      second + SECOND,
    ];
    cuts.sort((a, b) => a - b);
    cuts.slice(1).forEach((end, piece) => {
      const begin = cuts[piece] ?? end;
      const counted =
        begin >= from && end <= until && !pauses.some(([begins, ends]) => begins <= begin && end <= ends);
      if (counted) sum += end - begin;
    });
  });
  return sum;
}
