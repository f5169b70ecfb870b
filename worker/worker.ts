import type { NativeConnection } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { CalendarActivities } from '../activities/calendar/calendar-contract.ts';
import type { ExerciseActivities } from '../activities/exercises.ts';
import type { Activities } from '../activities/contract.ts';
import type { OnCallActivities } from '../activities/on-call/on-call-contract.ts';
import { TASK_QUEUE } from '../temporal-server/task-queue.ts';
import { heartbeatInterceptor } from './heartbeat.ts';
import { workflowBundle } from './bundle.ts';
import { tolerantCodec } from './tolerant-codec.ts';

/** Questions kept in memory between two of their steps, for each worker. Past it the oldest are rebuilt by replay. */
const CACHED_QUESTIONS = 500;

type Hosted = {
  connection: NativeConnection;
  namespace: string;
  activities: Activities & Partial<CalendarActivities & OnCallActivities & ExerciseActivities>;
  taskQueue?: string;
};

/** A worker that hosts the process and what it asks of the outside. Run as many as needed. */
export async function createWorker({
  connection,
  namespace,
  activities,
  taskQueue = TASK_QUEUE,
}: Hosted): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: await workflowBundle(),
    dataConverter: { payloadCodecs: [tolerantCodec] },
    maxCachedWorkflows: CACHED_QUESTIONS,
    interceptors: { activity: [heartbeatInterceptor] },
    shutdownGraceTime: '3s',
  });
}
