/**
 * The UTC offsets of a time zone, read once from Intl and kept: asking Intl for one instant costs more than a thousand
 * of our additions. Time is read in blocks of 2³⁹ ms (17 years), each on first need.
 */
import { DAY } from './durations.ts';

/** From `from` (epoch ms) on, the zone's wall clock reads UTC plus `offset` (ms). */
export type OffsetChange = { readonly from: number; readonly offset: number };

/**
 * Samples lie 3.1 days apart. Two changes that cancel out are missed when they fall between two samples; the shortest
 * such pairs in the tz database are 6.96 days (Recife 2000, Gaza 2040), 3.99 in all its history (Freetown 1939).
 */
const SAMPLE = 2 ** 28;

const BLOCK = 2 ** 39;

/** Years 1900 to 2498: beyond them, tz data is either unknown or guesswork. */
const FIRST_BLOCK = -4;
const LAST_BLOCK = 29;

const known = new Map<string, Map<number, readonly OffsetChange[]>>();

/** Number of the block an instant lies in. @throws RangeError outside the years that are reckoned, or for NaN */
export function blockOf(at: number): number {
  const block = Math.floor(at / BLOCK);
  if (block >= FIRST_BLOCK && block <= LAST_BLOCK) return block;
  throw new RangeError(`opening hours are reckoned from the year 1901 to 2492, not at ${at}`);
}

/** First instant of a block. */
export function blockStart(block: number): number {
  return block * BLOCK;
}

/** Every offset in force in a run of blocks, in order; the first entry starts with the first block. */
export function offsetChanges(timeZone: string, first: number, last: number): readonly OffsetChange[] {
  const changes: OffsetChange[] = [];
  for (let block = first; block <= last; block++) {
    for (const change of changesIn(timeZone, block)) {
      if (changes.at(-1)?.offset !== change.offset) changes.push(change);
    }
  }
  return changes;
}

/**
 * The instant at which the zone's wall clock shows `wall` (what it reads, as if it were UTC): the first of two in a
 * repeated hour, the first that exists after it in a skipped one.
 */
export function instantAtWallTime(timeZone: string, wall: number): number {
  const changes = offsetChanges(timeZone, blockOf(wall - DAY), blockOf(wall + DAY));
  const rank = changes.findIndex(
    ({ offset }, each) => wall - offset < (changes[each + 1]?.from ?? Number.POSITIVE_INFINITY),
  );
  const { from, offset } = changes[rank] ?? { from: wall, offset: 0 };
  return Math.max(from, wall - offset);
}

function changesIn(timeZone: string, block: number): readonly OffsetChange[] {
  const blocks = known.get(timeZone) ?? new Map<number, readonly OffsetChange[]>();
  known.set(timeZone, blocks);
  const changes = blocks.get(block) ?? readChanges(offsetReader(timeZone), block * BLOCK);
  blocks.set(block, changes);
  return changes;
}

function readChanges(offsetAt: (at: number) => number, start: number): readonly OffsetChange[] {
  const changes = [{ from: start, offset: offsetAt(start) }];
  let previous = start;
  let offset = offsetAt(start);
  for (let sample = start + SAMPLE; sample <= start + BLOCK; sample += SAMPLE) {
    const reached = offsetAt(sample);
    while (offset !== reached) {
      previous = firstChange(offsetAt, previous, sample);
      offset = offsetAt(previous);
      changes.push({ from: previous, offset });
    }
    previous = sample;
  }
  return changes;
}

/** The first instant after `from` with another offset, known to exist by `until`. */
function firstChange(offsetAt: (at: number) => number, from: number, until: number): number {
  const offset = offsetAt(from);
  let [same, other] = [from, until];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

/** Reads `GMT-03:30`, `GMT+00:19:32` or `GMT` at the end of a formatted date. */
function offsetReader(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset', minute: '2-digit' });
  return (at) => {
    const [, sign, ...parts] = /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(at)) ?? [];
    const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
    return (sign === '-' ? -1_000 : 1_000) * (hours * 3_600 + minutes * 60 + seconds);
  };
}
