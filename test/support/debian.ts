// Programs of Debian's that the tests run from a folder of their own: downloaded and unpacked once, installed nowhere, root or not.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/debian/', import.meta.url));

export type Unpacked = { folder: string; env: NodeJS.ProcessEnv };

/** @param program path within the packages, which must run; undefined, and said aloud, where it cannot be had */
export function unpacked(packages: readonly string[], program: string): Unpacked | undefined {
  const [name = ''] = packages;
  const folder = join(cache, name);
  if (!existsSync(folder) && !fetched(packages, folder)) return missing(name);
  const libraries = ['usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu', 'usr/lib/postfix'];
  const paths = libraries.map((path) => join(folder, path)).join(':');
  const env = { ...process.env, LD_LIBRARY_PATH: paths };
  const { stdout } = spawnSync('ldd', [join(folder, program)], { env, encoding: 'utf8' });
  return stdout === null || stdout.includes('not found') ? missing(name) : { folder, env };
}

function missing(name: string): undefined {
  console.warn(
    `SKIPPED: ${name} cannot be had here (Debian or Ubuntu, with its archive); its tests do not run.`,
  );
  return undefined;
}

function fetched(packages: readonly string[], folder: string): boolean {
  mkdirSync(cache, { recursive: true });
  const place = mkdtempSync(join(cache, 'unpacking-'));
  const run = (command: string, ...words: string[]) =>
    spawnSync(command, words, { cwd: place, stdio: 'ignore' }).status === 0;
  if (!run('apt-get', '-q', 'download', ...packages)) return false;
  const files = readdirSync(place);
  if (!files.every((file) => run('dpkg', '-x', file, 'root'))) return false;
  if (!existsSync(folder)) renameSync(join(place, 'root'), folder);
  return true;
}
