// What the engine says of the questions it has: which run, which fail at every step, how one ended.
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';

export type EngineCensus = {
  /** References of the questions that run. A list of the engine's may be some seconds late. */
  running(): Promise<Set<string>>;
  /** Those whose workflow task has failed several times in a row, as the engine reports after a minute or so. */
  failing(): Promise<string[]>;
  /** How its latest run stands: `running`, `terminated`, `failed`, … or `not-found`. */
  standing(reference: string): Promise<string>;
};

const QUESTIONS = `WorkflowType = 'question' AND ExecutionStatus = 'Running'`;

export function engineCensus(client: Client): EngineCensus {
  return {
    running: async () => new Set(await listReferences(client, QUESTIONS)),
    failing: () => listReferences(client, `${QUESTIONS} AND TemporalReportedProblems IS NOT NULL`),
    standing: (reference) => standingOf(client, reference),
  };
}

async function listReferences(client: Client, query: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) found.push(workflowId);
  return found;
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
