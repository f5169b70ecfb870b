/**
 * Open time on a schedule, exact to the millisecond: real elapsed time while the zone's wall clock is inside an interval.
 * Instants are whole epoch ms, intervals half open, pauses count as closed. The machine's tz data is consulted: workflow
 * code uses `open-intervals.ts` instead.
 * Every function throws a RangeError for an instant that is not a number or outside the years that are reckoned
 * (1901 to 2492), and for an unsound schedule, with the reasons. What is compiled is kept per schedule object: to change
 * a schedule, make another.
 */
import type { OpeningHours } from './calendar.ts';
import { clip, mergeIntervals, type OpenIntervals } from './open-intervals.ts';
import {
  earliestAfter,
  intervalsWithin,
  latestAfter,
  openTimeBefore,
  timelineBeyond,
  timelineOver,
  type Timeline,
} from './open-timeline.ts';

/** True from the opening instant on, false from the closing instant on. */
export function isOpen(hours: OpeningHours, at: number): boolean {
  return nextOpening(hours, at) === at;
}

/** `at` itself when open. An opening that falls in a skipped hour is the first instant that exists. */
export function nextOpening(hours: OpeningHours, at: number): number {
  const covered = timelineOver(hours, at, at);
  const open = openTimeBefore(covered, at);
  return latestAfter(timelineBeyond(hours, covered, open), open);
}

/**
 * The smallest instant x ≥ `start` with `openMs` of open time between the two: `start` itself for 0, a closing instant
 * rather than the next opening.
 * @throws RangeError when `openMs` is negative or not a number
 */
export function addOpenTime(
  hours: OpeningHours,
  start: number,
  openMs: number,
  pauses: OpenIntervals = [],
): number {
  if (!(openMs >= 0)) throw new RangeError(`open time to add must not be negative: ${openMs}`);
  if (openMs === 0) return start;
  const reached =
    pauses.length === 0 ? { at: start, openMs } : skipPauses({ hours, at: start, openMs }, pauses);
  const covered = timelineOver(hours, reached.at, reached.at);
  const target = openTimeBefore(covered, reached.at) + reached.openMs;
  return earliestAfter(timelineBeyond(hours, covered, target), target);
}

/** Open milliseconds in [a, b), pauses taken off; 0 when b ≤ a. */
export function openTimeBetween(
  hours: OpeningHours,
  a: number,
  b: number,
  pauses: OpenIntervals = [],
): number {
  if (b <= a) return 0;
  const timeline = timelineOver(hours, a, b);
  const open = openTimeBefore(timeline, b) - openTimeBefore(timeline, a);
  return pauses.length === 0 ? open : open - openIn(timeline, clip(mergeIntervals(pauses), a, b));
}

/** What is open in [from, until), as a workflow is given it. */
export function openIntervals(hours: OpeningHours, from: number, until: number): OpenIntervals {
  return until <= from ? [] : intervalsWithin(timelineOver(hours, from, until), from, until);
}

type Clock = { readonly hours: OpeningHours; readonly at: number; readonly openMs: number };

/** The clock moved to the end of the last pause that begins before it runs out. */
function skipPauses(clock: Clock, pauses: OpenIntervals): Clock {
  let { at, openMs } = clock;
  for (const [begins, ends] of clip(mergeIntervals(pauses), at, Number.POSITIVE_INFINITY)) {
    const run = openTimeBetween(clock.hours, at, begins);
    if (run >= openMs) break;
    openMs -= run;
    at = ends;
  }
  return { hours: clock.hours, at, openMs };
}

function openIn(timeline: Timeline, intervals: OpenIntervals): number {
  return intervals.reduce(
    (sum, [from, until]) => sum + openTimeBefore(timeline, until) - openTimeBefore(timeline, from),
    0,
  );
}
