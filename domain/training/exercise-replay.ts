// An exercise: a closed question played again, on a clock of its own. It counts in no figure, and nobody is written to.

/** Epoch ms. The clock runs at any hour: people train when nobody writes. */
export type ExerciseClock = { dueAt: number; lapsesAt: number };
export type ExerciseOutcome = 'in_time' | 'late' | 'abandoned';

/** Whoever has not answered after this many times the delay has left. */
const LAPSES_AFTER = 8;

/** @param firstResponse what is promised of a first reply, in milliseconds */
export function exerciseClock(begunAt: number, firstResponse: number): ExerciseClock {
  return { dueAt: begunAt + firstResponse, lapsesAt: begunAt + LAPSES_AFTER * firstResponse };
}

/** An answer at the very instant of the deadline is on time. */
export function exerciseOutcome(
  { dueAt, lapsesAt }: ExerciseClock,
  answeredAt: number | undefined,
): ExerciseOutcome {
  if (answeredAt === undefined || answeredAt > lapsesAt) return 'abandoned';
  return answeredAt <= dueAt ? 'in_time' : 'late';
}
