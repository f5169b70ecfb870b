// A worker of the bare engine's workflows alone, in a process of its own: forked with the engine's address, says when it is ready.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

const [address = ''] = process.argv.slice(2);
Runtime.install({ logger: new DefaultLogger('ERROR') });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue: 'bare',
  workflowsPath: fileURLToPath(new URL('bare.ts', import.meta.url)),
  activities: { nothing: async () => {} },
  // As many as a worker of ours.
  maxCachedWorkflows: 500,
});
const ended = worker.run();
process.send?.('ready');
await ended;
process.exit();
