// Many runs of one scenario, each with its own draws: a prediction is an interval. And the least staffing that keeps the promises.
import { weekdayRank } from '../domain/calendar-dates.ts';
import { DAY, HOUR } from '../domain/durations.ts';
import { dayOf, hourOf, startOfDay } from '../domain/indicators/civil-days.ts';
import { chanceOf, type Chance } from './chance.ts';
import { runOnce, type Arrival, type RunOutcome, type Scenario, type Staffing } from './what-if.ts';

/** A period that was lived: every question's receipt, and for those that went to people, in how many messages. */
type Lived = { from: number; to: number; received: readonly { at: number; touches: number }[] };

export type Asked = {
  lived: Lived;
  scenario: Scenario;
  /** Points of share (0 to 1) by which the assistant settles more than it did. */
  assistantMore: number;
  /** How many times the questions received. */
  volume: number;
  runs: number;
  seed: number;
};

type Spread = { median: number; low: number; high: number };
export type Prediction = {
  runs: number;
  questions: Spread;
  first: Spread;
  resolved: Spread;
  /** Share of the staffed time that was worked. */
  load: Spread;
  /** Share of the runs in which both targets reached the goal. */
  bothReached: number;
};

/** The share of questions in time that is to be reached, as in docs/indicators.md. */
const GOAL = 0.95;

/** @param told is given the share of the runs done, between 0 and 1 */
export function predict(asked: Asked, told: (done: number) => void = () => {}): Prediction {
  const outcomes = Array.from({ length: asked.runs }, (_, run) => {
    told(run / asked.runs);
    return oneRun(asked, chanceOf(asked.seed + run * 7_919));
  });
  const share = (of: (outcome: RunOutcome) => number) => spreadOf(outcomes.map(of));
  const first = (one: RunOutcome) => ratio(one.first, one.questions);
  const resolvedRatio = (one: RunOutcome) => ratio(one.resolved, one.questions);
  return {
    runs: asked.runs,
    questions: share(({ questions }) => questions),
    first: share(first),
    resolved: share(resolvedRatio),
    load: share(({ worked, available }) => ratio(worked, available)),
    bothReached:
      outcomes.filter((one) => first(one) >= GOAL && resolvedRatio(one) >= GOAL).length / outcomes.length,
  };
}

/** Each day is one that was lived on the same weekday, drawn anew: no two runs have the same month. */
function oneRun({ lived, scenario, assistantMore, volume }: Asked, chance: Chance): RunOutcome {
  const byWeekday = daysOf(lived);
  const human = shareForPeople(lived);
  const kept = human === 0 ? 0 : Math.max(0, human - assistantMore) / human;
  const arrivals: Arrival[] = [];
  for (let day = dayOf(lived.from); day < dayOf(lived.to); day += 1) {
    const alike = byWeekday[weekdayRank(day)] ?? [];
    const drawn = alike[Math.floor(chance.next() * alike.length)] ?? [];
    for (const { since, touches } of drawn.flatMap((one) => copiesOf(one, { volume: volume * kept, chance })))
      arrivals.push({ at: startOfDay(day) + jitter(since, chance), touches });
  }
  return runOnce(scenario, arrivals, { chance });
}

/** So many of one, the last of them by chance; none of what never went to people. */
function copiesOf<T extends { touches: number }>(
  one: T,
  { volume, chance }: { volume: number; chance: Chance },
): T[] {
  if (one.touches === 0) return [];
  const whole = Math.floor(volume) + (chance.holds(volume % 1) ? 1 : 0);
  return Array.from({ length: whole }, () => one);
}

/** Within the quarter of an hour, so that copies don't come at once. */
function jitter(since: number, chance: Chance): number {
  return Math.min(DAY - HOUR - 1, Math.max(0, since + Math.floor((chance.next() - 0.5) * (HOUR / 4))));
}

type LivedDay = { since: number; touches: number }[];

const days = new WeakMap<Lived, LivedDay[][]>();

