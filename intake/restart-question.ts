import type { Client, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { question } from '../workflows/question.ts';

type Restart = {
  reference: string;
  taskQueue: string;
  opening: Parameters<typeof question>[0];
  /** All that happened, as its journal tells it, and what may not have been said. */
  handover: Parameters<typeof question>[1];
};

/** A new run of a question that none is alive of, which goes on from its journal. */
export async function restartQuestion(
  client: Client,
  { reference, taskQueue, opening, handover }: Restart,
): Promise<WorkflowHandleWithFirstExecutionRunId<typeof question>> {
  return client.workflow.start<typeof question>('question', {
    workflowId: reference,
    taskQueue,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    args: [opening, handover],
  });
}
