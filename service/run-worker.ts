import type { Client } from '@temporalio/client';
import type { RunningQuestions } from '../intake/running-questions.ts';
import { articlePlanActivities } from '../activities/article-plans.ts';
import { absenceActivities } from '../activities/absences.ts';
import { exerciseActivities } from '../activities/exercises.ts';
import { connectWorker, type ServerAddress } from '../temporal-server/connect.ts';
import { installServiceRuntime } from './sdk-metrics.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { readVersioning } from '../worker/versioning-settings.ts';
import { createWorker } from '../worker/worker.ts';
import { activitiesOf } from './activities.ts';
import { archivingOf } from './archive-schedule.ts';
import type { Container } from './container.ts';
import { retentionOf } from './retention-schedule.ts';
import { reviewOf } from './review-schedule.ts';
import type { RunningPart } from './part.ts';
import { webhookActivities } from './webhooks.ts';

/** Failures of one process's workers within an hour after which it ends, for whoever watches it to see. */
const FAILURES_BORNE = 10;
const REMEMBERED_MS = 3_600_000;

/** Hosts the process in this one: resolves once the worker polls. */
export async function runWorker(
  parts: Container,
  place: ServerAddress,
  { desk, client, tracing }: { desk: RunningQuestions; client: Client; tracing: Tracing | undefined },
): Promise<RunningPart> {
  await installServiceRuntime();
  const connection = await connectWorker(place);
  const activities = {
    ...activitiesOf(parts, client),
    ...retentionOf(parts, desk),
    ...reviewOf(parts),
    ...archivingOf(parts, client),
    ...exerciseActivities(parts),
    ...articlePlanActivities(parts),
    ...absenceActivities({ store: parts.store, now: parts.clock.now }, desk),
    ...webhookActivities(parts),
  };
  const versioning = readVersioning(process.env);
  const makeWorker = () =>
    createWorker({ connection, namespace: place.namespace, activities, versioning, tracing });
  let worker = await makeWorker();
  let stopping = false;
  const ended = runUntilStopped().finally(() => connection.close());
  return {
    name: 'worker',
    ended,
    isReady: () => worker.getState() === 'RUNNING',
    stop: async () => {
      stopping = true;
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };

  /** A worker that fails is replaced: the engine gives its questions to the next one. */
  async function runUntilStopped(): Promise<void> {
    for (let failures: number[] = []; ;) {
      try {
        return await worker.run();
      } catch (error) {
        const now = Date.now();
        failures = [...failures.filter((at) => at > now - REMEMBERED_MS), now];
        parts.log.error(
          { code: error instanceof Error ? error.name : 'unknown', failures: failures.length },
          'worker replaced',
        );
        if (stopping || failures.length >= FAILURES_BORNE) throw error;
        worker = await makeWorker();
      }
    }
  }
}
