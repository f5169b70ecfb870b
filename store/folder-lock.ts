import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { identityOf, isAlive, type ProcessIdentity } from '../temporal-server/process-identity.ts';
import { makeFolder, refusalIn } from '../temporal-server/make-folder.ts';
import { StoreProblem } from './store-problem.ts';

/**
 * PGlite lets one process open a folder, and does not say so when a second one comes: this lock does.
 * A lock left by a process that died is taken over. Gives back how to let go.
 * Throws StoreProblem `folder-in-use` or `folder-unwritable`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'store.lock');
  const mine = join(folder, `store.lock.${randomUUID()}`);
  try {
    await makeFolder(folder);
    await writeFile(mine, JSON.stringify(await identityOf(process.pid)));
  } catch (cause) {
    throw unwritable(folder, cause);
  }
  try {
    await takeLock(path, mine, folder);
  } finally {
    await rm(mine, { force: true });
  }
  return () => rm(path, { force: true });
}

/** A hard link is made whole or not at all, with its content: nobody ever reads half a lock. */
async function takeLock(path: string, mine: string, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await tryLink(mine, path)) return;
    const holder = await holderOf(path);
    if (holder && (await isAlive(holder))) throw inUse(folder, holder.pid);
    await rm(path, { force: true });
  }
  throw inUse(folder, undefined);
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(path: string): Promise<ProcessIdentity | undefined> {
  const kept: unknown = await readFile(path, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (typeof kept !== 'object' || kept === null || !('pid' in kept) || !('born' in kept)) return undefined;
  return typeof kept.pid === 'number' && typeof kept.born === 'string'
    ? { pid: kept.pid, born: kept.born }
    : undefined;
}

function inUse(folder: string, pid: number | undefined): StoreProblem {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new StoreProblem(
    'folder-in-use',
    `The store in ${folder} is already open in ${who}. Stop that one first, or choose another data folder.`,
  );
}

function unwritable(folder: string, cause: unknown): StoreProblem {
  return new StoreProblem(
    'folder-unwritable',
    `The data folder ${folder} cannot be written (${refusalIn(cause)}). Make it a folder that this user can write, with room on its disk, or choose another one.`,
    { cause },
  );
}