function daysOf(lived: Lived): LivedDay[][] {
  const known = days.get(lived);
  if (known) return known;
  const byDay = new Map<number, LivedDay>();
  for (let day = dayOf(lived.from); day < dayOf(lived.to); day += 1) byDay.set(day, []);
  for (const { at, touches } of lived.received) {
    const day = dayOf(at);
    byDay.get(day)?.push({ since: at - startOfDay(day), touches });
  }
  const byWeekday: LivedDay[][] = Array.from({ length: 7 }, () => []);
  for (const [day, drawn] of byDay) byWeekday[weekdayRank(day)]?.push(drawn);
  days.set(lived, byWeekday);
  return byWeekday;
}

function shareForPeople({ received }: Lived): number {
  return ratio(received.filter(({ touches }) => touches > 0).length, received.length);
}

/** Trials while staff is taken away bit by bit; the answer itself is tried with all the runs. */
const TRIALS = 12;
/** More agents than that at once are beyond one team. */
const MOST = 50;

/**
 * The least staffing with which both targets reach the goal in 95 of 100 runs: as many all day as needed, then fewer wherever
 * that changes nothing: at an hour of every day, on a day, then hour by hour. Undefined when fifty agents don't do.
 */
export function leastStaffing(asked: Asked): { staffing: Staffing; prediction: Prediction } | undefined {
  const does = (staffing: Staffing, runs: number) =>
    predict({ ...asked, runs, scenario: { ...asked.scenario, staffing } }).bothReached >= 0.95;
  const all = leastOf(MOST, (agents) => does(everyHour(agents), TRIALS));
  if (all === undefined) return undefined;
  let staffing = everyHour(all);
  const taken: Staffing[] = [staffing];
  for (const cells of waysToSave(asked.scenario))
    for (let fewer = without(staffing, cells); fewer && does(fewer, TRIALS); fewer = without(staffing, cells))
      taken.push((staffing = fewer));
  // What held for some trials may fail for all of them: back to where it holds.
  const holds = taken.toReversed().find((one) => does(one, asked.runs)) ?? everyHour(all + 1);
  return {
    staffing: holds,
    prediction: predict({ ...asked, scenario: { ...asked.scenario, staffing: holds } }),
  };
}

/** The least number for which it holds, of those up to `most`: what holds for one holds for more. */
function leastOf(most: number, holds: (number: number) => boolean): number | undefined {
  let low = 1;
  let high = 1;
  while (high < most && !holds(high)) {
    low = high + 1;
    high = Math.min(most, high * 2);
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return holds(high) ? high : undefined;
}

type Cell = readonly [day: number, hour: number];

function waysToSave({ intervals }: Scenario): Cell[][] {
  const open = new Map<string, Cell>();
  for (const [opens, closes] of intervals)
    for (let at = opens; at < closes; at += HOUR) {
      const cell: Cell = [weekdayRank(dayOf(at)), hourOf(at)];
      open.set(cell.join(), cell);
    }
  const cells = [...open.values()].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  const by = (part: 0 | 1) =>
    [...new Set(cells.map((cell) => cell[part]))].map((value) =>
      cells.filter((cell) => cell[part] === value),
    );
  return [...by(1), ...by(0), ...cells.map((cell) => [cell])];
}

/** One agent fewer in each of these hours; undefined where there is none to take away. */
function without(staffing: Staffing, cells: readonly Cell[]): Staffing | undefined {
  if (cells.some(([day, hour]) => (staffing[day]?.[hour] ?? 0) === 0)) return undefined;
  const less = (day: number, hour: number) => cells.some(([one, other]) => one === day && other === hour);
  return staffing.map((hours, day) => hours.map((agents, hour) => (less(day, hour) ? agents - 1 : agents)));
}

export function everyHour(agents: number): Staffing {
  return Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => agents));
}

export function changed(
  staffing: Staffing,
  { day, hour, by }: { day: number; hour?: number; by: number },
): Staffing {
  return staffing.map((hours, one) =>
    one === day
      ? hours.map((agents, each) => (hour === undefined || each === hour ? Math.max(0, agents + by) : agents))
      : hours,
  );
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), low: at(0.025), high: at(0.975) };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
