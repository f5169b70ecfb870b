// What chance decides of one run, before anybody is staffed: the same draw under another staffing differs by the staffing alone.
import { weekdayRank } from '../calendar-dates.ts';
import { DAY, HOUR } from '../durations.ts';
import { dayOf, startOfDay } from '../indicators/civil-days.ts';
import type { Chance } from './chance.ts';

/** Questions in the order of their receipt (epoch ms); those of question `n` are the messages from `first[n]` up to `first[n + 1]`. */
export type Draw = {
  received: Float64Array;
  first: Int32Array;
  /** What each message takes an agent, and the person to write again after it, in ms. */
  handling: Float64Array;
  answering: Float64Array;
};

/** A period that was lived: every question's receipt, and for those that went to people, in how many messages. */
export type LivedPast = {
  from: number;
  to: number;
  received: readonly { at: number; touches: number }[];
};

type Times = { handling: number; answering: number };
type Arrival = { at: number; touches: number };

/** Each day is one that was lived on the same weekday, drawn anew: no two runs have the same month. */
export function drawPeriod(
  lived: LivedPast,
  volume: number,
  { chance, ...times }: Times & { chance: Chance },
): Draw {
  const byWeekday = daysOf(lived);
  const arrivals: Arrival[] = [];
  for (let day = dayOf(lived.from); day < dayOf(lived.to); day += 1) {
    const alike = byWeekday[weekdayRank(day)] ?? [];
    const begins = startOfDay(day);
    const drawn: Arrival[] = [];
    for (const { since, touches } of alike[Math.floor(chance.next() * alike.length)] ?? [])
      for (let copies = copiesOf(volume, chance); copies > 0; copies -= 1)
        drawn.push({ at: begins + jitter(since, chance), touches });
    drawn.sort((one, other) => one.at - other.at);
    for (const one of drawn) arrivals.push(one);
  }
  return drawMessages(arrivals, { chance, ...times });
}

/** @param arrivals in order */
export function drawMessages(
  arrivals: readonly Arrival[],
  { chance, handling, answering }: Times & { chance: Chance },
): Draw {
  const first = new Int32Array(arrivals.length + 1);
  arrivals.forEach(({ touches }, at) => (first[at + 1] = (first[at] ?? 0) + touches));
  const messages = first.at(-1) ?? 0;
  const delays = (median: number) => {
    const all = new Float64Array(messages);
    for (let at = 0; at < messages; at += 1) all[at] = Math.max(1, chance.delay(median));
    return all;
  };
  return {
    received: new Float64Array(arrivals.map(({ at }) => at)),
    first,
    handling: delays(handling),
    answering: delays(answering),
  };
}

/** So many of one, the last of them by chance. */
function copiesOf(volume: number, chance: Chance): number {
  return Math.floor(volume) + (chance.holds(volume % 1) ? 1 : 0);
}

/** Within the quarter of an hour, so that copies don't come at once. */
function jitter(since: number, chance: Chance): number {
  return Math.min(DAY - HOUR - 1, Math.max(0, since + Math.floor((chance.next() - 0.5) * (HOUR / 4))));
}

type LivedDay = { since: number; touches: number }[];

const days = new WeakMap<LivedPast, LivedDay[][]>();

/** Of what went to people. */
function daysOf(lived: LivedPast): LivedDay[][] {
  const known = days.get(lived);
  if (known) return known;
  const byDay = new Map<number, LivedDay>();
  for (let day = dayOf(lived.from); day < dayOf(lived.to); day += 1) byDay.set(day, []);
  for (const { at, touches } of lived.received) {
    const day = dayOf(at);
    if (touches > 0) byDay.get(day)?.push({ since: at - startOfDay(day), touches });
  }
  const byWeekday: LivedDay[][] = Array.from({ length: 7 }, () => []);
  for (const [day, drawn] of byDay) byWeekday[weekdayRank(day)]?.push(drawn);
  days.set(lived, byWeekday);
  return byWeekday;
}
