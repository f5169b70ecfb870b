import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { StoreAway } from '../../store/unavailable.ts';
import { layEmptyStore } from '../../store/empty-store.ts';
import { keyRing } from '../../store/master-key.ts';
import { openStore } from '../../store/open-store.ts';
import { openVault } from '../../store/vault.ts';
import { accepted, chat, doorOf, readSealed } from '../support/intake.ts';
import { startPostgres } from '../support/postgres.ts';
import { masterKey, newFolder } from '../support/stores.ts';

const folders: string[] = [];
const kept = (folder: string) => {
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((each) => rmSync(each, { recursive: true, force: true })));

describe('a service killed while it accepts', () => {
  test('has every message that it said it had, readable', async () => {
    const data = kept(newFolder());
    const said = new Map<string, string>();
    for (const enough of [60, 200]) {
      for (const [id, text] of await killedAfter(enough, data)) said.set(id, text);
    }
    const store = await openStore({ folder: data });
    const opened = { store, vault: await openVault(store.db, keyRing([masterKey(1)])) };
    const found = await Promise.all(
      [...said.keys()].map(async (id) => readSealed(opened, { audience: 'support', id, part: 'body' })),
    );
    await store.close();
    expect(said.size).toBeGreaterThanOrEqual(260);
    expect(found).toEqual([...said.values()].map((text) => ({ text })));
  });
});

async function killedAfter(enough: number, data: string): Promise<Map<string, string>> {
  const script = fileURLToPath(new URL('./accept-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, data, masterKey(1)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [id = '', count = ''] = line.split(' ');
    said.set(id, `Message ${count}`);
    if (said.size === enough) child.kill('SIGKILL');
  }
  await ended;
  return said;
}

describe('a store that is to survive a power cut', () => {
  test('flushes each transaction to the disk', async () => {
    const store = await openStore({ folder: kept(newFolder()), durability: 'power-cut' });
    const settings = {
      fsync: sql`current_setting('fsync')`,
      method: sql`current_setting('wal_sync_method')`,
    };
    expect(await store.db.select(settings).from(sql`(select 1) as one`)).toEqual([
      { fsync: 'on', method: 'fsync' },
    ]);
    await store.close();
  });
});

describe('an embedded store that is busy', () => {
  test('lets the process go on meanwhile', async () => {
    const store = await openStore({ folder: kept(newFolder()) });
    const order: string[] = [];
    const busy = store.db.execute(sql`select count(*) from generate_series(1, 300000)`);
    const counted = busy.then(() => order.push('store'));
    await new Promise((resolve) => setImmediate(resolve));
    order.push('process');
    await counted;
    expect(order).toEqual(['process', 'store']);
    await store.close();
  });

  test('keeps what several do at once apart, and takes back what failed', async () => {
    const store = await openStore({ folder: kept(newFolder()) });
    const { db } = store;
    await db.execute(sql`create table counted (at int)`);
    const rising = async (from: number) =>
      db.transaction(async (within) => {
        const [row] = await within.select({ held: sql<number>`count(*)::int` }).from(sql`counted`);
        await within.execute(sql`insert into counted values (${from})`);
        if (from === 2) throw new Error('taken back');
        return row?.held;
      });
    const held = await Promise.allSettled([1, 2, 3].map(rising));
    expect(held).toMatchObject([{ value: 0 }, { status: 'rejected' }, { value: 1 }]);
    await store.close();
    await expect(db.execute(sql`select 1`)).rejects.toMatchObject({ cause: { message: 'PGlite is closed' } });
  });

  test('gives bytes back as they were', async () => {
    const store = await openStore({ folder: kept(newFolder()) });
    const shared = Buffer.from(Array.from({ length: 600 }, (_, at) => at % 256)).subarray(40, 560);
    const values = { bytes: sql`${shared}::bytea`, none: sql`''::bytea` };
    expect(await store.db.select(values).from(sql`(select 1) as one`)).toEqual([
      { bytes: Uint8Array.from(shared), none: new Uint8Array() },
    ]);
    await store.close();
  });
});

describe('a data folder', () => {
  test('is opened by one store at a time, and again once that one is closed', async () => {
    const data = kept(newFolder());
    const store = await openStore({ folder: data });
    await expect(openStore({ folder: data })).rejects.toThrow(`is already open in process ${process.pid}`);
    await store.close();
    await (await openStore({ folder: data })).close();
  });

  test('of a first start has its store whole, whatever a killed one left there, and for its own user', async () => {
    const folder = join(kept(newFolder()), 'store');
    mkdirSync(join(`${folder}.draft`, 'base'), { recursive: true });
    const umask = process.umask(0o077);
    try {
      await layEmptyStore({ folder, durability: 'power-cut' }, () => Promise.reject(new Error('is kept')));
    } finally {
      process.umask(umask);
    }
    expect(readdirSync(dirname(folder))).toEqual(['store']);
    expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8')).toMatch(/^\d+$/m);
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o077);
    expect(new Set(modes)).toEqual(new Set([0]));
  });

  test('that cannot be written is named in one sentence', async () => {
    const data = join(kept(newFolder()), 'taken');
    writeFileSync(data, 'a file, not a folder');
    await expect(openStore({ folder: data })).rejects.toThrow(`The data folder ${data} cannot be written (`);
  });

  test('whose store is damaged is named in one sentence, and let go of', async () => {
    const data = kept(newFolder());
    await (await openStore({ folder: data })).close();
    const version = join(data, 'store', 'PG_VERSION');
    const whole = readFileSync(version);
    writeFileSync(version, '9');
    await expect(openStore({ folder: data })).rejects.toThrow('does not open');
    writeFileSync(version, whole);
    await (await openStore({ folder: data })).close();
  });
});

describe('a PostgreSQL that goes away and comes back', () => {
  test('turns messages away meanwhile, keeps those it had, and goes on', async () => {
    const postgres = await startPostgres();
    const store = await openStore({ url: postgres.url });
    const opened = { store, vault: await openVault(store.db, keyRing([masterKey(1)])) };
    const door = doorOf(opened);
    const before = accepted(await door.accept(chat('Avant')));
    const listening = new Promise<void>((resolve) =>
      store.changes.subscribe(before.reference, () => resolve()),
    );
    await postgres.stop();
    await expect(door.accept(chat('Pendant'))).rejects.toThrow(StoreAway);
    await expect(openStore({ url: postgres.url })).rejects.toThrow(StoreAway);
    await postgres.start();
    accepted(await door.accept(chat('Après')));
    expect(await readSealed(opened, { audience: 'support', id: before.messageId, part: 'body' })).toEqual({
      text: 'Avant',
    });
    // Whoever was watching is told to look again.
    await listening;
    await store.close();
    await postgres.remove();
  });

  test('ends a transaction that was between two statements, and nothing else', async () => {
    const postgres = await startPostgres();
    const store = await openStore({ url: postgres.url });
    const between = store.db.transaction(async (db) => {
      await db.execute(sql`select 1`);
      await postgres.stop();
      return db.execute(sql`select 1`);
    });
    await expect(between).rejects.toBeInstanceOf(Error);
    await postgres.start();
    await expect.poll(() => store.db.execute(sql`select 1`).then(() => 'back', String)).toBe('back');
    await store.close();
    await postgres.remove();
  });

  test('migrates once when several copies of the service start together', async () => {
    const postgres = await startPostgres();
    const copies = await Promise.all([1, 2, 3].map(() => openStore({ url: postgres.url })));
    for (const copy of copies) await copy.close();
    await postgres.remove();
    expect(copies).toHaveLength(3);
  });
});
