/** The same inputs for everybody, from a fixed seed. */
import type { Week } from './peers.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const published: Week = { days: [1, 2, 3, 4, 5], hours: [['09:00', '18:00']] };
const lunch: Week = { days: [1, 2, 3, 4, 5], hours: [['09:00', '12:00'], ['14:00', '18:00']] }; // oxfmt-ignore
const nights: Week = { days: [0, 1, 2, 3, 4, 5, 6], hours: [['01:00', '04:00']] };

export type Group = { title: string; week: Week; cases: { start: number; openMs: number }[] };

const [FROM, UNTIL] = [Date.UTC(2024, 0, 1), Date.UTC(2031, 0, 1)];

/** Numbers in [0, 1), always the same ones (Park and Miller, 1988). */
export function numbers(seed = 20_261_122): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Instants of seven years, on a whole `grain`. */
export function instants(count: number, grain: number, next = numbers()): number[] {
  return Array.from({ length: count }, () => Math.floor((FROM + next() * (UNTIL - FROM)) / grain) * grain);
}

const amounts = [1 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 9 * HOUR, 24 * HOUR, 45 * HOUR];
const withAmounts = (starts: number[]) =>
  starts.map((start, rank) => ({ start, openMs: amounts[rank % amounts.length] ?? HOUR }));

/** Mondays at 9:00 in Paris plus some hours, with just enough open time to reach 18:00. */
const untilClosing = instants(100, MINUTE).map((at, rank) => {
  const openMs = (1 + (rank % 8)) * HOUR;
  const day = Math.floor(at / DAY) * DAY;
  const monday = day - ((((day / DAY + 3) % 7) + 7) % 7) * DAY;
  return { start: Date.parse(`${new Date(monday).toISOString().slice(0, 10)}T18:00:00`) - openMs, openMs };
});

/** Three days around each change of clocks, in the small hours. */
const aroundChanges = ['2026-03-28', '2026-10-24', '2027-03-27', '2027-10-30'].flatMap((eve) =>
  Array.from({ length: 25 }, (_, rank) => ({
    start: Date.parse(`${eve}T00:00:00`) + rank * 97 * MINUTE,
    openMs: ([30 * MINUTE, 2 * HOUR, 5 * HOUR] as const)[rank % 3] ?? HOUR,
  })),
);

export const groups: Group[] = [
  { title: 'published hours, whole minutes', week: published, cases: withAmounts(instants(1_000, MINUTE)) },
  { title: 'published hours, to the millisecond', week: published, cases: withAmounts(instants(86, 1)) },
  { title: 'due exactly at closing time', week: published, cases: untilClosing },
  { title: 'a lunch break', week: lunch, cases: withAmounts(instants(100, MINUTE)) },
  { title: 'open 01:00–04:00, around the changes of clocks', week: nights, cases: aroundChanges },
];
