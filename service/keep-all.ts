import type { Client } from '@temporalio/client';
import { setArticleTimer } from '../intake/article-timers.ts';
import type { RunningQuestions } from '../intake/running-questions.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import { plannedInstants } from '../store/written-articles.ts';
import { keepArchiveSchedule } from './archive-schedule.ts';
import { keepErasureList } from './backup/erasure-list.ts';
import type { Container } from './container.ts';
import { keepFiles } from './keep-files.ts';
import { keepIndicators } from './keep-indicators.ts';
import { keepReconciling } from './keep-reconciling.ts';
import { keepWords } from './keep-words.ts';
import type { RunningPart } from './part.ts';
import { keepRetentionSchedule } from './retention-schedule.ts';
import { retryErasures } from './retry-erasures.ts';
import { keepReviewSchedule } from './review-schedule.ts';
import { keepWebhooks, wakingWebhooks } from './webhooks.ts';

/** What goes on beside a worker for as long as it is up; the engine's schedules are there once this resolves. */
export async function keepAll(
  parts: Container,
  { desk, client }: { desk: RunningQuestions; client: Client },
): Promise<RunningPart[]> {
  for (const keepSchedule of [keepRetentionSchedule, keepReviewSchedule, keepArchiveSchedule])
    await keepSchedule(client);
  await setTimersAgain(parts, client);
  return [
    retryErasures(parts, desk),
    keepErasureList(parts),
    keepReconciling(parts, client),
    keepIndicators(parts),
    keepWords(parts),
    keepFiles(parts),
    keepWebhooks(parts, wakingWebhooks(client)),
  ];
}

/** An engine that was set up anew, beside a store that came back from a backup, knows of no plan. */
async function setTimersAgain({ store }: Container, client: Client): Promise<void> {
  const set = setArticleTimer(client, TASK_QUEUE);
  for (const timer of await plannedInstants(store.db)) await set(timer);
}
