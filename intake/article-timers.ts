import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import type { articleTimer } from '../workflows/article-timer.ts';
import { orEngineAway } from './question-client.ts';

/** When something is planned of an article. */
export type ArticleTimer = { article: string; at: number };

/** Sets the engine's timer, once for an article and an instant. Throws EngineAway when the engine cannot be reached. */
export function setArticleTimer(client: Client, taskQueue: string): (timer: ArticleTimer) => Promise<void> {
  return (timer) =>
    orEngineAway(async () => {
      await client.workflow.start<typeof articleTimer>('articleTimer', {
        taskQueue,
        workflowId: `article:${timer.article}:${timer.at}`,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        args: [timer],
      });
    });
}
