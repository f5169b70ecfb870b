// Temporal's own development server, started on a data folder, watched, and put down.
import { randomInt } from 'node:crypto';
import type { Connection } from '@temporalio/client';
import {
  checkVersion,
  type EngineFiles,
  prepareFolder,
  releaseOwnership,
  takeOwnership,
} from './data-folder.ts';
import { type EngineProcess, launch, whenGone } from './server-process.ts';
import { ensureRetention, ensureSearchAttributes } from './namespace.ts';
import type { Binary } from './install.ts';
import { freePort } from './free-port.ts';
import { EngineProblem } from './server-problem.ts';
import { whenReady } from './wait-until-ready.ts';
import { serverArguments } from './server-arguments.ts';
import { guardUi } from './ui-gate.ts';

export type EngineOptions = {
  binary: Binary;
  /** Holds the database, the log and the records beside it; made when missing. */
  dataFolder: string;
  /** 7233 by default; 0 means any free one. */
  port?: number;
  /** 8233 by default; 0 means any free one, `none` no web interface. */
  uiPort?: number | 'none';
  ip?: string;
  /** For tests only: timers may be skipped. */
  timeSkipping?: boolean;
  /** Keeps nothing on disk but its log. */
  inMemory?: boolean;
  /** How long it may take to be ready. */
  patienceMs?: number;
  signal?: AbortSignal;
};

/** A running engine. `address` is for clients and workers, `uiUrl` for people. */
export type Engine = {
  address: string;
  namespace: string;
  uiUrl: string | undefined;
  pid: number;
  /** The server's version. */
  version: string;
  /** Settles when the engine ends: with nothing after `stop`, with the problem when it died by itself. */
  ended: Promise<EngineProblem | undefined>;
  /** Stops it in under 3 seconds; may be called twice. */
  stop: () => Promise<void>;
};

type Reached = Pick<Engine, 'address' | 'uiUrl'>;
type Place = { ip: string; port: number };
/** What the browser asks, and what stands behind it. */
type Ui = { outer: Place; inner: Place };

const namespace = 'default';
const attempts = 3;

/**
 * Starts the engine on its folder and waits until it truly works: healthy, retention set, search attributes usable.
 * An engine that a dead Paladin left behind on this folder is stopped first.
 * Throws EngineProblem: folder-unwritable, folder-in-use, version-mismatch, port-in-use, died, not-ready.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const files = await prepareFolder(options.dataFolder);
  await takeOwnership(files);
  try {
    if (!options.inMemory) await checkVersion(files, options.binary.server);
    return await startOn(files, options, attempts);
  } catch (error) {
    await releaseOwnership(files);
    throw error;
  }
}

// The server chooses inner ports of its own: another program may be faster, which says nothing about the next attempt.
async function startOn(files: EngineFiles, options: EngineOptions, left: number): Promise<Engine> {
  const { args, ui, ...reached } = await chooseServer(files, options);
  const ports = [reached.address, ...(ui ? [`${ui.outer.ip}:${ui.outer.port}`] : [])].map(portOf);
  const running = await launch({ path: options.binary.path, args, ports }, files);
  try {
    await prepare(running, reached.address, options, files);
    const closeUi = ui && (await guardUi({ ...ui.outer, inner: `http://${ui.inner.ip}:${ui.inner.port}` }));
    return supervise({ running, closeUi }, reached, options.binary.server, files);
  } catch (error) {
    await running.end();
    if (left > 1 && error instanceof EngineProblem && error.code === 'port-in-use')
      return startOn(files, options, left - 1);
    throw error;
  }
}

async function chooseServer(
  files: EngineFiles,
  options: EngineOptions,
): Promise<Reached & { args: string[]; ui: Ui | undefined }> {
  const { ip = '127.0.0.1', inMemory = false, timeSkipping = false, uiPort: wantedUi = 8233 } = options;
  const port = await freePort(ip, options.port ?? 7233);
  const ui = wantedUi === 'none' ? undefined : await uiPlaces(ip, wantedUi);
  const database = inMemory ? undefined : files.database;
  return {
    address: `${ip}:${port}`,
    uiUrl: ui && `http://${ui.outer.ip}:${ui.outer.port}`,
    args: serverArguments({ ip, port, ui: ui?.inner, database, timeSkipping }),
    ui,
  };
}

/** Linux has a whole network of loopback addresses: behind one drawn at random nobody's page finds the server itself. */
async function uiPlaces(ip: string, wanted: number): Promise<Ui> {
  const hidden =
    process.platform === 'linux' ? `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}` : ip;
  return {
    outer: { ip, port: await freePort(ip, wanted) },
    inner: { ip: hidden, port: await freePort(hidden, 0) },
  };
}

async function prepare(
  running: EngineProcess,
  address: string,
  { patienceMs = 60_000, signal }: EngineOptions,
  { log }: EngineFiles,
): Promise<void> {
  const limits = [running.gone, AbortSignal.timeout(patienceMs), signal];
  const limit = AbortSignal.any(limits.filter((one) => one !== undefined));
  let connection: Connection | undefined;
  try {
    connection = await whenReady(address, namespace, limit);
    await ensureRetention(connection, namespace);
    await ensureSearchAttributes(connection, namespace, limit);
  } catch (cause) {
    signal?.throwIfAborted();
    if (running.gone.aborted) throw await running.death(cause);
    if (!limit.aborted) throw cause;
    const sentence = `The engine was not ready after ${patienceMs / 1000} s.`;
    throw new EngineProblem('not-ready', sentence, `Look into ${log}, then start again.`, { cause });
  } finally {
    await connection?.close();
  }
}

type Watched = { running: EngineProcess; closeUi: (() => Promise<void>) | undefined };

function supervise(
  { running, closeUi }: Watched,
  reached: Reached,
  version: string,
  files: EngineFiles,
): Engine {
  let stopping: Promise<void> | undefined;
  const ended = whenGone(running)
    // Its port must be free for the next one.
    .then(() => closeUi?.())
    .then(() => (stopping ? undefined : running.death()));
  const stop = async () => {
    await running.end();
    await ended;
    await releaseOwnership(files);
  };
  return {
    ...reached,
    namespace,
    pid: running.pid,
    version,
    ended,
    stop: () => (stopping ??= stop()),
  };
}

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}
