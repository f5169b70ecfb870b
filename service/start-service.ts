import { Client, Connection } from '@temporalio/client';
import { questionClient } from '../intake/question-client.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import type { Config } from '../config.ts';
import type { PublicHolidays } from '../domain/calendar.ts';
import { firstCalendar, holidaysInWords, namedHolidays } from './first-calendar.ts';
import { checkOnCall } from './check-on-call.ts';
import {
  configuredPlace,
  connectClient,
  embeddedPlace,
  prepareNamespace,
  type ServerAddress,
} from '../temporal-server/connect.ts';
import { obtainTemporal, provenance } from '../temporal-server/install.ts';
import { startEngine, type Engine } from '../temporal-server/server.ts';
import { StoreAway } from '../store/unavailable.ts';
import { inventPast } from './demo-data.ts';
import { demoAgents, isOnLoopback, type DemoSignIn } from './demo-agents.ts';
import { openIntake } from './open-intake.ts';
import { openContainer, type Container } from './container.ts';
import { mustBeFree, portsOf } from './ports.ts';
import { ServiceProblem } from './service-problem.ts';
import { listenForPrivacy, privacySocket } from './privacy-socket.ts';
import { superviseEngine } from './supervise-engine.ts';
import { replayBeforeStart } from './replay-open-questions.ts';
import { warmReaders } from './warm-readers.ts';
import { retireKeys } from './retire-keys.ts';
import { keepAll } from './keep-all.ts';
import { openTracing, untraced } from '../tracing/tracing.ts';
import { tellOfProcess } from './process-listener.ts';
import { runMail } from './run-mail.ts';
import { runSite } from './run-site.ts';
import { runWorker } from './run-worker.ts';
import type { RunningPart } from './part.ts';

export type ServicePart = 'api' | 'worker' | 'mail';

export type StartedService = {
  place: ServerAddress;
  engine: Engine | undefined;
  running: readonly RunningPart[];
  signIns: readonly DemoSignIn[];
  /** Who is told of an emergency now, or that nobody is and what to do. */
  onCall: string;
  /** Rejects when a part, or the engine, stops by itself. */
  ended: Promise<never>;
  stop: () => Promise<void>;
};

type Starting = {
  config: Config;
  only: readonly ServicePart[];
  report: (line: string) => void;
  signal: AbortSignal;
  /** Asked at a first start, unless the configuration says. */
  askHolidays?: (() => Promise<PublicHolidays | undefined>) | undefined;
  /** Invent three months of past, on an embedded store that has none. */
  demoData?: boolean;
  /** Start also where open questions would not go on with this version. */
  despiteReplay?: boolean;
};

/**
 * Starts the whole service, or some parts of it, and resolves once each is ready. What was started is stopped again
 * when a later part does not come up.
 * @throws EngineProblem, StoreProblem, ServiceProblem: one sentence each, with what to do; the reason of `signal` when
 * it is aborted meanwhile
 */
