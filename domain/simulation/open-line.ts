// Open time as a straight line: an instant is so much open time after the beginning. What the clocks measure is a subtraction.
import type { OpenIntervals } from '../open-intervals.ts';

export type OpenLine = {
  /** Open milliseconds before an instant. */
  openAt(at: number): number;
  /** The earliest instant with so many before it. */
  instantOf(open: number): number;
  total: number;
};

export function openLine(intervals: OpenIntervals): OpenLine {
  const before: number[] = [];
  let total = 0;
  for (const [opens, closes] of intervals) {
    before.push(total);
    total += closes - opens;
  }
  return { openAt, total, instantOf };

  function openAt(instant: number): number {
    const index = lastUpTo(intervals.length, (each) => (intervals[each]?.[0] ?? 0) <= instant);
    const [opens, closes] = intervals[index] ?? [instant, instant];
    return index < 0 ? 0 : (before[index] ?? 0) + Math.min(instant, closes) - opens;
  }

  function instantOf(open: number): number {
    const index = Math.max(
      0,
      lastUpTo(intervals.length, (each) => (before[each] ?? 0) < open),
    );
    return (intervals[index]?.[0] ?? 0) + open - (before[index] ?? 0);
  }
}

/** The last index for which it holds, of a list where it holds up to some index; -1 when for none. */
function lastUpTo(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
