// A conversation by mail, asked for by the person: the engine keeps the request until the mail has left.
import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { TranscriptActivities, TranscriptAsked } from '../activities/transcript.ts';
import { queueFor } from '../domain/task-queues.ts';

export async function transcript(asked: TranscriptAsked): Promise<void> {
  const { mailTranscript } = proxyActivities<TranscriptActivities>({
    taskQueue: queueFor(workflowInfo().taskQueue, 'mail'),
    startToCloseTimeout: '1m',
    heartbeatTimeout: '10s',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
  });
  await mailTranscript(asked);
}
