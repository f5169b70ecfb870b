import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { ExerciseClock } from '../domain/training/exercise-replay.ts';
import type { exercise } from '../workflows/exercise.ts';
import { orEngineAway } from './question-client.ts';

/** The sandbox in which agents train. Throws EngineAway when the engine cannot be reached. */
export type ExerciseClient = {
  begin: (exercise: ExerciseClock & { id: string }) => Promise<void>;
  /** One that is over hears of nothing. */
  answer: (id: string, at: number) => Promise<void>;
};

/** @param taskQueue of the service's workers */
export function exerciseClient(client: Client, taskQueue: string): ExerciseClient {
  return {
    begin: (asked) =>
      orEngineAway(async () => {
        await client.workflow.start<typeof exercise>('exercise', {
          taskQueue,
          workflowId: workflowIdOf(asked.id),
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
          args: [asked],
        });
      }),
    answer: (id, at) =>
      orEngineAway(() =>
        client.workflow.getHandle(workflowIdOf(id)).signal('answered', { at }).catch(throwUnlessOver),
      ),
  };
}

function workflowIdOf(id: string): string {
  return `exercise:${id}`;
}

function throwUnlessOver(error: unknown): void {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}
