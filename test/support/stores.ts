// The same specifications run on both databases.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { localChanges } from '../../store/change-feed.ts';
import type { Db } from '../../store/db.ts';
import { keyRing, type KeyRing } from '../../store/master-key.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { openVault, type Vault } from '../../store/vault.ts';
import { startPostgres } from './postgres.ts';

export type Opened = { store: Store; vault: Vault; ring: KeyRing; remove(): Promise<void> };

export const stores: [name: string, open: () => Promise<Opened>][] = [
  ['PGlite', embeddedStore],
  ['PostgreSQL', postgresStore],
];

export const masterKey = (sign: number) => Buffer.alloc(32, sign).toString('base64');

/** Opening one costs a second of processor, emptying it a moment: what one file is done with serves the next of its process. */
const spare: Store[] = [];

/** An empty store, as at a first start. Whoever closes it themselves leaves nothing for others. */
export async function embeddedStore(): Promise<Opened> {
  const used = spare.pop();
  const emptied = used && (await empty(used));
  const store = emptied ?? (await openStore({ folder: newFolder(inject('spareFolder')) }));
  // Whoever watched the former one hears nothing of this one.
  return withVault({ ...store, changes: localChanges() }, async () => void spare.push(store));
}

/** Undefined where it was closed. Only tables with rows are emptied: each costs files. */
async function empty(store: Store): Promise<Store | undefined> {
  return store.db.execute(EMPTIED).then(
    () => store,
    () => undefined,
  );
}

const EMPTIED = sql.raw(`do $$ declare name text; filled boolean; begin
  -- The journal refuses it otherwise.
  perform set_config('session_replication_role', 'replica', true);
  for name in select format('%I', tablename) from pg_tables where schemaname = 'public' loop
    execute 'select exists (select from ' || name || ')' into filled;
    if filled then execute 'truncate ' || name || ' cascade'; end if;
  end loop;
  for name in select format('%I', sequencename) from pg_sequences where schemaname = 'public' loop
    execute 'alter sequence ' || name || ' restart';
  end loop; end $$`);

async function postgresStore(): Promise<Opened> {
  const postgres = await startPostgres();
  const store = await openStore({ url: postgres.url });
  return withVault(store, async () => {
    await store.close();
    await postgres.remove();
  });
}

export function newFolder(within = tmpdir()): string {
  return mkdtempSync(join(within, 'paladin-store-'));
}

/** What whoever owns the database can do to it, its triggers notwithstanding. */
export function behindItsBack<T>({ db }: Store, work: (db: Db) => Promise<T>): Promise<T> {
  return db.transaction(async (within) => {
    await within.execute(sql`select set_config('session_replication_role', 'replica', true)`);
    return work(within);
  });
}

async function withVault(store: Store, remove: () => Promise<void>): Promise<Opened> {
  const file = { news: async () => undefined, save: async () => {}, savedAt: async () => 0 };
  const ring = keyRing([masterKey(1)], file);
  return { store, ring, vault: await openVault(store.db, ring), remove };
}
