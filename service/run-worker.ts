import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Desk } from '../intake/running-questions.ts';
import { connectWorker, type Place } from '../temporal-server/connect.ts';
import { createWorker } from '../worker/worker.ts';
import { activitiesOf } from './activities.ts';
import type { Parts } from './container.ts';
import { retentionOf } from './retention-schedule.ts';
import type { Running } from './part.ts';

/** Failures of one process's workers after which it ends, for whoever watches it to see. */
const FAILURES_BORNE = 10;

/** Hosts the process in this one: resolves once the worker polls. */
export async function runWorker(parts: Parts, place: Place, desk: Desk): Promise<Running> {
  // The signals are ours: the worker must not stop before what hands it work.
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const connection = await connectWorker(place);
  const activities = { ...activitiesOf(parts), ...retentionOf(parts, desk) };
  const made = () => createWorker({ connection, namespace: place.namespace, activities });
  let worker = await made();
  let stopping = false;
  const ended = working().finally(() => connection.close());
  return {
    name: 'worker',
    ended,
    stop: async () => {
      stopping = true;
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };

  /** A worker that fails is replaced: the engine gives its questions to the next one. */
  async function working(): Promise<void> {
    for (let failures = 0; ;) {
      try {
        return await worker.run();
      } catch (error) {
        failures += 1;
        parts.log.error(
          { code: error instanceof Error ? error.name : 'unknown', failures },
          'worker replaced',
        );
        if (stopping || failures >= FAILURES_BORNE) throw error;
        worker = await made();
      }
    }
  }
}