export async function startService({
  config,
  only,
  report,
  signal,
  askHolidays,
  demoData = false,
  despiteReplay = false,
}: Starting): Promise<StartedService> {
  const stack: Stopped[] = [];
  const stop = async () => {
    for (const { stop: end } of stack.splice(0).toReversed()) await end().catch(() => {});
  };
  try {
    await mustBeFree(portsOf(config, only));
    const { engine, opening } = await openBoth({ config, only, report, signal }, (part) => stack.push(part));
    const place = engine === undefined ? await clusterPlace() : embeddedPlace(engine);
    report(`store: ${config.databaseUrl === undefined ? `embedded, in ${config.dataFolder}` : 'PostgreSQL'}`);
    const parts = await opening;
    signal.throwIfAborted();
    await retireKeys(parts);
    const chosen = await firstCalendar({
      db: parts.store.db,
      hours: parts.promise.openingHours,
      chosen: config.publicHolidays ?? namedHolidays(parts.promise.openingHours),
      ask: askHolidays,
      now: parts.clock.now(),
    });
    if (chosen !== undefined) report(holidaysInWords(chosen));
    const signIns = config.databaseUrl === undefined ? await demoAgents(parts) : [];
    signal.throwIfAborted();
    if (demoData) report(await inventedPast(parts, place));
    if (only.includes('worker'))
      await replayBeforeStart(parts, place, { report, signal, despite: despiteReplay });
    const running = await startParts(parts, { place, only, push: (part) => stack.push(part) });
    const [onCall] = await checkOnCall(config);
    return {
      place,
      engine,
      running,
      signIns,
      onCall: onCall?.says ?? '',
      stop,
      ended: firstToEnd(running, engine),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Stopped = { name: string; stop: () => Promise<void> };

/** Each takes its second. Where both fail, what the engine says goes first; whatever was opened is in `push`. */
async function openBoth(
  { only, ...starting }: Starting,
  push: (part: Stopped) => void,
): Promise<{ engine: Engine | undefined; opening: Promise<Container> }> {
  const opening = openStore(starting.config).then((parts) => {
    push({ name: 'store', stop: parts.close });
    if (only.includes('api')) warmReaders(parts.readers, starting.report);
    return parts;
  });
  const opened = Promise.allSettled([opening]);
  const engine = await engineOf(starting).finally(() => opened);
  if (engine !== undefined) push({ name: 'engine', stop: engine.stop });
  return { engine, opening };
}

async function engineOf(starting: Omit<Starting, 'only'>): Promise<Engine | undefined> {
  return configuredPlace() === undefined ? embeddedEngine(starting) : undefined;
}

/** Only where a newcomer tries the service: never beside real people's questions. */
async function inventedPast(parts: Container, place: ServerAddress): Promise<string> {
  if (parts.config.databaseUrl !== undefined || !isOnLoopback(parts.config))
    return 'demo data: only on the embedded store, where nobody but this machine comes in';
  const connection = await connectClient(place);
  await prepareNamespace(place, connection);
  const client = new Client({ connection, namespace: place.namespace });
  const count = await inventPast(parts, client, parts.clock.now()).finally(() => connection.close());
  return count === 0 ? 'demo data: there are questions already' : `demo data: ${count} invented questions`;
}

async function openStore(config: Config): Promise<Container> {
  try {
    return await openContainer(config);
  } catch (error) {
    throw error instanceof StoreAway && config.databaseUrl !== undefined
      ? ServiceProblem.ofStoreAway(error, config.databaseUrl)
      : error;
  }
}

/** Throws EngineProblem, or the reason of `signal`. */
export async function embeddedEngine({ config, report, signal }: Omit<Starting, 'only'>): Promise<Engine> {
  const binary = await obtainTemporal({ report: (line) => report(`engine: ${line}`), signal });
  report(`engine: ${provenance(binary)}`);
  const { dataFolder, enginePort, engineUiPort } = config;
  const configured = { port: enginePort, uiPort: engineUiPort };
  const start = (ports = configured) => startEngine({ binary, dataFolder, ...ports, signal });
  return superviseEngine({ start, report });
}

/** Messages are accepted while a cluster is away; its namespace is made ready when it can be reached. */
async function clusterPlace(): Promise<ServerAddress> {
  const place = configuredPlace();
  if (place === undefined) throw new Error('no place is configured');
  return place;
}

type Host = { place: ServerAddress; only: readonly ServicePart[]; push: (part: RunningPart) => void };

async function startParts(parts: Container, { place, only, push }: Host): Promise<RunningPart[]> {
  const running: RunningPart[] = [];
  const addPart = (part: RunningPart) => {
    running.push(part);
    push(part);
  };
  const telling = await tellOfProcess(parts, running);
  if (telling !== undefined) push(telling.listener);
  const tracing = await openTracing(process.env);
  if (tracing !== undefined) push({ name: 'traces', ended: new Promise(() => {}), stop: tracing.close });
  const { door = untraced, within = untraced } = tracing ?? {};
  const connection = Connection.lazy(place.connectionOptions);
  const interceptors = tracing === undefined ? {} : { workflow: [tracing.client] };
  const client = new Client({ connection, namespace: place.namespace, interceptors });
  addPart({ name: 'client', ended: new Promise(() => {}), stop: () => connection.close() });
  const desk = questionClient({ client, taskQueue: TASK_QUEUE, signer: parts.signer });
  if (only.includes('worker')) {
    const connected = await connectClient(place);
    await prepareNamespace(place, connected).finally(() => connected.close());
    addPart(await runWorker(parts, place, { desk, client, tracing }));
    for (const part of await keepAll(parts, { desk, client })) addPart(part);
  }
  if (only.includes('api') || only.includes('mail')) {
    const intake = openIntake(parts, client, within);
    addPart(intake);
    if (only.includes('mail')) addPart(await runMail(parts, { accept: intake.accept, desk, traced: door }));
    if (only.includes('api'))
      addPart(await runSite(parts, { accept: intake.accept, desk, client, traced: door }));
  }
  if (parts.config.databaseUrl === undefined) {
    const socket = privacySocket(parts.config.dataFolder);
    addPart(await listenForPrivacy({ ...parts, desk, client, now: parts.clock.now }, socket));
  }
  if (telling !== undefined) addPart(telling.up());
  return running;
}

async function firstToEnd(running: readonly RunningPart[], engine: Engine | undefined): Promise<never> {
  const ends = running.map(({ name, ended }) =>
    ended.then(() => Promise.reject(new Error(`${name} has stopped`))),
  );
  if (engine !== undefined) ends.push(engine.ended.then((problem) => Promise.reject(problem)));
  await Promise.race(ends);
  throw new Error('unreachable: a part that ends rejects');
}
