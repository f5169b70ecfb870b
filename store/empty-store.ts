// An empty embedded store, schema and all, is made once for each form of it: making a database takes seconds of processor and half a
// gigabyte, copying one a moment.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddedFolder } from './embedded-messages.ts';

const cache = fileURLToPath(new URL('../node_modules/.cache/paladin/', import.meta.url));
const migrations = fileURLToPath(new URL('./migrations/', import.meta.url));
const KIND = 'empty-store-';

type Make = (place: EmbeddedFolder) => Promise<void>;

/** Puts an empty store into a folder that is not there yet: whole, or not at all. `make` makes one from nothing. */
export async function layEmptyStore({ folder, durability }: EmbeddedFolder, make: Make): Promise<void> {
  const draft = `${folder}.draft`;
  const forget = () => rm(draft, { recursive: true, force: true });
  await forget();
  try {
    await copyFolder(await keptEmptyStore(make), draft, durability === 'power-cut');
    await rename(draft, folder);
  } finally {
    await forget();
  }
}

/** The folder of the one that is copied, beside the packages. */
export async function keptEmptyStore(make: Make): Promise<string> {
  const name = `${KIND}${formOfStore()}`;
  const kept = join(cache, name);
  if (existsSync(kept)) return kept;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  try {
    await make({ folder: join(draft, name), durability: 'crash' });
    // Whoever comes second finds the same there.
    await rename(join(draft, name), kept).catch(() => {});
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  for (const other of await readdir(cache))
    if (other.startsWith(KIND) && other !== name)
      await rm(join(cache, other), { recursive: true, force: true });
  return kept;
}

function formOfStore(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(new URL('../package-lock.json', import.meta.url)));
  for (const file of readdirSync(migrations).filter((each) => each.endsWith('.sql')))
    hash.update(file).update(readFileSync(join(migrations, file)));
  return hash.digest('hex').slice(0, 16);
}

/** With the rights that this process gives its files, rather than those of the original. */
async function copyFolder(from: string, to: string, flushes: boolean): Promise<void> {
  await mkdir(to);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map((entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      return entry.isDirectory() ? copyFolder(source, target, flushes) : copyFile(source, target, flushes);
    }),
  );
  if (flushes) await flush(to);
}

async function copyFile(from: string, to: string, flushes: boolean): Promise<void> {
  const file = await open(to, 'wx');
  try {
    await file.writeFile(await readFile(from));
    if (flushes) await file.datasync();
  } finally {
    await file.close();
  }
}

/** The names of its files. */
async function flush(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}
