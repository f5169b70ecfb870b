/** Hours laid on a line of wall-clock milliseconds, with the running sum of what is open. */
import { mergeIntervals, type OpenIntervals } from './open-intervals.ts';

type Piece = { readonly opens: number; readonly closes: number; readonly before: number };

export type Pattern = { readonly pieces: readonly Piece[]; readonly total: number };

/** The running sum of any intervals; touching and overlapping ones count once. */
export function patternOf(intervals: OpenIntervals): Pattern {
  let total = 0;
  const pieces = mergeIntervals(intervals).map(([opens, closes]) => {
    const piece = { opens, closes, before: total };
    total += closes - opens;
    return piece;
  });
  return { pieces, total };
}

/** How much is open before a point of the line. */
export function openBefore({ pieces, total }: Pattern, point: number): number {
  for (const piece of pieces) {
    if (point <= piece.opens) return piece.before;
    if (point < piece.closes) return piece.before + point - piece.opens;
  }
  return total;
}

/** The earliest point with `open` before it, for 0 < open ≤ total: a closing time rather than the next opening. */
export function patternEarliestAfter({ pieces }: Pattern, open: number): number {
  for (const { opens, closes, before } of pieces) {
    if (open <= before + closes - opens) return opens + open - before;
  }
  throw new RangeError(`the hours end before ${open} ms are open`);
}

/** The latest point with `open` before it, for 0 ≤ open < total: the next opening rather than a closing time. */
export function patternLatestAfter({ pieces }: Pattern, open: number): number {
  for (const { opens, closes, before } of pieces) {
    if (open < before + closes - opens) return opens + open - before;
  }
  throw new RangeError(`the hours end before more than ${open} ms are open`);
}
