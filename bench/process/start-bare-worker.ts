import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type BareWorker = { pid: number; end: () => Promise<void> };

/** A worker of the bare engine in a process of its own; resolves once it is ready. */
export async function startBareWorker(engineAddress: string): Promise<BareWorker> {
  const child = fork(fileURLToPath(new URL('bare-worker.ts', import.meta.url)), [engineAddress]);
  const ended = once(child, 'exit');
  await once(child, 'message');
  return {
    pid: child.pid ?? 0,
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
