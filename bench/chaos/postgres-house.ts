// The parts apart, as in production: doors, mail and two workers, on an engine and a PostgreSQL of their own.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres, type Postgres } from '../../test/support/postgres.ts';
import { endOrphan, engineFiles } from '../../temporal-server/data-folder.ts';
import { obtainTemporal } from '../../temporal-server/install.ts';
import { startEngine } from '../../temporal-server/server.ts';
import { drawPorts, enginePid, hire, settingsOf, type House, type Site } from './house.ts';
import { kept } from './kept.ts';
import { keepProcess } from './kept-process.ts';

const AGAIN_AFTER_MS = 300;
/** One takes over what the other had in hand. */
const parts = { api: 'api', mail: 'mail', worker: 'worker', 'worker beside it': 'worker' } as const;

export async function postgresHouse(site: Site): Promise<House> {
  const { folder, mailbox } = site;
  const ports = await drawPorts();
  const dataFolder = join(folder, 'data');
  const postgres = await startPostgres();
  const database = kept(() => startAgain(postgres), postgres.ended);
  await hire({ url: postgres.url });
  const engineFolder = join(folder, 'engine');
  const binary = await obtainTemporal();
  const startOn = () =>
    startEngine({ binary, dataFolder: engineFolder, port: ports.enginePort, uiPort: 'none' });
  let engine = await startOn();
  const engines = kept(
    async () => void (engine = await startOn()),
    async () => void (await engine.ended),
  );
  const engineAddress = `127.0.0.1:${ports.enginePort}`;
  const env = {
    ...settingsOf(dataFolder, ports, site),
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: engineAddress,
  };
  const running = Object.entries(parts).map(([name, part]) => ({
    name,
    ...keepProcess(['start', '--only', part], env, join(folder, `${name}.log`)),
  }));
  const close = async () => void (await Promise.all(running.map((part) => part.end())));
  await Promise.all(running.map(({ ready }) => ready));
  return {
    url: `http://127.0.0.1:${ports.port}`,
    smtpPort: ports.smtpPort,
    mailbox,
    engineAddress,
    dataFolder,
    targets: [
      ...running,
      { name: 'engine', pid: () => enginePid(engineFolder) },
      { name: 'postgres', pid: postgres.pid },
      ...(mailbox ? [mailbox.target] : []),
    ],
    endedByThemselves: () => running.reduce((sum, { endedByItself }) => sum + endedByItself(), 0),
    close: async () => {
      await close();
      return { url: postgres.url };
    },
    end: async () => {
      await close();
      await Promise.all([engines.end(() => engine.stop()), database.end(() => postgres.remove())]);
      await endOrphan(engineFiles(engineFolder));
    },
  };
}

/** Children of the one that was killed may still be letting go of its memory. */
async function startAgain(postgres: Postgres): Promise<void> {
  for (;;) {
    const begun = await postgres.start().then(
      () => true,
      () => false,
    );
    if (begun) return;
    await pause(AGAIN_AFTER_MS);
  }
}
