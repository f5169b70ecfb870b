// What the engine says of the questions it has: which run, which fail at every step, how one ended.
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import proto from '@temporalio/proto';

const { WorkflowTaskFailedCause } = proto.temporal.api.enums.v1;

export type EngineCensus = {
  /** The questions that run, by reference, with their run. A list of the engine's may be some seconds late. */
  running(): Promise<Map<string, string>>;
  /** Whether that run was begun by an operator's reset. */
  wasReset(reference: string, run: string): Promise<boolean>;
  /** Those whose workflow task has failed several times in a row, as the engine reports after a minute or so. */
  failing(): Promise<string[]>;
  /** How its latest run stands: `running`, `terminated`, `failed`, … or `not-found`. */
  standing(reference: string): Promise<string>;
};

const QUESTIONS = `WorkflowType = 'question' AND ExecutionStatus = 'Running'`;

export function engineCensus(client: Client): EngineCensus {
  return {
    running: () => listRuns(client, QUESTIONS),
    wasReset: (reference, run) => wasReset(client, reference, run),
    failing: async () => [
      ...(await listRuns(client, `${QUESTIONS} AND TemporalReportedProblems IS NOT NULL`)).keys(),
    ],
    standing: (reference) => standingOf(client, reference),
  };
}

async function listRuns(client: Client, query: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { workflowId, runId } of client.workflow.list({ query, pageSize: 1_000 }))
    found.set(workflowId, runId);
  return found;
}

/** A reset leaves its mark in the history of the run that it begins. */
async function wasReset(client: Client, reference: string, run: string): Promise<boolean> {
  const { events } = await client.workflow.getHandle(reference, run).fetchHistory();
  return (events ?? []).some(
    ({ workflowTaskFailedEventAttributes: failed }) =>
      failed?.cause === WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW &&
      failed.newRunId === run,
  );
}

async function standingOf(client: Client, reference: string): Promise<string> {
  try {
    const { status } = await client.workflow.getHandle(reference).describe();
    return status.name.toLowerCase().replaceAll('_', '-');
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'not-found';
    throw error;
  }
}
