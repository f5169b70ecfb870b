// Many runs of one scenario, each with its own draws: a prediction is an interval.
import { chanceOf } from './chance.ts';
import { drawPeriod, type Draw, type LivedPast } from './draw.ts';
import { runOnce, type RunOutcome, type Scenario, type Staffing } from './what-if.ts';

export type RunRequest = {
  lived: LivedPast;
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
export const GOAL = 0.95;

/** @param told is given the share of the runs done, between 0 and 1 */
export function predict(asked: RunRequest, told: (done: number) => void = () => {}): Prediction {
  const outcomes = Array.from({ length: asked.runs }, (_, run) => {
    told(run / asked.runs);
    return runOnce(asked.scenario, drawRun(asked, run));
  });
  const share = (of: (outcome: RunOutcome) => number) => spreadOf(outcomes.map(of));
  return {
    runs: asked.runs,
    questions: share(({ questions }) => questions),
    first: share((one) => ratio(one.first, one.questions)),
    resolved: share((one) => ratio(one.resolved, one.questions)),
    load: share(({ worked, available }) => ratio(worked, available)),
    bothReached: outcomes.filter(reachesBoth).length / outcomes.length,
  };
}

export function reachesBoth({ first, resolved, questions }: RunOutcome): boolean {
  return ratio(first, questions) >= GOAL && ratio(resolved, questions) >= GOAL;
}

/** What chance decides of the run of that number: the same whatever the staffing, the hours and the targets. */
export function drawRun({ lived, scenario, assistantMore, volume, seed }: RunRequest, run: number): Draw {
  const human = shareForPeople(lived);
  const kept = human === 0 ? 0 : Math.max(0, human - assistantMore) / human;
  const { handling, answering } = scenario;
  return drawPeriod(lived, volume * kept, { chance: chanceOf(seed + run * 7_919), handling, answering });
}

function shareForPeople({ received }: LivedPast): number {
  return ratio(received.filter(({ touches }) => touches > 0).length, received.length);
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
