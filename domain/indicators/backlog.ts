// What is open at an instant: how old, in open time, and when each is due next.
import { DAY, HOUR } from '../durations.ts';

/** Upper ends of the steps of age, in open milliseconds: a day is nine hours, the promise for a resolution 24. The last step has none. */
const AGES = [HOUR, 4 * HOUR, 9 * HOUR, 24 * HOUR];
/** Upper ends of how far ahead the next deadline lies, in milliseconds: past, within two hours, within a day, later. */
const AHEAD = [0, 2 * HOUR, DAY];

export type OpenQuestion = { receivedAt: number; dueAt: number | null; waitingFor: string | null };
/** Counts by step; `waiting`: nothing is due while the person is asked. Each of the two adds up to all that is open. */
export type Backlog = { age: number[]; due: number[]; waiting: number };

/** @param openSince open milliseconds from an instant until `now` */
export function backlogOf(
  open: readonly OpenQuestion[],
  now: number,
  openSince: (at: number) => number,
): Backlog {
  const dues = open.flatMap(({ dueAt, waitingFor }) =>
    dueAt === null || waitingFor !== null ? [] : [dueAt - now],
  );
  return {
    age: countByStep(
      open.map(({ receivedAt }) => openSince(receivedAt)),
      AGES,
    ),
    due: countByStep(dues, AHEAD),
    waiting: open.length - dues.length,
  };
}

function countByStep(values: readonly number[], ends: readonly number[]): number[] {
  const steps = [...ends, Number.POSITIVE_INFINITY];
  return steps.map(
    (end, step) => values.filter((value) => value <= end && value > (steps[step - 1] ?? -Infinity)).length,
  );
}
