import type { ExerciseOutcome } from '../domain/training/exercise-replay.ts';
import type { Store } from '../store/open-store.ts';
import { keepOutcome } from '../store/exercises.ts';

/** What the sandbox asks of the outside: one line in its own table, and nothing else. Repeatable. */
export type ExerciseActivities = {
  endExercise(ended: { id: string; outcome: ExerciseOutcome }): Promise<void>;
};

export function exerciseActivities({ store }: { store: Store }): ExerciseActivities {
  return { endExercise: (ended) => keepOutcome(store, ended) };
}
