// The file of master keys: base64 of 32 bytes a line, the current one first, for its owner only, never cut short.
import { randomBytes } from 'node:crypto';
import { link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../temporal-server/make-folder.ts';
import { StoreProblem } from './store-problem.ts';

/** Where a ring keeps its keys, so that other processes find them. */
export type KeyFile = {
  /** Undefined while nobody wrote since the last time it was read here, and when it cannot be read now. */
  news(): Promise<string[] | undefined>;
  save(written: readonly string[]): Promise<void>;
  /** Epoch ms of the last writing, by whatever process. */
  savedAt(): Promise<number>;
};

/** Drafts of a process that was killed hold keys that nobody would think of destroying. */
const ABANDONED_AFTER_MS = 60_000;

/** Makes the file on the first start. Throws StoreProblem `master-key-exposed` when others can read it. */
export async function openKeyFile(path: string, first: () => string): Promise<KeyFile & { keys: string[] }> {
  await makeFile(path, first);
  await swept(path);
  let seen = await markOf(path);
  const keys = await keysIn(path);
  return {
    keys,
    async news() {
      const mark = await markOf(path).catch(() => seen);
      if (mark === seen) return undefined;
      const written = await keysIn(path);
      seen = mark;
      return written;
    },
    save: (written) => replaceFile(path, written),
    savedAt: async () => (await stat(path)).mtimeMs,
  };
}

/** Each writing is another file under the same name. */
async function markOf(path: string): Promise<string> {
  const { ino, mtimeNs } = await stat(path, { bigint: true });
  return `${ino} ${mtimeNs}`;
}

async function keysIn(path: string): Promise<string[]> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    throw new StoreProblem(
      'master-key-exposed',
      `The master key ${path} can be read by others. Run: chmod 600 ${path}`,
    );
  }
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
}

/** Written whole under another name, then linked: two first starts agree on one key. */
async function makeFile(path: string, first: () => string): Promise<void> {
  if (await stat(path).catch(() => undefined)) return;
  await makeFolder(dirname(path));
  const draft = await writeDraft(path, [first()]);
  await link(draft, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await rm(draft);
  await flushFolder(dirname(path));
}

async function replaceFile(path: string, written: readonly string[]): Promise<void> {
  await rename(await writeDraft(path, written), path);
  await flushFolder(dirname(path));
}

async function writeDraft(path: string, written: readonly string[]): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  await file.writeFile(`${written.join('\n')}\n`);
  await file.sync();
  await file.close();
  return draft;
}

/** A new name survives a power cut once its folder is on disk: before anything is wrapped under the new key. */
async function flushFolder(folder: string): Promise<void> {
  const entry = await open(folder);
  await entry.sync().finally(() => entry.close());
}

async function swept(path: string): Promise<void> {
  const folder = dirname(path);
  const drafts = (await readdir(folder)).filter((name) => isDraft(name, basename(path)));
  for (const name of drafts) {
    const draft = join(folder, name);
    const found = await stat(draft).catch(() => undefined);
    // The dates of files are this machine's.
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(draft, { force: true });
  }
}

function isDraft(name: string, file: string): boolean {
  return name.startsWith(`${file}.`) && /^[0-9a-f]{12}$/.test(name.slice(file.length + 1));
}
