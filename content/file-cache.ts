// What takes seconds to make from files and always comes to the same is kept beside the packages, for every later start, thread
// and command, and found again by all that it was made from.
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';

export const CACHE = new URL('../node_modules/.cache/paladin/', import.meta.url);

/** Files of one kind that are kept: what is published every day is not to fill the disk. */
const KEPT = 24;

/** What `make` gives, as JSON, made once for all that equals `from`. A folder that cannot be written is no failure. */
export function cachedJson<T>(name: string, from: readonly (string | Uint8Array)[], make: () => T): T {
  const file = new URL(`${name}-${fingerprintOf(from)}.json`, CACHE);
  try {
    const known = JSON.parse(readFileSync(file, 'utf8'));
    keepLonger(file);
    return known;
  } catch {
    const made = make();
    keepFile(file, JSON.stringify(made), `${name}-`);
    return made;
  }
}

export function fingerprintOf(from: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of from) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

/** What is used is not what is forgotten first. A folder that cannot be written is no failure. */
export function keepLonger(file: URL): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // It goes when its turn comes.
  }
}

/** Writes it whole or not at all, and forgets what was not used for longest of those whose names begin alike. */
export function keepFile(file: URL, content: string | Uint8Array, alike: string): void {
  const folder = new URL('.', file);
  const draft = `${fileURLToPath(file)}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, content);
    renameSync(draft, file);
    const files = readdirSync(folder)
      .filter((name) => name.startsWith(alike))
      .map((name) => new URL(name, folder))
      .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
    for (const old of files.slice(KEPT)) rmSync(old);
  } catch {
    // Made again next time.
  }
}
