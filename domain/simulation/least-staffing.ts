// Backwards: the least staffing with which both promises hold. Whether one holds is tried on the hardest of the draws alone, and a
// try ends at the first of them that fails, so that most tries cost one run.
import type { Draw } from './draw.ts';
import {
  drawRun,
  everyHour,
  GOAL,
  predict,
  reachesBoth,
  type RunRequest,
  type Prediction,
} from './what-if-runs.ts';
import { layoutOf, runOnce, type Scenario, type Staffing } from './what-if.ts';

export type Least = { staffing: Staffing; prediction: Prediction };

/** Share of the runs in which both targets have to be reached. */
const CONFIDENCE = 0.95;
/** Draws on which a staffing is tried; the answer itself is tried with all the runs. */
const TRIALS = 12;
/** More agents than that at once are beyond one team. */
const MOST = 50;

/**
 * As many all day as needed, then fewer wherever that changes nothing: at an hour of every day, on a day, then hour by hour.
 * @param told is given the share of the work done, between 0 and 1
 * @returns undefined when fifty agents don't do
 */
export function leastStaffing(asked: RunRequest, told: (done: number) => void = () => {}): Least | undefined {
  const some = Array.from({ length: Math.min(TRIALS, asked.runs) }, (_, run) => drawingOf(asked, run));
  const about = leastOf(1, MOST, (agents) => fails(asked, everyHour(agents), some) === 0);
  if (about === undefined) return undefined;
  const hard = hardest(asked, everyHour(Math.max(1, about - 1)));
  const trials = hard.slice(mayFail(asked)).slice(0, TRIALS);
  const does = (staffing: Staffing) => fails(asked, staffing, trials) === 0;
  const all = leastOf(1, MOST, (agents) => does(everyHour(agents)));
  if (all === undefined) return undefined;
  const taken: Staffing[] = [everyHour(all)];
  const ways = waysToSave(asked.scenario);
  ways.forEach((cells, done) => {
    told(done / ways.length);
    taken.push(removeSpare(taken.at(-1) ?? everyHour(all), cells, does));
  });
  for (let more = all + 1; more <= MOST; more += 1) taken.unshift(everyHour(more));
  return verifyStaffing(asked, taken, hard);
}

/** In how many of the draws both targets are not reached, once that is more than `most`; the one that failed last is tried first. */
function fails(asked: RunRequest, staffing: Staffing, drawings: Drawing[], most = 0): number {
  const scenario = { ...asked.scenario, staffing };
  const failing = new Set<Drawing>();
  for (const one of drawings) {
    if (!holds(scenario, one.draw ?? drawRun(asked, one.run))) failing.add(one);
    if (failing.size > most) break;
  }
  drawings.sort((one, other) => Number(failing.has(other)) - Number(failing.has(one)));
  return failing.size;
}

function holds(scenario: Scenario, draw: Draw): boolean {
  return reachesBoth(runOnce(scenario, draw, { enough: (1 - GOAL) * draw.received.length }));
}

/** A run by its number; what is tried often is kept, the others are drawn anew. */
type Drawing = { run: number; draw?: Draw };

function drawingOf(asked: RunRequest, run: number): Drawing {
  return { run, draw: drawRun(asked, run) };
}

/** The draws that go worst, the worst first: where most of them hold, nearly always the others do. */
function hardest(asked: RunRequest, staffing: Staffing): Drawing[] {
  const scenario = { ...asked.scenario, staffing };
  const shares = Array.from({ length: asked.runs }, (_, run) => {
    const { first, resolved, questions } = runOnce(scenario, drawRun(asked, run));
    return { run, share: Math.min(first, resolved) / Math.max(1, questions) };
  });
  return shares
    .toSorted((one, other) => one.share - other.share)
    .slice(0, mayFail(asked) * 2 + TRIALS)
    .map(({ run }) => drawingOf(asked, run));
}

function mayFail({ runs }: RunRequest): number {
  return Math.floor(runs * (1 - CONFIDENCE) + 1e-9);
}

/** As many fewer in each of these hours as still holds. */
function removeSpare(
  staffing: Staffing,
  cells: readonly Cell[],
  does: (staffing: Staffing) => boolean,
): Staffing {
  const most = Math.min(...cells.map(([day, hour]) => staffing[day]?.[hour] ?? 0));
  // At least so many are left: what holds with some holds with more.
  const left = leastOf(0, most, (agents) => agents === most || does(without(staffing, cells, most - agents)));
  return without(staffing, cells, most - (left ?? most));
}

function without(staffing: Staffing, cells: readonly Cell[], fewer: number): Staffing {
  const held = new Set(cells.map((cell) => cell.join()));
  return staffing.map((hours, day) =>
    hours.map((agents, hour) => (held.has(`${day},${hour}`) ? agents - fewer : agents)),
  );
}

/** What held on some draws may fail on others: back to the last that holds in all the runs, tried on the hard ones before. */
function verifyStaffing(asked: RunRequest, taken: readonly Staffing[], hard: Drawing[]): Least | undefined {
  const most = mayFail(asked);
  const holdsFor = (steps: number, drawings: Drawing[]) =>
    fails(asked, taken.at(-1 - steps) ?? [], drawings, most) <= most;
  const last = taken.length - 1;
  const likely = leastOf(0, last, (steps) => holdsFor(steps, hard));
  if (likely === undefined) return undefined;
  const others = Array.from({ length: asked.runs }, (_, run): Drawing => ({ run }));
  const every = [...hard, ...others.filter(({ run }) => hard.every((one) => one.run !== run))];
  for (let steps = likely; steps <= last; steps += 1) {
    const staffing = taken.at(-1 - steps);
    if (staffing && holdsFor(steps, every))
      return { staffing, prediction: predict({ ...asked, scenario: { ...asked.scenario, staffing } }) };
  }
  return undefined;
}

/** The least number, of those from `least` to `most`, for which it holds: what holds for one holds for more. */
function leastOf(least: number, most: number, does: (number: number) => boolean): number | undefined {
  let [low, high] = [least, most];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (does(middle)) high = middle;
    else low = middle + 1;
  }
  return does(high) ? high : undefined;
}

type Cell = readonly [day: number, hour: number];

/** Open hours, the last of the day first: together over the week, then over a day, then each. */
function waysToSave({ intervals }: Scenario): Cell[][] {
  const open = new Map(
    layoutOf(intervals).shifts.map(({ day, hour }) => [`${day},${hour}`, [day, hour] as const]),
  );
  const cells = [...open.values()].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  const by = (part: 0 | 1) =>
    [...new Set(cells.map((cell) => cell[part]))].map((value) =>
      cells.filter((cell) => cell[part] === value),
    );
  return [...by(1), ...by(0), ...cells.map((cell) => [cell])];
}
