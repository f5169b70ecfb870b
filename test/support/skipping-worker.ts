import { randomUUID } from 'node:crypto';
import { NativeConnection } from '@temporalio/worker';
import { createWorker } from '../../worker/worker.ts';
import { skippingEngine, type SkippingEngine } from './engine.ts';
import { outside } from './outside.ts';

/** A worker on the engine whose time can be skipped, and on a queue of its own. */
export type SkippingWorker = { engine: SkippingEngine; taskQueue: string; close: () => Promise<void> };

/** Begins one. `own`: the activities that the test is about; the others are as the outside of every test has them. */
export async function skippingWorker(
  own: Partial<Parameters<typeof createWorker>[0]['activities']>,
): Promise<SkippingWorker> {
  const taskQueue = randomUUID();
  const engine = await skippingEngine();
  const connection = await NativeConnection.connect({ address: engine.address });
  const activities = { ...outside().activities, ...own };
  const worker = await createWorker({ connection, namespace: engine.namespace, activities, taskQueue });
  const running = worker.run().finally(() => connection.close());
  const close = async () => {
    worker.shutdown();
    await running;
    await engine.close();
  };
  return { engine, taskQueue, close };
}
