// What lies beside the engine's database: whose engine it is, and which server version made the file.
import { access, chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeFolder, refusalIn } from './make-folder.ts';
import { EngineProblem } from './server-problem.ts';
import { endProcess, identityOf, isAlive, type ProcessIdentity } from './process-identity.ts';
import { withLock } from './install-lock.ts';

/** The files of one engine. */
export type EngineFiles = {
  database: string;
  version: string;
  owner: string;
  lock: string;
  log: string;
  previousLog: string;
};

type Ownership = { owner: ProcessIdentity; engine?: ProcessIdentity; ports?: readonly number[] };

const orphanPatienceMs = 2000;

export function engineFiles(folder: string): EngineFiles {
  return {
    database: join(folder, 'temporal.db'),
    version: join(folder, 'temporal.version.json'),
    owner: join(folder, 'temporal.owner.json'),
    lock: join(folder, 'temporal.lock'),
    log: join(folder, 'temporal.log'),
    previousLog: join(folder, 'temporal.previous.log'),
  };
}

/** Makes the folder if need be, and proves that it can be written. Throws EngineProblem `folder-unwritable`. */
export async function prepareFolder(folder: string): Promise<EngineFiles> {
  const probe = join(folder, '.writable');
  try {
    await makeFolder(folder, 0o700);
    // One made before, or by others: what lies in it is for this user alone. Where it is not ours to say, `doctor` does.
    await chmod(folder, 0o700).catch(() => {});
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new EngineProblem(
      'folder-unwritable',
      `The data folder ${folder} cannot be written (${refusalIn(cause)}).`,
      'Make it a folder that this user can write, with room on its disk, or choose another one.',
      { cause },
    );
  }
  return engineFiles(folder);
}

/**
 * Makes this process the owner of the folder's engine. An engine left behind by an owner that died is stopped first.
 * Throws EngineProblem `folder-in-use` while another living process owns it.
 */
export async function takeOwnership(files: EngineFiles): Promise<void> {
  await withLock(files.lock, {}, async () => {
    const other = await endOrphan(files);
    if (other !== undefined) throw inUse(other);
    await record(files, undefined);
  });
}

/** Stops the engine of an owner that died. Gives the pid of the owner instead when that is another living process. */
export async function endOrphan(files: EngineFiles): Promise<number | undefined> {
  const before = await readOwnership(files);
  if (before && before.owner.pid !== process.pid && (await isAlive(before.owner))) return before.owner.pid;
  if (before?.engine) await endProcess(before.engine, orphanPatienceMs);
  return undefined;
}

/** Keeps the engine's own identity, so that the next owner can find it if we die. */
export async function recordEngine(files: EngineFiles, pid: number, ports: readonly number[]): Promise<void> {
  await record(files, await identityOf(pid), ports);
}

/** What the folder's engine listens on, for as long as it lives. */
export async function livingPorts(files: EngineFiles): Promise<readonly number[]> {
  const { ports = [] } = (await readOwnership(files)) ?? {};
  return (await livingEngine(files)) ? ports : [];
}

/** The folder's engine, while it lives. */
export async function livingEngine(files: EngineFiles): Promise<ProcessIdentity | undefined> {
  const { engine } = (await readOwnership(files)) ?? {};
  return engine && (await isAlive(engine)) ? engine : undefined;
}

export async function releaseOwnership(files: EngineFiles): Promise<void> {
  await rm(files.owner, { force: true });
}

/**
 * The development server never migrates its file: only the version that made it may open it.
 * Throws EngineProblem `version-mismatch`.
 */
export async function checkVersion(files: EngineFiles, server: string): Promise<void> {
  const made = await readMaker(files);
  if (made === undefined) return replaceFile(files.version, JSON.stringify({ server }));
  if (made === server) return;
  throw new EngineProblem(
    'version-mismatch',
    `The database ${files.database} was made by Temporal server ${made}, and server ${server} cannot take it over.`,
    `Set PALADIN_TEMPORAL to the \`temporal\` command of that version to go on with it, or move ${basename(files.database)}* out of the folder, all of them together, to start anew.`,
  );
}

async function readMaker(files: EngineFiles): Promise<string | undefined> {
  const exists = await access(files.database).then(
    () => true,
    () => false,
  );
  if (!exists) return undefined;
  const kept: unknown = await readJson(files.version);
  const server = typeof kept === 'object' && kept && 'server' in kept ? kept.server : undefined;
  return typeof server === 'string' ? server : 'of an unknown version';
}

async function readOwnership(files: EngineFiles): Promise<Ownership | undefined> {
  const kept = await readJson(files.owner);
  if (typeof kept !== 'object' || kept === null || !('owner' in kept) || !isIdentity(kept.owner))
    return undefined;
  if (!('engine' in kept) || !isIdentity(kept.engine)) return { owner: kept.owner };
  const ports = 'ports' in kept && Array.isArray(kept.ports) ? kept.ports.map(Number) : [];
  return { owner: kept.owner, engine: kept.engine, ports };
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    'born' in value &&
    typeof value.pid === 'number' &&
    typeof value.born === 'string'
  );
}

async function record(
  files: EngineFiles,
  engine: ProcessIdentity | undefined,
  ports: readonly number[] = [],
): Promise<void> {
  const owner = await identityOf(process.pid);
  await replaceFile(files.owner, JSON.stringify({ owner, engine, ports }));
}

// An unreadable or half-written file says as little as a missing one.
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

function inUse(pid: number): EngineProblem {
  return new EngineProblem(
    'folder-in-use',
    `The data folder is already in use by another Paladin (process ${pid}).`,
    'Stop that one first, or choose another data folder.',
  );
}
