import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Config } from '../config.ts';
import { embeddedClient } from '../store/embedded-postgres.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { keyRing, openKeyRing } from '../store/master-key.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { fine, type CheckResult, problem, problemOf } from './check-result.ts';
import { storePlace } from './container.ts';
import { BORNE_MS } from './house-clock.ts';
import { ServiceProblem } from './service-problem.ts';

const migrations = new URL('../store/migrations/meta/_journal.json', import.meta.url);
const PATIENCE_MS = 3_000;

type Rows = Record<string, unknown>[];
type Ask = (query: string) => Promise<Rows>;

/** Opens it without migrating it; then whether the key is there, for its owner alone, and the one that texts are sealed with. */
export async function storeAndKey(config: Config): Promise<CheckResult[]> {
  let sealedUnder: string[] = [];
  let clocks: CheckResult[] = [];
  const store = await whileOpen(config, async (ask) => {
    sealedUnder = await keysIn(ask);
    if (config.databaseUrl !== undefined) clocks = [await clockBeside(ask)];
    return schemaOf(await countMigrations(ask));
  });
  return [store, ...clocks, await masterKey(config, sealedUnder)];
}

/** Two machines, two clocks: dates are of PostgreSQL's, and a clock that is off is still somebody's to set. */
async function clockBeside(ask: Ask): Promise<CheckResult> {
  const asked = performance.now();
  const [row] = await ask('select extract(epoch from clock_timestamp()) * 1000 as at');
  const unsure = performance.now() - asked;
  const ahead = Date.now() - Number(row?.['at']);
  return Math.abs(ahead) <= BORNE_MS + unsure
    ? fine('clock', 'agrees with PostgreSQL’s')
    : problem(
        'clock',
        `${(Math.abs(ahead) / 1_000).toFixed(0)} s ${ahead > 0 ? 'ahead of' : 'behind'} PostgreSQL’s. Set whichever is wrong, and keep both by NTP (chrony, systemd-timesyncd).`,
      );
}

async function masterKey(config: Config, sealedUnder: readonly string[]): Promise<CheckResult> {
  const what = 'master key';
  const path = join(config.dataFolder, 'master.key');
  const given = config.masterKey;
  if (given === undefined && !(await exists(path))) return absent(path, sealedUnder);
  try {
    await openKeyRing(given === undefined ? { folder: config.dataFolder } : { given });
    const written = given?.split(',').map((key) => key.trim()) ?? (await linesOf(path));
    const ids = written.map((key) => keyRing([key]).current());
    const where = given === undefined ? `${path}, mode ${await modeOf(path)}` : 'from PALADIN_MASTER_KEY';
    return opening(
      where,
      sealedUnder.filter((id) => !ids.includes(id)),
    );
  } catch (error) {
    return problemOf(what, error);
  }
}

function absent(path: string, sealedUnder: readonly string[]): CheckResult {
  return sealedUnder.length === 0
    ? fine('master key', `${path}, made at the first start`)
    : problem(
        'master key',
        `${path} is missing, and texts are sealed with it. Restore it from a backup: without it, none opens.`,
      );
}

function opening(where: string, foreign: readonly string[]): CheckResult {
  return foreign.length === 0
    ? fine('master key', where)
    : problem(
        'master key',
        `${where}: texts are sealed with ${foreign.join(', ')}, which is not there. Add that former key behind the current one.`,
      );
}

/** Ids of the master keys that something in the store is sealed under; none without a schema. */
async function keysIn(ask: Ask): Promise<string[]> {
  const rows = await ask(
    'select distinct master_key from keys where destroyed_at is null union select master_key from house_keys',
  ).catch(() => []);
  return rows.map((row) => String(row['master_key']));
}

function whileOpen(config: Config, look: (ask: Ask) => Promise<CheckResult>): Promise<CheckResult> {
  const { url, folder = '' } = storePlace(config);
  return url === undefined ? inFolder(folder, look) : onPostgres(url, look);
}

async function onPostgres(url: string, look: (ask: Ask) => Promise<CheckResult>): Promise<CheckResult> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    return await look(async (query) => (await client.query<Rows[number]>(query)).rows);
  } catch (error) {
    return problemOf('store', ServiceProblem.ofStoreAway(error, url));
  } finally {
    await client.end().catch(() => {});
  }
}

async function inFolder(folder: string, look: (ask: Ask) => Promise<CheckResult>): Promise<CheckResult> {
  const files = join(folder, 'store');
  if (!(await exists(files))) return fine('store', `embedded in ${folder}, made at the first start`);
  const unlock = await lockFolder(folder).catch((error: unknown) => heldOrProblem(error));
  if (typeof unlock !== 'function') return unlock;
  const client = embeddedClient(files, 'crash');
  try {
    await client.waitReady;
    return await look(async (query) => (await client.query<Rows[number]>(query)).rows);
  } catch (error) {
    const remedy = 'Restore it from a backup, or choose another folder with PALADIN_DATA.';
    return problem('store', `${folder} does not open (${problemOf('', error).says}). ${remedy}`);
  } finally {
    await client.close().catch(() => {});
    await unlock();
  }
}

/** Open in another process is open: only the service itself does that. */
function heldOrProblem(error: unknown): CheckResult {
  return error instanceof StoreProblem && error.code === 'folder-in-use'
    ? fine('store', error.message.replace(/\. .*$/, ', by a Paladin that runs'))
    : problemOf('store', error);
}

/** Undefined when it has no schema yet. */
async function countMigrations(ask: Ask): Promise<number | undefined> {
  const [row] = await ask(`select to_regclass('drizzle.__drizzle_migrations') is not null as made`);
  if (row?.['made'] !== true) return undefined;
  const [count] = await ask('select count(*)::int as applied from drizzle.__drizzle_migrations');
  return Number(count?.['applied']);
}

async function schemaOf(applied: number | undefined): Promise<CheckResult> {
  const { entries }: { entries: unknown[] } = JSON.parse(await readFile(migrations, 'utf8'));
  if (applied === undefined) return fine('store', 'opens; empty: a start makes its schema');
  const ahead = entries.length - applied;
  if (ahead < 0)
    return problem(
      'store',
      `${-ahead} migrations are unknown here: a newer Paladin made it. Install that version.`,
    );
  return fine(
    'store',
    ahead === 0
      ? 'opens, its schema is up to date'
      : `opens; a start brings its schema up to date (${ahead} to apply)`,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}
