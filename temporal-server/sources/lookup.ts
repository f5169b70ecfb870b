import { access, constants, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where obtained copies are kept: outside the tree, shared by every checkout of this person. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'paladin', 'engine');
}

/** The `temporal` command on PATH, as a path; the first executable one. */
export async function onPath(env: NodeJS.ProcessEnv): Promise<string[]> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = await Promise.all(folders.map((folder) => executable(join(folder, 'temporal'))));
  return found.filter((path) => path !== undefined).slice(0, 1);
}

/** Cached copies, newest server first. Each lies in a folder named after its server and source: `1.32.0-pypi`. */
export async function inCache(env: NodeJS.ProcessEnv): Promise<string[]> {
  const folder = cacheFolder(env);
  const names = await readdir(folder).catch(() => []);
  const kept = names.filter((name) => /^\d+\.\d+\.\d+-\w+$/.test(name));
  kept.sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  const found = await Promise.all(kept.map((name) => executable(join(folder, name, 'temporal'))));
  return found.filter((path) => path !== undefined);
}

async function executable(path: string): Promise<string | undefined> {
  return access(path, constants.X_OK).then(
    () => path,
    () => undefined,
  );
}
