import { describe, expect, test } from 'vitest';
import {
  addOpenTimeIn,
  clip,
  isOpenIn,
  mergeIntervals,
  nextOpeningIn,
  openTimeBetweenIn,
  spliceSheets,
  without,
  type CalendarSheet,
  type OpenIntervals,
} from '../../domain/open-intervals.ts';

const sheet: OpenIntervals = [
  [100, 200],
  [300, 400],
  [500, 600],
];

describe('being open, interval by interval', () => {
  // oxfmt-ignore
  test.each([
    ['before the first', 99, false, 100],
    ['at the opening instant', 100, true, 100],
    ['just before closing', 199, true, 199],
    ['at the closing instant', 200, false, 300],
    ['between two', 250, false, 300],
    ['in the last', 599, true, 599],
    ['after the last', 600, false, undefined],
  ])('%s', (_, at, open, next) => {
    expect(isOpenIn(sheet, at)).toBe(open);
    expect(nextOpeningIn(sheet, at)).toBe(next);
  });

  test('nothing is ever open on an empty sheet', () => {
    expect(isOpenIn([], 0)).toBe(false);
    expect(nextOpeningIn([], 0)).toBeUndefined();
    expect(addOpenTimeIn([], 0, 1)).toBeUndefined();
    expect(openTimeBetweenIn([], 0, 1_000)).toBe(0);
  });
});

describe('adding open time', () => {
  // oxfmt-ignore
  test.each([
    ['nothing: the start itself, even closed', 250, 0, 250],
    ['inside one interval',                    110, 20, 130],
    ['from before opening',                     50, 20, 120],
    ['to closing time: that closing instant',  150, 50, 200],
    ['one millisecond past closing time',      150, 51, 301],
    ['over two closures',                      150, 151, 501],
    ['to the very end of the sheet',           100, 300, 600],
    ['past the end of the sheet',              100, 301, undefined],
    ['from after the end of the sheet',        700, 1, undefined],
  ])('%s', (_, start, openMs, due) => expect(addOpenTimeIn(sheet, start, openMs)).toBe(due));

  test.each([-1, Number.NaN])('refuses %s milliseconds', (openMs) => {
    expect(() => addOpenTimeIn(sheet, 100, openMs)).toThrow(
      new RangeError(`open time to add must not be negative: ${openMs}`),
    );
  });
});

describe('open time between two instants', () => {
  // oxfmt-ignore
  test.each([
    ['the same instant',        150, 150, 0],
    ['backwards',               350, 150, 0],
    ['inside one interval',     110, 130, 20],
    ['from closed to closed',    50, 250, 100],
    ['over several intervals',  150, 550, 200],
    ['beyond what is covered',    0, 999, 300],
  ])('%s', (_, a, b, open) => expect(openTimeBetweenIn(sheet, a, b)).toBe(open));
});

describe('a clock with pauses', () => {
  test('treats a pause exactly like closed time', () => {
    expect(addOpenTimeIn(sheet, 100, 60, [[150, 350]])).toBe(360);
    expect(openTimeBetweenIn(sheet, 100, 400, [[150, 350]])).toBe(100);
  });

  test('is due at the start of the pause when its time is used up there', () => {
    expect(addOpenTimeIn(sheet, 100, 50, [[150, 350]])).toBe(150);
  });

  test('counts pauses once, in whatever order they overlap, touch or are empty', () => {
    const pauses: OpenIntervals = [
      [320, 340],
      [120, 140],
      [130, 150],
      [150, 160],
      [170, 170],
    ];
    expect(openTimeBetweenIn(sheet, 0, 1_000, pauses)).toBe(300 - 40 - 20);
    expect(addOpenTimeIn(sheet, 100, 21, pauses)).toBe(161);
  });

  test('may never end', () => {
    expect(addOpenTimeIn(sheet, 100, 60, [[150, Number.POSITIVE_INFINITY]])).toBeUndefined();
  });
});

describe('cutting intervals', () => {
  test('without leaves what lies around the pauses', () => {
    // oxfmt-ignore
    expect(without(sheet, [[0, 100], [120, 130], [180, 320], [400, 500], [500, 600]]))
      .toEqual([[100, 120], [130, 180], [320, 400]]);
    expect(without(sheet, [])).toEqual(sheet);
  });

  test('clip keeps what lies inside, and nothing that is empty', () => {
    expect(clip(sheet, 150, 350)).toEqual([
      [150, 200],
      [300, 350],
    ]);
    expect(clip(sheet, 200, 300)).toEqual([]);
    expect(clip(sheet, 150, 150)).toEqual([]);
    expect(clip(sheet, 350, 150)).toEqual([]);
  });

  test('merged sorts, joins and drops the empty', () => {
    // oxfmt-ignore
    expect(mergeIntervals([[50, 60], [10, 20], [20, 30], [25, 26], [40, 40], [45, 44]])).toEqual([[10, 30], [50, 60]]);
  });
});

const sheetFrom = (from: number, until: number, intervals: OpenIntervals, version = 'v'): CalendarSheet => ({
  version,
  tzdata: '2025c',
  timeZone: 'Europe/Paris',
  from,
  until,
  intervals,
});

describe('a sheet topped up or replaced', () => {
  const held = sheetFrom(0, 450, clip(sheet, 0, 450), 'v1');

  test('keeps what is held before the next one, and is the next one afterwards', () => {
    const next = sheetFrom(350, 800, [[360, 370], [700, 750]], 'v2'); // oxfmt-ignore
    expect(spliceSheets(held, next)).toEqual(
      sheetFrom(0, 800, [[100, 200], [300, 350], [360, 370], [700, 750]], 'v2'), // oxfmt-ignore
    );
  });

  test('joins an interval that both sheets share', () => {
    const next = sheetFrom(350, 800, clip(sheet, 350, 800));
    expect(spliceSheets(held, next).intervals).toEqual(sheet);
  });

  test('measures nothing differently before the next one', () => {
    const next = sheetFrom(350, 800, []);
    expect(openTimeBetweenIn(spliceSheets(held, next).intervals, 0, 350)).toBe(
      openTimeBetweenIn(held.intervals, 0, 350),
    );
  });

  test.each([0, -50])('is the next one alone when that one starts no later, at %s', (from) => {
    const next = sheetFrom(from, 800, [[1, 2]]);
    expect(spliceSheets(held, next)).toEqual(next);
  });

  test('may begin where the held one ends, but leaves no gap', () => {
    expect(spliceSheets(held, sheetFrom(450, 800, [])).from).toBe(0);
    expect(() => spliceSheets(held, sheetFrom(451, 800, []))).toThrow(
      new RangeError('no sheet covers 1970-01-01T00:00:00.450Z to 1970-01-01T00:00:00.451Z'),
    );
  });
});
