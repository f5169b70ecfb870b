// The same specifications run on both databases.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyRing, type KeyRing } from '../../store/master-key.ts';
import { openStore, type Store } from '../../store/open.ts';
import { openVault, type Vault } from '../../store/vault.ts';
import { startPostgres } from './postgres.ts';

export type Opened = { store: Store; vault: Vault; ring: KeyRing; remove(): Promise<void> };

export const stores: [name: string, open: () => Promise<Opened>][] = [
  ['PGlite', embeddedStore],
  ['PostgreSQL', postgresStore],
];

export const masterKey = (sign: number) => Buffer.alloc(32, sign).toString('base64');

export async function embeddedStore(): Promise<Opened> {
  const folder = newFolder();
  const store = await openStore({ folder });
  const removed = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return withVault(store, removed);
}

export async function postgresStore(): Promise<Opened> {
  const postgres = await startPostgres();
  const store = await openStore({ url: postgres.url });
  return withVault(store, async () => {
    await store.close();
    await postgres.remove();
  });
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'paladin-store-'));
}

async function withVault(store: Store, remove: () => Promise<void>): Promise<Opened> {
  const ring = keyRing([masterKey(1)], async () => {});
  return { store, ring, vault: await openVault(store.db, ring), remove };
}
