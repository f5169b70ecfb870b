// A PostgreSQL of its own for a test file, from the binaries that the system's packages install.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Client } from 'pg';
import { freePorts } from './free-ports.ts';

export type Postgres = {
  url: string;
  pid(): number | undefined;
  /** Settles once it has ended, in order or not. */
  ended(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
};

/**
 * Starts one, with its own folder and port. Throws, saying how to install it, where PostgreSQL is not.
 * The server refuses to run as root: then its own user runs it.
 * @param more settings, such as `max_connections=300`
 * @param within where its folder is made
 */
export async function startPostgres(more: readonly string[] = [], within = tmpdir()): Promise<Postgres> {
  const bin = binaries();
  const owner = process.getuid?.() === 0 ? serverUser() : undefined;
  const folder = newFolder(owner, within);
  const data = join(folder, 'data');
  execFileSync('cp', ['-R', template(bin, owner), data], { ...owner, stdio: 'pipe', cwd: folder });
  const [port] = await freePorts(1);
  const url = `postgres://paladin@127.0.0.1:${port}/postgres`;
  let server = await running();
  return {
    url,
    pid: () => (isGone(server) ? undefined : server.pid),
    ended: () => gone(server),
    stop: () => ended(server),
    start: async () => void (server = await running()),
    remove: async () => {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function running(): Promise<ChildProcess> {
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'fsync=off',
      ...more,
    ];
    const child = spawn(
      join(bin, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      { ...owner, stdio: 'ignore', cwd: folder },
    );
    await answering(url, child);
    return child;
  }
}

type Owner = { uid: number; gid: number };

function newFolder(owner: Owner | undefined, within = tmpdir()): string {
  const folder = mkdtempSync(join(within, 'paladin-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** Making a cluster takes seconds, copying it a moment: it is made once for each version of PostgreSQL and user. */
function template(bin: string, owner: Owner | undefined): string {
  const version = execFileSync(join(bin, 'initdb'), ['--version'], { encoding: 'utf8' });
  const name = `${version}-${owner?.uid ?? process.getuid?.() ?? ''}`.replaceAll(/[^\w.-]+/g, '-');
  const kept = join(tmpdir(), `paladin-empty-cluster-${name}`);
  if (existsSync(kept)) return kept;
  const folder = newFolder(owner);
  const draft = join(folder, 'data');
  const args = ['-D', draft, '-U', 'paladin', '-A', 'trust', '--no-sync', '-E', 'UTF8'];
  execFileSync(join(bin, 'initdb'), args, { ...owner, stdio: 'pipe', cwd: folder });
  // Whoever comes second to this name throws its own away.
  try {
    renameSync(draft, kept);
  } catch {
    // The other's is as good.
  }
  rmSync(folder, { recursive: true, force: true });
  return kept;
}

function binaries(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(root, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (!found) throw new Error('PostgreSQL is needed for this test: apt-get install postgresql');
  return found;
}

function serverUser(): Owner {
  return { uid: serverId('-u'), gid: serverId('-g') };
}

function serverId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (isGone(server)) throw new Error(`PostgreSQL ended with code ${server.exitCode}`);
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (connected) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ended(server: ChildProcess): Promise<void> {
  server.kill('SIGINT');
  await gone(server);
}

async function gone(server: ChildProcess): Promise<void> {
  if (!isGone(server)) await once(server, 'exit');
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
