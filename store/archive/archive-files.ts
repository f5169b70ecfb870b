import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Bucket } from '../bucket.ts';

/** Where the archive's files are kept. Names have `/` between folder and file. */
export type ArchiveFiles = {
  /** Every name there is, in order, those that are none of ours too. */
  list(): Promise<string[]>;
  /** Undefined when there is no such file. */
  read(name: string): Promise<Buffer | undefined>;
  /** Whole or not at all, and on the disk once it resolves. */
  write(name: string, content: string): Promise<void>;
  /** Only what a crash left behind, that no manifest names. */
  remove(name: string): Promise<void>;
};

export function archiveFolder(folder: string): ArchiveFiles {
  return {
    async list() {
      const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessMissing);
      return (found ?? [])
        .filter((entry) => !entry.isDirectory() && !entry.name.endsWith(DRAFT))
        .map(({ parentPath, name }) =>
          join(parentPath, name)
            .slice(folder.length + 1)
            .replaceAll(sep, '/'),
        )
        .toSorted();
    },
    read: (name) => readFile(join(folder, name)).catch(unlessMissing),
    async write(name, content) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(`${path}${DRAFT}`, 'w', 0o600);
      await file
        .writeFile(content)
        .then(() => file.sync())
        .finally(() => file.close());
      await rename(`${path}${DRAFT}`, path);
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}

/** In a folder of its own of the bucket. */
export function archiveBucket(bucket: Bucket): ArchiveFiles {
  return {
    list: async () =>
      (await bucket.list('archive'))
        .filter((name) => name.startsWith(FOLDER))
        .map((name) => name.slice(FOLDER.length))
        .toSorted(),
    async read(name) {
      const found = await bucket.read(FOLDER + name);
      return found && buffer(found);
    },
    async write(name, content) {
      const bytes = Buffer.from(content);
      await bucket.write(FOLDER + name, Readable.from([bytes]), bytes.length);
    },
    remove: (name) => bucket.remove(FOLDER + name),
  };
}

const FOLDER = 'archive/';

/** A file that a crash left half written; the next run writes it anew. */
const DRAFT = '.draft';

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
