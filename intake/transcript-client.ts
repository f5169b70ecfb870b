import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { transcript } from '../workflows/transcript.ts';
import { orEngineAway } from './question-client.ts';

/** Asks for a conversation by mail: the same request is one mail. Throws EngineAway when the engine cannot be reached. */
export type TranscriptClient = (asked: { question: string; id: string }) => Promise<void>;

/** @param taskQueue of the service's workers */
export function transcriptClient(client: Client, taskQueue: string): TranscriptClient {
  return ({ question, id }) =>
    orEngineAway(async () => {
      await client.workflow
        .start<typeof transcript>('transcript', {
          taskQueue,
          workflowId: `transcript:${question}:${id}`,
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
          args: [{ question, message: `${question}:transcript:${id}` }],
        })
        .catch((error: unknown) => {
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        });
    });
}
