/**
 * Open time along real time: the wall clock's sum, carried over every change of offset. On a stretch of constant
 * offset, open time before an instant is `wallOpenBefore(at + offset) + carried`. It never decreases, so adding open
 * time is reading the sum backwards, at a cost that does not grow with the span.
 */
import type { OpeningHours } from './calendar.ts';
import { mergeIntervals, type OpenIntervals } from './open-intervals.ts';
import { countAtMost, countBelow } from './open-search.ts';
import {
  wallEarliestAfter,
  wallHours,
  wallIntervals,
  wallLatestAfter,
  wallOpenBefore,
  type WallHours,
} from './open-wall.ts';
import { blockOf, blockStart, offsetChanges, type OffsetChange } from './open-zone.ts';

type Stretch = OffsetChange & { readonly carried: number; readonly openBefore: number };

type Blocks = { readonly first: number; readonly last: number };

/** The sum over [from, until), which grows by whole blocks of years when asked for more. */
export type Timeline = Blocks & {
  readonly wall: WallHours;
  readonly stretches: readonly Stretch[];
  /** The stretches' own `from` and `openBefore`, to be searched. */
  readonly starts: Float64Array;
  readonly befores: Float64Array;
  readonly from: number;
  readonly until: number;
  /** All the open time it holds, counted from the same origin. */
  readonly total: number;
};

const timelines = new WeakMap<OpeningHours, Timeline>();

/**
 * The timeline of a schedule, covering both instants. Kept per schedule object, which must not be changed afterwards.
 * @throws RangeError for an instant outside the years that are reckoned
 */
export function timelineOver(hours: OpeningHours, from: number, until: number): Timeline {
  const held = timelines.get(hours);
  if (held && from >= held.from && until < held.until) return held;
  const [first, last] = [blockOf(from), blockOf(until)];
  return keep(hours, {
    first: Math.min(first, held?.first ?? first),
    last: Math.max(last, held?.last ?? last),
  });
}

/** The timeline once it holds more than `open` ms of open time. */
export function timelineBeyond(hours: OpeningHours, timeline: Timeline, open: number): Timeline {
  let grown = timeline;
  while (grown.total <= open) {
    grown = keep(hours, { first: grown.first, last: blockOf(grown.until) });
  }
  return grown;
}

/** Open milliseconds before an instant the timeline covers, counted from an arbitrary origin. */
export function openTimeBefore({ stretches, starts, wall }: Timeline, at: number): number {
  const stretch = nth(stretches, countAtMost(starts, at));
  return wallOpenBefore(wall, at + stretch.offset) + stretch.carried;
}

/** The earliest instant with `open` before it: at a closing time, not at the opening after it. */
export function earliestAfter({ stretches, befores, wall }: Timeline, open: number): number {
  const stretch = nth(stretches, countBelow(befores, open));
  return wallEarliestAfter(wall, open - stretch.carried) - stretch.offset;
}

/** The latest instant with `open` before it: the opening, not the closing time before it. */
export function latestAfter({ stretches, befores, wall }: Timeline, open: number): number {
  const stretch = nth(stretches, countAtMost(befores, open));
  return wallLatestAfter(wall, open - stretch.carried) - stretch.offset;
}

/** What is open of [from, until), all of which the timeline covers. */
export function intervalsWithin({ stretches, wall }: Timeline, from: number, until: number): OpenIntervals {
  const intervals = stretches.flatMap(({ from: start, offset }, rank) => {
    const end = Math.min(until, stretches[rank + 1]?.from ?? until);
    return wallIntervals(wall, Math.max(from, start) + offset, end + offset).map(
      ([opens, closes]) => [opens - offset, closes - offset] as const,
    );
  });
  return mergeIntervals(intervals);
}

function keep(hours: OpeningHours, blocks: Blocks): Timeline {
  const wall = timelines.get(hours)?.wall ?? wallHours(hours);
  const stretches = carryOver(wall, offsetChanges(hours.timeZone, blocks.first, blocks.last));
  const [from, until] = [blockStart(blocks.first), blockStart(blocks.last + 1)];
  const last = nth(stretches, stretches.length);
  const timeline = {
    ...blocks,
    wall,
    stretches,
    starts: Float64Array.from(stretches, (stretch) => stretch.from),
    befores: Float64Array.from(stretches, (stretch) => stretch.openBefore),
    from,
    until,
    total: wallOpenBefore(wall, until + last.offset) + last.carried,
  };
  timelines.set(hours, timeline);
  return timeline;
}

/** What the wall clock skips is never open time; what it shows twice counts twice. */
function carryOver(wall: WallHours, changes: readonly OffsetChange[]): readonly Stretch[] {
  let carried = 0;
  return changes.map(({ from, offset }, rank) => {
    const before = changes[rank - 1]?.offset ?? offset;
    carried += wallOpenBefore(wall, from + before) - wallOpenBefore(wall, from + offset);
    return { from, offset, carried, openBefore: wallOpenBefore(wall, from + offset) + carried };
  });
}

/** The stretch of a rank counted from one; an instant at the very start belongs to the first. */
function nth(stretches: readonly Stretch[], rank: number): Stretch {
  const stretch = stretches[Math.max(0, rank - 1)];
  if (!stretch) throw new RangeError('a timeline covers at least one stretch');
  return stretch;
}
