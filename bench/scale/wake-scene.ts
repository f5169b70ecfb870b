// Where questions rest and are woken: the service as it is started, on either store, with opening hours that begin at an instant
// to come.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { enginePid, drawPorts, hire, settingsOf } from '../chaos/house.ts';
import { keepProcess, type KeptProcess } from '../chaos/kept-process.ts';
import type { Pids } from './progress.ts';
import { startTopology } from '../topology/native-topology.ts';

export type Scene = {
  url: string;
  engineAddress: string;
  /** By name: what works, and what it stands on. */
  pids: () => Promise<Pids>;
  /** Ends all of the service and its engine, and begins it again; resolves once it is ready. */
  restart: () => Promise<void>;
  end: () => Promise<void>;
};

type Site = { folder: string; opens: number; workers: number; say: (line: string) => void };

const NOBODY_MAILS = 'smtp://127.0.0.1:9';

/** Everything in one process that keeps its own engine and store. */
export async function embeddedScene({ folder, opens }: Site): Promise<Scene> {
  const ports = await drawPorts();
  const dataFolder = join(folder, 'data');
  await hire({ folder: join(dataFolder, 'service') });
  const env = {
    ...settingsOf(dataFolder, ports, { relay: NOBODY_MAILS, mailbox: undefined }),
    ...(await hoursFrom(opens, folder)),
  };
  let service: KeptProcess = begin();
  await service.ready;
  return {
    url: `http://127.0.0.1:${ports.port}`,
    engineAddress: `127.0.0.1:${ports.enginePort}`,
    pids: async () => ({ service: known(service.pid()), engine: known(await enginePid(dataFolder)) }),
    restart: async () => {
      await service.end();
      service = begin();
      await service.ready;
    },
    end: () => service.end(),
  };

  function begin() {
    return keepProcess(['start'], env, join(folder, 'service.log'));
  }
}

/** As docker-compose.yml has it, with so many workers. */
export async function postgresScene({ folder, opens, workers, say }: Site): Promise<Scene> {
  const own = await hoursFrom(opens, folder);
  const site = { folder, relay: NOBODY_MAILS, mailbox: undefined, report: say, workers, own };
  const topology = await startTopology(site);
  const of = (only: string) => topology.parts.filter((part) => part.only === only);
  return {
    url: topology.urls[0] ?? '',
    engineAddress: topology.temporal.address,
    pids: async () => ({
      workers: of('worker').flatMap(({ pid }) => known(pid())),
      pages: of('api').flatMap(({ pid }) => known(pid())),
      engine: known(topology.temporal.pid()),
    }),
    restart: async () => {
      // Whoever keeps it begins it again.
      await topology.temporal.stop();
      await Promise.all(topology.parts.map(({ name }) => topology.replace(name)));
    },
    end: topology.end,
  };
}

function known(pid: number | undefined): number[] {
  return pid === undefined ? [] : [pid];
}

/** Closed until then, as on a Monday before nine. */
async function hoursFrom(opens: number, folder: string): Promise<NodeJS.ProcessEnv> {
  const time = new Intl.DateTimeFormat('fr-FR', { timeStyle: 'short', timeZone: 'Europe/Paris' });
  const day = [[time.format(opens), '24:00']];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  const openingHours = { timeZone: 'Europe/Paris', publicHolidays: 'none', weekly };
  const file = join(folder, 'policy.yaml');
  // JSON is YAML.
  await writeFile(file, JSON.stringify({ version: 1, openingHours }));
  return { PALADIN_POLICY: file };
}
