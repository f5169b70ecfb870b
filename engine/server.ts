// Temporal's own development server, started on a data folder, watched, and put down.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import {
  checkVersion,
  type EngineFiles,
  prepareFolder,
  recordEngine,
  releaseOwnership,
  takeOwnership,
} from './data-folder.ts';
import { ensureRetention, ensureSearchAttributes } from './namespace.ts';
import type { Binary } from './obtain.ts';
import { freePort } from './ports.ts';
import { EngineProblem } from './problem.ts';
import { whenReady } from './ready.ts';
import { lastLine } from './run.ts';
import { serverArguments } from './server-arguments.ts';

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

type Started = { child: ChildProcess; pid: number; files: EngineFiles; died: AbortController };

export const namespace = 'default';
const stopPatienceMs = 2000;

/**
 * Starts the engine on its folder and waits until it truly works: healthy, retention set, search attributes usable.
 * An engine that a dead Paladin left behind on this folder is stopped first.
 * Throws EngineProblem: folder-unwritable, folder-in-use, version-mismatch, port-in-use, died, not-ready.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { binary, dataFolder, ip = '127.0.0.1', inMemory = false } = options;
  const files = await prepareFolder(dataFolder);
  await takeOwnership(files);
  try {
    if (!inMemory) await checkVersion(files, binary.server);
    const ports = await chosenPorts(options, ip);
    const started = await launch(
      binary.path,
      files,
      serverArguments({
        ...ports,
        ip,
        database: inMemory ? undefined : files.database,
        timeSkipping: options.timeSkipping ?? false,
      }),
    );
    const address = `${ip}:${ports.port}`;
    await prepared(started, address, options).catch(async (error: unknown) => {
      await end(started);
      throw error;
    });
    return supervised(started, {
      address,
      uiUrl: ports.uiPort === undefined ? undefined : `http://${ip}:${ports.uiPort}`,
      version: binary.server,
    });
  } catch (error) {
    await releaseOwnership(files);
    throw error;
  }
}

async function chosenPorts({ port = 7233, uiPort = 8233 }: EngineOptions, ip: string) {
  return {
    port: await freePort(ip, port),
    uiPort: uiPort === 'none' ? undefined : await freePort(ip, uiPort),
  };
}

async function launch(path: string, files: EngineFiles, args: string[]): Promise<Started> {
  // The log of the run before is what tells why it died.
  await rename(files.log, files.previousLog).catch(() => {});
  const log = await open(files.log, 'w');
  try {
    // A group of its own: Ctrl-C in a terminal must reach us first, so that workers end before their engine does.
    const child = spawn(path, args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
    await once(child, 'spawn');
    const died = new AbortController();
    child.once('exit', () => died.abort());
    if (child.pid === undefined) throw new Error('a spawned process has a pid');
    await recordEngine(files, child.pid);
    return { child, pid: child.pid, files, died };
  } catch (cause) {
    throw new EngineProblem(
      'died',
      `The engine ${path} could not be started.`,
      'Set PALADIN_TEMPORAL to a working `temporal` command.',
      { cause },
    );
  } finally {
    await log.close();
  }
}

async function prepared(
  started: Started,
  address: string,
  { patienceMs = 60_000, signal }: EngineOptions,
): Promise<void> {
  const limits = [started.died.signal, AbortSignal.timeout(patienceMs), signal];
  const limit = AbortSignal.any(limits.filter((one) => one !== undefined));
  let connection: Connection | undefined;
  try {
    connection = await whenReady(address, namespace, limit);
    await ensureRetention(connection, namespace);
    await ensureSearchAttributes(connection, namespace, limit);
  } catch (cause) {
    signal?.throwIfAborted();
    if (started.died.signal.aborted) throw await deathOf(started, cause);
    if (!limit.aborted) throw cause;
    throw new EngineProblem(
      'not-ready',
      `The engine was not ready after ${patienceMs / 1000} s.`,
      `Look into ${started.files.log}, then start again.`,
      { cause },
    );
  } finally {
    await connection?.close();
  }
}

function supervised(
  started: Started,
  { address, uiUrl, version }: { address: string; uiUrl: string | undefined; version: string },
): Engine {
  let stopping: Promise<void> | undefined;
  const ended = whenEnded(started).then(() => (stopping ? undefined : deathOf(started)));
  const stop = async () => {
    await end(started);
    await releaseOwnership(started.files);
  };
  return {
    address,
    namespace,
    uiUrl,
    pid: started.pid,
    version,
    ended,
    stop: () => (stopping ??= stop()),
  };
}

async function end(started: Started): Promise<void> {
  const ended = whenEnded(started);
  started.child.kill('SIGINT');
  const inTime = await Promise.race([ended.then(() => true), pause(stopPatienceMs, false, { ref: false })]);
  if (!inTime) started.child.kill('SIGKILL');
  await ended;
}

async function whenEnded({ died }: Started): Promise<void> {
  if (!died.signal.aborted) await once(died.signal, 'abort');
}

async function deathOf({ files, child }: Started, cause?: unknown): Promise<EngineProblem> {
  const how = child.signalCode ?? `code ${child.exitCode}`;
  const log = await readFile(files.log, 'utf8').catch(() => '');
  if (/address already in use/.test(log))
    return new EngineProblem(
      'port-in-use',
      'A port of the engine was taken while it started.',
      'Start again.',
      { cause },
    );
  const remedy = `Look into ${files.log}, then start again.`;
  return new EngineProblem('died', `The engine stopped by itself (${how}): ${lastLine(log)}`, remedy, {
    cause,
  });
}
