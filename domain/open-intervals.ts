/**
 * Open time on intervals already expanded to epoch milliseconds: plain arithmetic, no time zone, no clock.
 * It is all that workflow code may use, so that a replay never depends on the machine's tz data.
 */

/** Open intervals [opens, closes) in epoch ms, sorted, disjoint, non-empty. */
export type OpenIntervals = readonly (readonly [opens: number, closes: number])[];

/** What a workflow is given: open intervals for [from, until), the calendar version and tz data version they came from. */
export type CalendarSheet = {
  version: string;
  tzdata: string;
  timeZone: string;
  from: number;
  until: number;
  intervals: OpenIntervals;
};

/** Half open: the opening instant is open, the closing instant is closed. */
export function isOpenIn(intervals: OpenIntervals, at: number): boolean {
  const candidate = intervals[firstClosingAfter(intervals, at)];
  return candidate !== undefined && candidate[0] <= at;
}

/** `at` itself when open; undefined when the intervals run out before opening again. */
export function nextOpeningIn(intervals: OpenIntervals, at: number): number | undefined {
  const candidate = intervals[firstClosingAfter(intervals, at)];
  return candidate && Math.max(candidate[0], at);
}

/**
 * The smallest instant x ≥ `start` with `openMs` of open time between the two: a deadline at closing time is that
 * closing instant. Pauses count as closed. Undefined when the intervals run out before.
 * @throws RangeError when `openMs` is negative or not a number
 */
export function addOpenTimeIn(
  intervals: OpenIntervals,
  start: number,
  openMs: number,
  pauses: OpenIntervals = [],
): number | undefined {
  refuseNegative(openMs);
  if (openMs === 0) return start;
  let left = openMs;
  for (const [opens, closes] of openStretches(intervals, [start, Number.POSITIVE_INFINITY], pauses)) {
    if (left <= closes - opens) return opens + left;
    left -= closes - opens;
  }
  return undefined;
}

/** Open milliseconds in [a, b), pauses taken off; 0 when b ≤ a. Only what the intervals cover is counted. */
export function openTimeBetweenIn(
  intervals: OpenIntervals,
  a: number,
  b: number,
  pauses: OpenIntervals = [],
): number {
  let sum = 0;
  for (const [opens, closes] of openStretches(intervals, [a, b], pauses)) sum += closes - opens;
  return sum;
}

/** What is open in a span, pauses cut out, one after the other: years of intervals cost nothing to whoever needs a day of them. */
function* openStretches(
  intervals: OpenIntervals,
  [since, until]: OpenIntervals[number],
  pauses: OpenIntervals,
): Generator<OpenIntervals[number]> {
  const cuts = mergeIntervals(pauses);
  for (let index = firstClosingAfter(intervals, since); ; index += 1) {
    const [opens, closes] = intervals[index] ?? [until, until];
    if (opens >= until) return;
    yield* remains(Math.max(opens, since), Math.min(closes, until), cuts);
  }
}

/** A pause shorter than that is within the day. */
const NIGHT = 4 * 3_600_000;

/** The first instant from `at` on at which a day's opening hours end; undefined when the intervals do not tell. */
export function closingTimeIn(intervals: OpenIntervals, at: number): number | undefined {
  for (let index = firstClosingAfter(intervals, at - 1); index < intervals.length - 1; index += 1) {
    const closes = intervals[index]?.[1] ?? at;
    if ((intervals[index + 1]?.[0] ?? closes) - closes >= NIGHT) return closes;
  }
  return undefined;
}

/** The intervals with the pauses cut out. Pauses may come in any order, overlap, touch or be empty: they count once. */
export function without(intervals: OpenIntervals, pauses: OpenIntervals): OpenIntervals {
  if (pauses.length === 0) return intervals;
  const cuts = mergeIntervals(pauses);
  return intervals.flatMap(([opens, closes]) => remains(opens, closes, cuts));
}

/** What is open in [from, until). */
export function clip(intervals: OpenIntervals, since: number, until: number): OpenIntervals {
  const clipped: [number, number][] = [];
  if (until <= since) return clipped;
  for (const [opens, closes] of intervals.slice(firstClosingAfter(intervals, since))) {
    if (opens >= until) break;
    clipped.push([Math.max(opens, since), Math.min(closes, until)]);
  }
  return clipped;
}

/** Any intervals made canonical: sorted, empty ones dropped, touching and overlapping ones joined. */
export function mergeIntervals(intervals: OpenIntervals): OpenIntervals {
  const sorted = intervals.filter(([opens, closes]) => opens < closes).toSorted((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [opens, closes] of sorted) {
    const last = joined.at(-1);
    if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
    else joined.push([opens, closes]);
  }
  return joined;
}

/**
 * The sheet held until `next.from`, the next one from there: nothing already measured changes.
 * @throws RangeError when neither sheet covers the time between them
 */
export function spliceSheets(held: CalendarSheet, next: CalendarSheet): CalendarSheet {
  if (next.from > held.until) {
    throw new RangeError(`no sheet covers ${iso(held.until)} to ${iso(next.from)}`);
  }
  const before = clip(held.intervals, held.from, next.from);
  const from = Math.min(held.from, next.from);
  return { ...next, from, intervals: mergeIntervals([...before, ...next.intervals]) };
}

/** Time that no sheet covers counts as closed: a question is not to be wedged for want of it. */
export function continueSheet(held: CalendarSheet, next: CalendarSheet): CalendarSheet {
  if (next.from <= held.until) return spliceSheets(held, next);
  return { ...next, from: held.from, intervals: mergeIntervals([...held.intervals, ...next.intervals]) };
}

function remains(opens: number, closes: number, cuts: OpenIntervals): OpenIntervals {
  const kept: [number, number][] = [];
  let reached = opens;
  for (const [pauses, resumes] of clip(cuts, opens, closes)) {
    if (reached < pauses) kept.push([reached, pauses]);
    reached = resumes;
  }
  if (reached < closes) kept.push([reached, closes]);
  return kept;
}

/** Index of the first interval that closes after `at`: the one `at` is in, or the next one. */
function firstClosingAfter(intervals: OpenIntervals, at: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [, closes] = intervals[middle] ?? [at, at];
    if (closes <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function refuseNegative(openMs: number) {
  if (!(openMs >= 0)) throw new RangeError(`open time to add must not be negative: ${openMs}`);
}

function iso(at: number) {
  return new Date(at).toISOString();
}
