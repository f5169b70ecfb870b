// The topology of docker-compose.yml on this machine, without containers: PostgreSQL, Temporal's server on it, pages ×2, workers ×3,
// mail ×2, each a process of its own that is begun again whenever it ends.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '../../test/support/free-ports.ts';
import { startPostgres, type Postgres } from '../../test/support/postgres.ts';
import { drawPorts, hire, settingsOf, type Site, type Target } from '../chaos/house.ts';
import { kept } from '../chaos/kept.ts';
import { keepProcess, type KeptProcess } from '../chaos/kept-process.ts';
import { layWire } from './wire.ts';
import { startTemporal, type TemporalOnPostgres } from './start-temporal.ts';

const AGAIN_AFTER_MS = 300;
const copies = { worker: 3, mail: 2, api: 2 } as const;

type Begun = { name: string; only: keyof typeof copies; own: Record<string, string> };
type Part = KeptProcess & Begun;

export type NativeTopology = {
  /** Of one copy of the pages, then of the other: as a load balancer would. */
  url: () => string;
  smtpPort: () => number;
  urls: readonly string[];
  postgres: Postgres;
  temporal: TemporalOnPostgres;
  parts: readonly Part[];
  dataFolder: string;
  /** What can be struck. */
  targets: readonly Target[];
  /** Lines from its parts to engine and store. */
  wires: readonly { name: string; cut: () => number }[];
  /** Ends that part in order, and begins it again, as that program where one is named; resolves once it is ready. */
  replace: (name: string, program?: string) => Promise<void>;
  /** Ends its own parts; engine and store stay. */
  close: () => Promise<void>;
  end: () => Promise<void>;
};

type Asked = Site & {
  report: (line: string) => void;
  /** The program of each part: this tree's by default. */
  program?: string;
  /** How many workers: three by default. */
  workers?: number;
  /** Settings of its own. */
  own?: NodeJS.ProcessEnv;
};

export async function startTopology({
  folder,
  disk,
  clocks,
  report,
  program,
  workers = copies.worker,
  own,
  ...site
}: Asked): Promise<NativeTopology> {
  const dataFolder = join(disk?.folder ?? folder, 'data');
  const postgres = await startPostgres(['max_connections=300'], disk?.folder);
  const database = kept(() => untilBegun(postgres.start), postgres.ended);
  const temporal = await startTemporal(postgres, folder, report);
  const engine = kept(() => untilBegun(temporal.start), temporal.ended);
  await hire({ url: postgres.url });
  const toStore = await layWire(Number(new URL(postgres.url).port));
  const toEngine = await layWire(Number(temporal.address.split(':')[1]));
  const ports = await freePorts(copies.api + copies.mail);
  const env = {
    ...settingsOf(dataFolder, await drawPorts(), site),
    ...own,
    DATABASE_URL: postgres.url.replace(/:\d+\//, `:${toStore.port}/`),
    TEMPORAL_ADDRESS: `127.0.0.1:${toEngine.port}`,
  };
  const begin = (part: Begun, as: string | undefined) =>
    keepProcess(
      ['start', '--only', part.only],
      { ...env, ...part.own, ...clocks?.environment(part.name) },
      join(folder, `${part.name}.log`),
      as,
    );
  const parts: Part[] = [];
  for (const part of partsOn(ports, workers)) {
    const begun = { ...part, ...begin(part, program) };
    parts.push(begun);
    // The first makes what the others find made: schema, calendar, compiled program.
    if (parts.length === 1) await begun.ready;
  }
  await Promise.all(parts.map(({ name, ready }) => ready.then(() => report(`${name} is ready`))));
  const close = async () => void (await Promise.all(parts.map((part) => part.end())));
  const urls = ports.slice(0, copies.api).map((port) => `http://127.0.0.1:${port}`);
  return {
    url: inTurn(urls),
    smtpPort: inTurn(ports.slice(copies.api)),
    urls,
    postgres,
    temporal,
    parts,
    dataFolder,
    targets: [
      ...parts.map(({ name }) => ({ name, pid: () => partOf(name).pid() })),
      { name: 'engine', pid: temporal.pid },
      { name: 'postgres', pid: postgres.pid },
    ],
    wires: [
      { name: 'lines to postgres', cut: toStore.cut },
      { name: 'lines to the engine', cut: toEngine.cut },
    ],
    replace: async (name, as) => {
      const part = partOf(name);
      await part.end();
      Object.assign(part, begin(part, as));
      await part.ready;
    },
    close,
    end: async () => {
      await close();
      await Promise.all([toStore.close(), toEngine.close()]);
      await engine.end(temporal.stop);
      await database.end(() => postgres.remove());
    },
  };

  function partOf(name: string): Part {
    const part = parts.find((one) => one.name === name);
    if (part === undefined) throw new Error(`there is no part ${name}`);
    return part;
  }
}

/** Each with the ports that are its own: pages first, then mail. */
function partsOn(ports: readonly number[], workers: number): Begun[] {
  const of = (only: keyof typeof copies, count: number = copies[only]) =>
    Array.from({ length: count }, (_, index) => ({ name: `${only} ${index + 1}`, only }));
  const settings = [...of('api'), ...of('mail')].map((part, at) => {
    const setting = part.only === 'api' ? 'PALADIN_PORT' : 'PALADIN_SMTP_PORT';
    return { ...part, own: { [setting]: String(ports[at]) } };
  });
  return [...settings, ...of('worker', workers).map((part) => ({ ...part, own: {} }))];
}

function inTurn<T>(all: readonly T[]): () => T {
  let next = 0;
  return () => {
    const one = all[next++ % all.length];
    if (one === undefined) throw new Error('there is none');
    return one;
  };
}

/** What was killed may still be letting go of its memory, or what it needs may be away itself. */
async function untilBegun(begin: () => Promise<void>): Promise<void> {
  for (;;) {
    const begun = await begin().then(
      () => true,
      () => false,
    );
    if (begun) return;
    await pause(AGAIN_AFTER_MS);
  }
}
