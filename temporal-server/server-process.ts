import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename } from 'node:fs/promises';
import { type EngineFiles, recordEngine } from './data-folder.ts';
import { EngineProblem } from './server-problem.ts';
import { lastLine } from './run-program.ts';

/** The server's process, while it runs and after. */
export type EngineProcess = {
  pid: number;
  /** Aborted once the process is gone. */
  gone: AbortSignal;
  /** Asks it to end, insists after two seconds, and waits until it is gone. */
  end: () => Promise<void>;
  /** Why it is gone, as its exit and its log tell. */
  death: (cause?: unknown) => Promise<EngineProblem>;
};

const endPatienceMs = 2000;

/** Starts the server, its output in the folder's log, and records it there with its ports. Throws EngineProblem `died`. */
export async function launch(
  { path, args, ports }: { path: string; args: string[]; ports: readonly number[] },
  files: EngineFiles,
): Promise<EngineProcess> {
  // The log of the run before is what tells why it died.
  await rename(files.log, files.previousLog).catch(() => {});
  const log = await open(files.log, 'w');
  try {
    // A group of its own: Ctrl-C in a terminal must reach us first, so that workers end before their engine does.
    const child = spawn(path, args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
    await once(child, 'spawn');
    return await watchProcess(child, files, ports);
  } catch (cause) {
    const remedy = 'Set PALADIN_TEMPORAL to a working `temporal` command.';
    throw new EngineProblem('died', `The engine ${path} could not be started.`, remedy, { cause });
  } finally {
    await log.close();
  }
}

/** Settles when the process is gone. */
export async function whenGone({ gone }: Pick<EngineProcess, 'gone'>): Promise<void> {
  if (!gone.aborted) await once(gone, 'abort');
}

async function watchProcess(
  child: ChildProcess,
  files: EngineFiles,
  ports: readonly number[],
): Promise<EngineProcess> {
  const { pid } = child;
  if (pid === undefined) throw new Error('a spawned process has a pid');
  const exit = new AbortController();
  child.once('exit', () => exit.abort());
  await recordEngine(files, pid, ports);
  return {
    pid,
    gone: exit.signal,
    end: () => end(child, exit.signal),
    death: (cause) => deathOf(child, files.log, cause),
  };
}

async function end(child: ChildProcess, gone: AbortSignal): Promise<void> {
  child.kill('SIGINT');
  const insisting = setTimeout(() => child.kill('SIGKILL'), endPatienceMs);
  await whenGone({ gone });
  clearTimeout(insisting);
}

async function deathOf(child: ChildProcess, log: string, cause: unknown): Promise<EngineProblem> {
  const how = child.signalCode ?? `code ${child.exitCode}`;
  const said = await readFile(log, 'utf8').catch(() => '');
  if (/address already in use/.test(said))
    return new EngineProblem('port-in-use', 'A port of the engine was taken meanwhile.', 'Start again.', {
      cause,
    });
  const sentence = `The engine stopped by itself (${how}): ${lastLine(said)}`;
  return new EngineProblem('died', sentence, `Look into ${log}, then start again.`, { cause });
}
