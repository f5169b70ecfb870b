import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import type { PlannedAbsence } from '../domain/absence.ts';
import type { absence } from '../workflows/absence.ts';
import { orEngineAway } from './question-client.ts';

/** The timers of planned absences. Throws EngineAway when the engine cannot be reached. */
export type AbsenceClient = {
  begin: (planned: PlannedAbsence) => Promise<void>;
  /** One that is over hears of nothing. */
  end: (id: string) => Promise<void>;
};

/** @param taskQueue of the service's workers */
export function absenceClient(client: Client, taskQueue: string): AbsenceClient {
  return {
    begin: (planned) =>
      orEngineAway(async () => {
        await client.workflow
          .start<typeof absence>('absence', {
            taskQueue,
            workflowId: workflowIdOf(planned.id),
            workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
            workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
            args: [planned],
          })
          .catch(throwUnless(WorkflowExecutionAlreadyStartedError));
      }),
    end: (id) =>
      orEngineAway(async () => {
        await client.workflow.getHandle(workflowIdOf(id)).cancel().catch(throwUnless(WorkflowNotFoundError));
      }),
  };
}

function workflowIdOf(id: string): string {
  return `absence:${id}`;
}

function throwUnless(expected: typeof WorkflowNotFoundError | typeof WorkflowExecutionAlreadyStartedError) {
  return (error: unknown): void => {
    if (!(error instanceof expected)) throw error;
  };
}
