import { inWorkflowContext, workflowInfo } from '@temporalio/workflow';

/**
 * Starts what goes on beside the question's course. A run that was thrown away may wake once more when it is no run any longer,
 * or another question's turn: it then says nothing, and does not end the thread that other questions live in.
 */
export function inBackground(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    if (inWorkflowContext()) throw error;
  });
}

/** Whether the run of that id is the one under way. */
export function isUnderWay(run: string): boolean {
  return inWorkflowContext() && workflowInfo().runId === run;
}
