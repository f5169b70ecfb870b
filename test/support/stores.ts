// The same specifications run on both databases.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyRing, type KeyRing } from '../../store/master-key.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { openVault, type Vault } from '../../store/vault.ts';
import { startPostgres } from './postgres.ts';

export type Opened = { store: Store; vault: Vault; ring: KeyRing; remove(): Promise<void> };

export const stores: [name: string, open: () => Promise<Opened>][] = [
  ['PGlite', embeddedStore],
  ['PostgreSQL', postgresStore],
];

const migrations = new URL('../../store/migrations/meta/', import.meta.url);

export const masterKey = (sign: number) => Buffer.alloc(32, sign).toString('base64');

export async function embeddedStore(): Promise<Opened> {
  const folder = await folderWithStore();
  const store = await openStore({ folder });
  const removed = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return withVault(store, removed);
}

async function postgresStore(): Promise<Opened> {
  const postgres = await startPostgres();
  const store = await openStore({ url: postgres.url });
  return withVault(store, async () => {
    await store.close();
    await postgres.remove();
  });
}

/** A data folder of its own, with an empty store in it. */
export async function folderWithStore(): Promise<string> {
  const folder = newFolder();
  cpSync(await template(), folder, { recursive: true });
  return folder;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'paladin-store-'));
}

/** Making PGlite's files takes seconds, copying them a moment: an empty store is made once for each form of the schema. */
async function template(): Promise<string> {
  const form = createHash('sha256').update(readFileSync(new URL('_journal.json', migrations)));
  form.update(readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))));
  const folder = join(tmpdir(), `paladin-empty-store-${form.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const draft = newFolder();
  await (await openStore({ folder: draft })).close();
  // Whoever comes second to this name throws its own away.
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true });
  }
  return folder;
}

async function withVault(store: Store, remove: () => Promise<void>): Promise<Opened> {
  const file = { news: async () => undefined, save: async () => {}, savedAt: async () => 0 };
  const ring = keyRing([masterKey(1)], file);
  return { store, ring, vault: await openVault(store.db, ring), remove };
}
