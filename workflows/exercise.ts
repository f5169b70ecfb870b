// An exercise on its own clock, apart from every question: no journal, no search attribute, no mail, no figure.
import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { ExerciseActivities } from '../activities/exercises.ts';
import {
  exerciseOutcome,
  type ExerciseClock,
  type ExerciseOutcome,
} from '../domain/training/exercise-replay.ts';

const { endExercise } = proxyActivities<ExerciseActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** That the trainee has answered, and when; never what. */
const answered = defineSignal<[{ at: number }]>('answered');

/** Until it is answered, or given up. */
export async function exercise({ id, ...clock }: ExerciseClock & { id: string }): Promise<ExerciseOutcome> {
  let answeredAt: number | undefined;
  setHandler(answered, ({ at }) => {
    answeredAt ??= at;
  });
  await condition(() => answeredAt !== undefined, Math.max(0, clock.lapsesAt - Date.now()));
  const outcome = exerciseOutcome(clock, answeredAt);
  await endExercise({ id, outcome });
  return outcome;
}
