// The product where questions rest, and beside it a bare worker on the same engine: begun for a measurement, and ended after it,
// whatever ends that.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { startBareWorker } from '../process/start-bare-worker.ts';
import { residentOf } from './costs.ts';
import { seconds, summed, type Pids } from './progress.ts';
import { embeddedScene, postgresScene } from './wake-scene.ts';

type Asked = {
  /** In the name of its folder. */
  name: string;
  store: string;
  /** When the service opens, epoch ms. */
  opens: number;
  workers: number;
  say: (line: string) => void;
};

type Beside = {
  url: string;
  client: Client;
  /** By name: what works, and what it stands on. */
  pids: () => Promise<Pids>;
  /** Ends all of it and begins it again. */
  restart: () => Promise<void>;
  /** Says what each holds of memory. */
  tellMemory: (what: string) => Promise<void>;
  /** Ends all of it once that is done, and the process with it. */
  measure: (work: () => Promise<void>) => Promise<never>;
};

export async function openBeside({ name, store, say, ...asked }: Asked): Promise<Beside> {
  const folder = await mkdtemp(join(tmpdir(), `paladin-${name}-`));
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= endAll());
  // An engine would outlive a process that is stopped.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void end().finally(() => process.exit(130)));
  const openScene = store === 'postgres' ? postgresScene : embeddedScene;
  const opening = openScene({ folder, say, ...asked });
  ends.push(() => opening.then((begun) => begun.end()));
  const scene = await opening;
  await ending;
  let bareWorker = await startBareWorker(scene.engineAddress);
  ends.push(() => bareWorker.end());
  const connection = await Connection.connect({ address: scene.engineAddress });
  ends.push(() => connection.close());
  const pids = async () => ({ ...(await scene.pids()), 'bare worker': [bareWorker.pid] });
  return {
    url: scene.url,
    client: new Client({ connection }),
    pids,
    async restart() {
      await bareWorker.end();
      const began = performance.now();
      await scene.restart();
      bareWorker = await startBareWorker(scene.engineAddress);
      say(`begun again in ${seconds(performance.now() - began)} s`);
    },
    async tellMemory(what) {
      const held = Object.entries(summed(await pids(), residentOf));
      const each = held.map(([part, bytes]) => `${part} ${(bytes / 2 ** 20).toFixed(0)} MB`);
      say(`${what}: memory ${each.join(', ')}`);
    },
    async measure(work) {
      await work()
        .catch(unlessStopped)
        .finally(() => end());
      process.exit();
    },
  };

  async function endAll(): Promise<void> {
    for (const one of ends.splice(0).toReversed()) await one().catch(() => {});
  }

  /** What fails because all is being ended says nothing. */
  function unlessStopped(error: unknown): void {
    if (ending === undefined) throw error;
  }
}
