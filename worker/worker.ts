import { totalmem } from 'node:os';
import type { NativeConnection, WorkerDeploymentOptions, WorkerOptions } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { ArticlePlanActivities } from '../activities/article-plans.ts';
import type { AbsenceActivities } from '../activities/absences.ts';
import type { CalendarActivities } from '../activities/calendar/calendar-contract.ts';
import type { ExerciseActivities } from '../activities/exercises.ts';
import type { TranscriptActivities } from '../activities/transcript.ts';
import type { Activities } from '../activities/contract.ts';
import type { OnCallActivities } from '../activities/on-call/on-call-contract.ts';
import type { WebhookActivities } from '../activities/webhooks/webhook-contract.ts';
import { needs, queueFor, TASK_QUEUE, type Need } from '../domain/task-queues.ts';
import { heartbeatInterceptor } from './heartbeat.ts';
import { workflowBundle } from './bundle.ts';
import { tolerantCodec } from './tolerant-codec.ts';
import { silentTrace } from './silent-trace.ts';
import type { Versioning } from './versioning-settings.ts';
import type { Tracing } from '../tracing/tracing.ts';

/**
 * Questions kept in memory between two of their steps, for each worker: past it the oldest are rebuilt by replay, and of many that
 * wake at one instant that takes four times as long (docs/scale.md). Half a megabyte each, of a tenth of the machine's memory.
 */
const [FEWEST_CACHED, MOST_CACHED] = [500, 5_000];
const CACHED_BYTES = 500_000;
const SHARE_OF_MEMORY = 0.1;

function cachedQuestions(): number {
  // A container's limit; without one, larger than any machine.
  const memory = Math.min(process.constrainedMemory() || Infinity, totalmem());
  const fitting = Math.floor((memory * SHARE_OF_MEMORY) / CACHED_BYTES);
  return Math.max(FEWEST_CACHED, Math.min(MOST_CACHED, fitting));
}

/**
 * What is quick, at once: as many as a store of one process answers within their two seconds. A thousand questions that fall due
 * at one instant, as on a Monday at nine, would otherwise all ask at once, time out, and ask again.
 */
export const QUICK_AT_ONCE = 8;

/** Of each need, what one worker does at once, and begins in a second. */
const capacity: Record<Need, { atOnce: number; perSecond: number }> = {
  mail: { atOnce: 20, perSecond: 50 },
  // A model that hangs keeps so many waiting, for 45 s at most; the next ones wait, and nothing else does.
  model: { atOnce: 8, perSecond: 20 },
  maintenance: { atOnce: 2, perSecond: 5 },
  webhooks: { atOnce: 4, perSecond: 20 },
};

type Hosted = {
  connection: NativeConnection;
  namespace: string;
  activities: Activities &
    Partial<
      CalendarActivities &
        OnCallActivities &
        ExerciseActivities &
        ArticlePlanActivities &
        AbsenceActivities &
        TranscriptActivities &
        WebhookActivities
    >;
  taskQueue?: string;
  /** Which version it is, where workers of several run at once. */
  versioning?: Versioning | undefined;
  tracing?: Pick<Tracing, 'activity' | 'sinks'> | undefined;
};

/** Workers of one process, as one. */
export type HostedWorker = Pick<Worker, 'run' | 'shutdown' | 'getState'>;

/** Hosts the process and what it asks of the outside, each need on its own queue. Run as many as needed. */
export async function createWorker({
  taskQueue = TASK_QUEUE,
  versioning,
  tracing,
  ...hosted
}: Hosted): Promise<HostedWorker> {
  const bundle = await workflowBundle();
  const common = {
    ...hosted,
    ...(versioning === undefined ? {} : { workerDeploymentOptions: deploymentOptions(versioning, bundle) }),
    dataConverter: { payloadCodecs: [tolerantCodec] },
    interceptors: { activity: [heartbeatInterceptor, ...(tracing ? [tracing.activity] : [])] },
    sinks: tracing?.sinks ?? silentTrace,
    shutdownGraceTime: '3s',
  } satisfies Partial<WorkerOptions>;
  const workflowSide = {
    workflowBundle: bundle,
    maxCachedWorkflows: cachedQuestions(),
    maxConcurrentLocalActivityExecutions: QUICK_AT_ONCE,
  };
  const process = await Worker.create({ ...common, ...workflowSide, taskQueue });
  const apart = needs.map((need) =>
    Worker.create({
      ...common,
      taskQueue: queueFor(taskQueue, need),
      maxConcurrentActivityTaskExecutions: capacity[need].atOnce,
      maxActivitiesPerSecond: capacity[need].perSecond,
    }),
  );
  return together(process, await Promise.all(apart));
}

function deploymentOptions(
  { deployment: deploymentName, build, behavior }: Versioning,
  { digest }: { digest: string },
): WorkerDeploymentOptions {
  return {
    version: { deploymentName, buildId: build ?? digest },
    useWorkerVersioning: true,
    defaultVersioningBehavior: behavior,
  };
}

/** They run, fail and end together: one that fails takes the others with it, and is seen. */
function together(process: Worker, apart: readonly Worker[]): HostedWorker {
  const all = [process, ...apart];
  const shutdown = () => {
    for (const worker of all) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  return {
    shutdown,
    getState: () => process.getState(),
    run: async () => {
      const runs = all.map((worker) => worker.run());
      await Promise.all(runs).catch(async (error: unknown) => {
        shutdown();
        await Promise.allSettled(runs);
        throw error;
      });
    },
  };
}
