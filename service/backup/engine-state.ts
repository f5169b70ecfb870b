// The embedded engine's own state: its SQLite database and the log that goes with it, copied while it stands still.
import { spawn } from 'node:child_process';
import { copyFile, constants, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { engineFiles, livingEngine } from '../../temporal-server/data-folder.ts';
import { ServiceProblem } from '../service-problem.ts';

/** After which an engine that we left standing still, being killed ourselves, goes on. */
const STANDS_AT_MOST_S = 300;
/** A writing that was under way when it was told to stand still ends within one. */
const COPIES = 5;

/** What is copied of it, by name. What SQLite keeps in shared memory it makes anew. */
export function engineStateFiles(dataFolder: string): string[] {
  const { database, version } = engineFiles(dataFolder);
  return [database, `${database}-wal`, version];
}

/** Does `work` while the folder's engine, if one runs, does nothing: what is read meanwhile is of one instant. */
export async function whileEngineStands<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  const engine = await livingEngine(engineFiles(dataFolder));
  if (engine === undefined) return work();
  const goOn = () => send(engine.pid, 'SIGCONT');
  const guard = spawn('sh', ['-c', `sleep ${STANDS_AT_MOST_S}; kill -CONT ${engine.pid}`], {
    detached: true,
    stdio: 'ignore',
  });
  process.once('exit', goOn);
  send(engine.pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    goOn();
    process.off('exit', goOn);
    if (guard.pid !== undefined) send(-guard.pid, 'SIGKILL');
  }
}

/** Gives the names of what was copied; none where there is no embedded engine's database. */
export async function copyEngineState(dataFolder: string, to: string): Promise<string[]> {
  for (let left = COPIES; left > 0; left -= 1) {
    const before = await marksOf(dataFolder);
    const names: string[] = [];
    for (const path of engineStateFiles(dataFolder))
      if (await copyIfThere(path, join(to, basename(path)))) names.push(basename(path));
    if ((await marksOf(dataFolder)) === before) return names;
  }
  throw new ServiceProblem('engine-goes-on', 'The engine went on writing while it was copied. Try again.');
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  return copyFile(from, to, constants.COPYFILE_FICLONE).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return false;
    },
  );
}

async function marksOf(dataFolder: string): Promise<string> {
  const marks = engineStateFiles(dataFolder).map((path) =>
    stat(path, { bigint: true }).then(
      ({ size, mtimeNs }) => `${size} ${mtimeNs}`,
      () => 'none',
    ),
  );
  return (await Promise.all(marks)).join('\n');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
