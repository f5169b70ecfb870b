import { constants, existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { Pool } from 'pg';
import { type Bucket, type BucketSettings, openBucket } from './bucket.ts';
import { isAway, StoreAway } from './unavailable.ts';
import { type Changes, listenToPostgres, localChanges } from './change-feed.ts';
import type { Db } from './db.ts';
import { embeddedThread } from './embedded-apart.ts';
import type { EmbeddedFolder } from './embedded-messages.ts';
import type { Durability } from './embedded-postgres.ts';
import { keptEmptyStore, layEmptyStore } from './empty-store.ts';
import { lockFolder } from './folder-lock.ts';
import { StoreProblem } from './store-problem.ts';
import * as schema from './schema.ts';

export type { Db };
export type Store = {
  db: Db;
  changes: Changes;
  /** Copies the embedded store's files to a folder between two statements; PostgreSQL's are its own. */
  copyFiles?: (to: string) => Promise<void>;
  /** Where sealed files go once they are accepted; without one they stay in the database. */
  bucket?: Bucket;
  close(): Promise<void>;
};

/**
 * `durability` is for the embedded store; PostgreSQL has its own settings. `migrations` are another folder's than the house's: the
 * schema of a version before.
 */
export type StorePlace = {
  url?: string;
  folder?: string;
  durability?: Durability;
  migrations?: string;
  bucket?: BucketSettings | undefined;
};

export const houseMigrations = fileURLToPath(new URL('./migrations', import.meta.url));
const shared = { schema, casing: 'snake_case' } as const;

/** Any constant will do: it only has to be the same in every copy of the service. */
const MIGRATION_LOCK = 7_327_652;

/**
 * Opens the store and brings its schema up to date: PostgreSQL when there is a `url`, else PGlite under `folder`.
 * Throws StoreProblem (one sentence, what to do) or StoreAway (PostgreSQL does not answer yet).
 */
export async function openStore({ bucket, ...place }: StorePlace): Promise<Store> {
  const store = await openDatabase(place);
  return bucket === undefined ? store : { ...store, bucket: openBucket(bucket) };
}

async function openDatabase({
  url,
  folder,
  durability = 'crash',
  migrations = houseMigrations,
}: StorePlace): Promise<Store> {
  if (url !== undefined) return openPostgres(url, migrations);
  if (folder === undefined) throw new Error('openStore needs a url or a folder');
  return openEmbedded(folder, durability, migrations);
}

async function openEmbedded(
  folder: string,
  durability: Durability,
  migrationsFolder: string,
): Promise<Store> {
  const unlock = await lockFolder(folder);
  const place = { folder: embeddedFiles(folder), durability };
  if (!existsSync(place.folder) && migrationsFolder === houseMigrations) await layFiles(place);
  const client = embeddedThread(place);
  try {
    await client.waitReady;
    const db = drizzlePglite({ client, ...shared });
    await migratePglite(db, { migrationsFolder });
    return {
      db,
      changes: localChanges(),
      // The turn is held meanwhile: the files are those of a store that was killed between two statements.
      copyFiles: (to) => client.runExclusive(() => cp(place.folder, to, COPY)),
      close: () => client.close().finally(unlock),
    };
  } catch (cause) {
    await client.close().catch(() => {});
    await unlock();
    throw new StoreProblem(
      'not-opened',
      `The store in ${folder} does not open (${sentence(cause)}). Restore it from a backup, or choose another data folder.`,
      { cause },
    );
  }
}

/** The database's own files in an embedded store's folder. */
export function embeddedFiles(folder: string): string {
  return join(folder, 'store');
}

/** Copies an embedded store that nobody has open, as it is. @throws StoreProblem `folder-in-use` */
export async function copyEmbedded(folder: string, to: string): Promise<void> {
  const unlock = await lockFolder(folder);
  await cp(embeddedFiles(folder), to, COPY).finally(unlock);
}

/** Sharing blocks with the original where the file system can: then it takes no time and no room. */
const COPY = { recursive: true, mode: constants.COPYFILE_FICLONE };

/** Where no copy can be kept, it is made on the spot. What fails here is told by whoever opens it. */
async function layFiles(place: EmbeddedFolder): Promise<void> {
  await layEmptyStore(place, makeFiles)
    .catch(() => makeFiles(place))
    .catch(() => {});
}

/** On a thread that ends: WebAssembly never gives back what making a database takes. */
async function makeFiles(place: EmbeddedFolder): Promise<void> {
  const client = embeddedThread(place);
  try {
    await client.waitReady;
    await migratePglite(drizzlePglite({ client, ...shared }), { migrationsFolder: houseMigrations });
  } finally {
    await client.close();
  }
}

/** What a first start copies. */
export function makeEmptyStore(): Promise<string> {
  return keptEmptyStore(makeFiles);
}

async function openPostgres(url: string, migrationsFolder: string): Promise<Store> {
  const pool = new Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 3_000 });
  // A connection that breaks is replaced by the pool, idle or between two statements of a transaction, whose next one then
  // fails; without a listener of its own each would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await migrate(pool, migrationsFolder);
    const changes = await listenToPostgres(url, pool);
    return {
      db: drizzlePg({ client: pool, ...shared }),
      changes,
      close: () => changes.close().finally(() => pool.end()),
    };
  } catch (cause) {
    await pool.end();
    if (isAway(cause)) throw new StoreAway({ cause });
    throw new StoreProblem(
      'not-opened',
      `PostgreSQL refused to open the store (${sentence(cause)}). Check its URL and rights.`,
      {
        cause,
      },
    );
  }
}

/** Several copies may start at once: one migrates, the others wait. */
async function migrate(pool: Pool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migratePg(drizzlePg({ client, ...shared }), { migrationsFolder });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
    client.release();
  }
}

function sentence(cause: unknown): string {
  const root = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return root instanceof Error ? root.message.replaceAll(/\s+/g, ' ') : 'no reason given';
}
