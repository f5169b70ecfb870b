import { DefaultLogger, Runtime } from '@temporalio/worker';
import { connectWorker, type Place } from '../engine/connect.ts';
import { createWorker } from '../worker/worker.ts';
import { activitiesOf } from './activities.ts';
import type { Parts } from './parts.ts';
import type { Running } from './running.ts';

/** Hosts the process in this one: resolves once the worker polls. */
export async function runWorker(parts: Parts, place: Place): Promise<Running> {
  // The signals are ours: the worker must not stop before what hands it work.
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const connection = await connectWorker(place);
  const worker = await createWorker({
    connection,
    namespace: place.namespace,
    activities: activitiesOf(parts),
  });
  const ended = worker.run().finally(() => connection.close());
  return {
    name: 'worker',
    ended,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}
