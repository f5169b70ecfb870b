// What somebody would change of a past period, and what that gives: the command line, the API and its thread share it.
import { publishedHours, type Weekly } from '../calendar.ts';
import { HOUR, MINUTE } from '../durations.ts';
import { openIntervals } from '../open-time.ts';
import { leastStaffing, type Least } from './least-staffing.ts';
import { changed, everyHour, predict, type RunRequest, type Prediction } from './what-if-runs.ts';
import type { Staffing } from './what-if.ts';

/** A period as it was lived: see `store/lived-period.ts`. */
export type Lived = RunRequest['lived'] & {
  staffing: number[][];
  first: number | undefined;
  resolved: number | undefined;
};

/** What differs from the past, and what nobody knows of it. */
export type Variation = {
  /** So many at every hour, rather than those who wrote. */
  agents?: number | undefined;
  /** By so many agents on a weekday, 0 for Monday. */
  day: readonly { day: number; by: number }[];
  /** Opening and closing hour on working days. */
  open?: readonly [number, number] | undefined;
  /** Open minutes, open hours. */
  first: number;
  resolution: number;
  /** What half of the messages take an agent at most, and half of the people to answer us, in minutes. */
  handling: number;
  answering: number;
  /** Points of all questions that the assistant settles more. */
  assistant: number;
  /** Times the questions received. */
  volume: number;
  runs: number;
  seed: number;
};

/** Nothing varied but what nobody knows of the past: how long a message takes, and people to answer. */
export const asItWas = {
  agents: undefined,
  day: [],
  open: undefined,
  first: 60,
  resolution: 24,
  assistant: 0,
  volume: 1,
} satisfies Partial<Variation>;

export type Simulated = {
  past: { first: number | undefined; resolved: number | undefined; questions: number };
  baseline: Prediction;
  prediction: Prediction;
};
export type { Least } from './least-staffing.ts';

/** @param told is given the share done, between 0 and 1 */
export function simulateVariation(
  lived: Lived,
  varied: Variation,
  told: (done: number) => void = () => {},
): Simulated {
  const { first, resolved } = lived;
  const baseline = predict(whatIfOf(lived, { ...varied, ...asItWas }), (done) => told(done / 2));
  const prediction = predict(whatIfOf(lived, varied), (done) => told(0.5 + done / 2));
  return { past: { first, resolved, questions: lived.received.length }, baseline, prediction };
}

/**
 * The least staffing by hour that keeps both promises; undefined when fifty people don't do.
 * @param told is given the share done, between 0 and 1
 */
export function least(
  lived: Lived,
  varied: Variation,
  told: (done: number) => void = () => {},
): Least | undefined {
  return leastStaffing(whatIfOf(lived, varied), told);
}

export function whatIfOf(
  lived: Lived,
  { agents, day, open, assistant, volume, runs, seed, ...times }: Variation,
): RunRequest {
  const staffed = agents === undefined ? lived.staffing : everyHour(agents);
  const hours = { ...publishedHours, weekly: open ? openingOf(open) : publishedHours.weekly };
  return {
    lived,
    scenario: {
      intervals: openIntervals(hours, lived.from, lived.to),
      staffing: day.reduce<Staffing>((staffing, change) => changed(staffing, change), staffed),
      firstResponse: times.first * MINUTE,
      resolution: times.resolution * HOUR,
      handling: times.handling * MINUTE,
      answering: times.answering * MINUTE,
    },
    assistantMore: assistant / 100,
    volume,
    runs,
    seed,
  };
}

function openingOf([from, to]: readonly [number, number]): Weekly {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const hours = [[clock(from), clock(to)] as const];
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] };
}
