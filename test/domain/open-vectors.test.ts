import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OpeningHours } from '../../domain/calendar.ts';
import * as sheet from '../../domain/open-intervals.ts';
import { addOpenTime, isOpen, nextOpening, openIntervals, openTimeBetween } from '../../domain/open-time.ts';

type Vector = {
  id: string;
  kind: 'add' | 'between' | 'is_open' | 'next_opening';
  schedule: OpeningHours;
  start: string;
  end?: string;
  amountMs?: number;
  pauses?: [string, string][];
  expected: string | number | boolean;
};

const DAY = 86_400_000;

const read = (name: string): Vector[] =>
  JSON.parse(readFileSync(new URL(`../data/hours/${name}.json`, import.meta.url), 'utf8'));

const pausesOf = ({ pauses = [] }: Vector) =>
  pauses.map(([begins, ends]) => [Date.parse(begins), Date.parse(ends)] as const);

const instant = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

/** The schedule consulted directly. */
function measured(vector: Vector) {
  const { schedule, amountMs = 0, end = '' } = vector;
  const [start, pauses] = [Date.parse(vector.start), pausesOf(vector)];
  return {
    add: () => instant(addOpenTime(schedule, start, amountMs, pauses)),
    between: () => openTimeBetween(schedule, start, Date.parse(end), pauses),
    is_open: () => isOpen(schedule, start),
    next_opening: () => instant(nextOpening(schedule, start)),
  }[vector.kind]();
}

/** The same, from intervals expanded around the answer, as a workflow does it. */
function measuredOnSheet(vector: Vector) {
  const { amountMs = 0, end = vector.start, expected } = vector;
  const [start, pauses] = [Date.parse(vector.start), pausesOf(vector)];
  const until = Math.max(start, Date.parse(end), typeof expected === 'string' ? Date.parse(expected) : start);
  const intervals = openIntervals(vector.schedule, start - DAY, until + DAY);
  return {
    add: () => instant(sheet.addOpenTimeIn(intervals, start, amountMs, pauses)),
    between: () => sheet.openTimeBetweenIn(intervals, start, Date.parse(end), pauses),
    is_open: () => sheet.isOpenIn(intervals, start),
    next_opening: () => instant(sheet.nextOpeningIn(intervals, start)),
  }[vector.kind]();
}

describe.each(['hours_vectors_dev', 'hours_query_vectors_dev', 'hours_pause_vectors_dev'])('%s', (name) => {
  const vectors = read(name);
  const expected = vectors.map((vector) => [vector.id, vector.expected]);

  test('agrees whole, on the schedule', () => {
    expect(vectors.map((vector) => [vector.id, measured(vector)])).toEqual(expected);
  });

  test('agrees whole, on a workflow’s sheet', () => {
    expect(vectors.map((vector) => [vector.id, measuredOnSheet(vector)])).toEqual(expected);
  });
});
