import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseQuestions } from '../../api/erase-person.ts';
import { EngineAway } from '../../intake/running-questions.ts';
import { backUp } from '../../service/backup/back-up.ts';
import { addMissing } from '../../service/backup/erasure-list.ts';
import { lookInto, restore } from '../../service/backup/restore.ts';
import { archiveFolder } from '../../store/archive/archive-files.ts';
import { lastMigration, migrationsUntil } from '../../store/backup/migrations-until.ts';
import { schemaOf } from '../../store/backup/store-rows.ts';
import { keyRing, type MasterKey } from '../../store/master-key.ts';
import { copyEmbedded, openStore, type Db, type Store, type StorePlace } from '../../store/open-store.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import { findQuestion } from '../../store/questions.ts';
import { keys } from '../../store/schema.ts';
import { keepInQuarantine, quarantineSender } from '../../store/quarantine.ts';
import { openVault } from '../../store/vault.ts';
import { accepted, at, chat, doorOf, mail, readSealed } from '../support/intake.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { masterKey, newFolder } from '../support/stores.ts';

/** Databases are made and copied. */
const SLOW = { timeout: 180_000 };
const master = keyRing([masterKey(1)]);
/** By drizzle’s own date. */
const FIRST_MIGRATION = 1_795_359_316_547;
const large = Buffer.alloc(700_000, 'pièce ');
const folders: string[] = [];
const newData = () => {
  const folder = newFolder();
  folders.push(folder);
  return folder;
};
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Where a house keeps its things, and how its parts are handed to what is tried. */
type House = { dataFolder: string; databaseUrl: string | undefined; erasureList: string };
const embedded = async (): Promise<House> => houseIn(newData(), undefined);
const onPostgres = async (): Promise<House> => houseIn(newData(), await newDatabase());

function houseIn(dataFolder: string, databaseUrl: string | undefined): House {
  return { dataFolder, databaseUrl, erasureList: join(dataFolder, 'erasures.jsonl') };
}

async function newDatabase(): Promise<string> {
  const name = `paladin_${randomUUID().replaceAll('-', '')}`;
  const { db, close } = await openStore({ url: postgres.url });
  await db.execute(sql.raw(`create database ${name}`)).finally(close);
  return Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
}

const placeOf = ({ dataFolder, databaseUrl }: House): StorePlace =>
  databaseUrl === undefined ? { folder: join(dataFolder, 'service') } : { url: databaseUrl };

const partsOf = (config: House, key: MasterKey = master) => ({
  config,
  embeddedEngine: false,
  archive: archiveFolder(join(config.dataFolder, 'archive')),
  master: key,
  report: () => {},
});

/** The service's own way to its files, while it has them open. */
async function backedUp(house: House, { copyFiles }: Store): Promise<string> {
  const path = join(newData(), 'one.backup');
  const copyStore = copyFiles ?? ((to) => copyEmbedded(join(house.dataFolder, 'service'), to));
  await backUp({ ...partsOf(house), copyStore }, path);
  return path;
}

async function opened(house: House) {
  const store = await openStore(placeOf(house));
  return { store, vault: await openVault(store.db, master) };
}

async function rowsOf(db: Db, text: string): Promise<unknown[]> {
  const answer: unknown = await db.execute(sql.raw(text));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both drivers give their rows so
  return (answer as { rows: unknown[] }).rows;
}
const everything = async ({ db }: Store) =>
  Promise.all(
    ['questions', 'messages', 'attachments', 'inbox', 'keys', 'file_pieces', 'journal', 'house_keys'].map(
      (table) => rowsOf(db, `select to_json(t)::text as row from ${table} t order by 1`),
    ),
  );

const commands = { command: () => Promise.reject(new EngineAway()) };
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an erasure asks the engine nothing else
const away = commands as unknown as Parameters<typeof eraseQuestions>[0]['desk'];

const kinds: [name: string, from: () => Promise<House>, to: () => Promise<House>][] = [
  ['embedded store, into PostgreSQL', embedded, onPostgres],
  ['PostgreSQL, into another database', onPostgres, onPostgres],
];

describe.each(kinds)('a backup of an %s', SLOW, (_, from, to) => {
  test('is what was there at its instant, sealed, and goes on where it was', async () => {
    const house = await from();
    const before = await opened(house);
    const door = doorOf(before);
    const attachments = [{ name: 'a.txt', type: 'text/plain', content: large }];
    const first = accepted(await door.accept(chat('Où est ma facture\u2028de mars ?', { attachments })));
    await door.accept(mail('Et celle d’avril ?'));
    const held = await everything(before.store);
    await archiveFolder(join(house.dataFolder, 'archive')).write('2026-06-04/000001.jsonl', 'une ligne\n');
    const path = await backedUp(house, before.store);
    await door.accept(chat('Trop tard pour cette sauvegarde.'));
    await before.store.close();

    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readFileSync(path).includes('PAL-')).toBe(false);
    expect(readFileSync(path).includes(Buffer.from(masterKey(1), 'base64'))).toBe(false);
    const found = await lookInto(path, master);
    expect(found).toMatchObject({ files: 1, rows: expect.any(Number) });

    const elsewhere = await to();
    const done = await restore({ ...partsOf(elsewhere), lists: 'none' }, path);
    expect(done).toMatchObject({ rows: found.rows, files: 1, erased: 0, engine: false });
    const after = await opened(elsewhere);
    expect(await everything(after.store)).toEqual(held);
    expect(await readSealed(after, { audience: 'support', id: first.messageId, part: 'body' })).toMatchObject(
      {
        text: 'Où est ma facture\u2028de mars ?',
      },
    );
    // Sequences go on: what comes next comes after.
    accepted(await doorOf(after).accept(chat('La suite.')));
    await after.store.close();
    const archive = archiveFolder(join(elsewhere.dataFolder, 'archive'));
    expect(String(await archive.read('2026-06-04/000001.jsonl'))).toBe('une ligne\n');
  });
});

describe('whoever was forgotten after a backup', SLOW, () => {
  test('stays forgotten when it is restored, their mail in quarantine too; a restore without any list is refused', async () => {
    const house = await onPostgres();
    const before = await opened(house);
    const { store, vault } = before;
    const yves = { email: 'yves@exemple.fr' };
    const theirs = accepted(await doorOf(before).accept(chat('Je suis Yves.', { contact: yves })));
    const other = accepted(await doorOf(before).accept(chat('Je suis Ana.')));
    const label = { email: yves.email, subject: 'x', text: 'x' };
    const requester = vault.pseudonym(yves.email);
    const quarantined = {
      id: 'mail-1',
      key: 'one',
      receivedAt: at,
      reasons: ['loop'],
      sender: 's',
      requester,
    };
    const kept = { emergency: false, audience: 'support', label, original: Buffer.from('x') } as const;
    await keepInQuarantine(before, { ...quarantined, ...kept });
    const path = await backedUp(house, store);
    const references = [theirs.reference, 'mail-1'];
    const whom = { whom: yves, references, by: 'console' };
    const receipt = await eraseQuestions({ store, vault, desk: away, now: () => at + 1 }, whom);
    await addMissing(store.db, house.erasureList);
    await addMissing(store.db, house.erasureList);
    await store.close();

    const elsewhere = await onPostgres();
    await expect(restore({ ...partsOf(elsewhere), lists: [] }, path)).rejects.toThrow(/no list of erasures/);
    const lists = [house.erasureList];
    expect(await restore({ ...partsOf(elsewhere), lists }, path)).toMatchObject({ erased: 1 });
    const after = await opened(elsewhere);
    const text = (id: string) => readSealed(after, { audience: 'support', id, part: 'body' });
    expect(await text(theirs.messageId)).toBeUndefined();
    expect(await text(other.messageId)).toMatchObject({ text: 'Je suis Ana.' });
    expect(await quarantineSender(after.store.db, 'mail-1')).toBeUndefined();
    const rows = await rowsOf(after.store.db, 'select id, untold from erasures');
    // Its workflow is told once the engine is there.
    expect(rows).toEqual([{ id: receipt.id, untold: [theirs.reference] }]);
    await after.store.close();
  });
});

describe('what cannot be restored is refused with a sentence, and nothing is changed', SLOW, () => {
  let path: string;
  beforeAll(async () => {
    const house = await onPostgres();
    const { store } = await opened(house);
    path = await backedUp(house, store);
    await store.close();
  });
  const altered = (change: (bytes: Buffer) => Buffer) => {
    const file = join(newData(), 'altered.backup');
    writeFileSync(file, change(readFileSync(path)));
    return file;
  };
  const refused = async (file: string, house?: House, key?: MasterKey) =>
    restore({ ...partsOf(house ?? (await embedded()), key), lists: 'none' }, file).then(
      () => 'restored',
      (error: Error) => error.message,
    );

  test('another master key, a byte that changed, a file cut short, something else, a later version', async () => {
    expect(await refused(path, undefined, keyRing([masterKey(2)]))).toMatch(/sealed under the master key/);
    const flipped = (bytes: Buffer) => {
      const sealed = bytes.indexOf('\n') + 1;
      bytes[sealed] = (bytes[sealed] ?? 0) ^ 1;
      return bytes;
    };
    expect(await refused(altered(flipped))).toMatch(/altered or cut short/);
    expect(await refused(altered((bytes) => bytes.subarray(0, -1)))).toMatch(/altered or cut short/);
    const aged = (bytes: Buffer) =>
      Buffer.from(bytes.toString('latin1').replace(/"at":\d/, '"at":9'), 'latin1');
    expect(await refused(altered(aged))).toMatch(/altered or cut short/);
    expect(await refused(altered(() => Buffer.from('PK\n')))).toMatch(/no backup of this service/);
    expect(await refused('/nowhere')).toMatch(/not there/);
  });

  test('a place that is in use', async () => {
    const house = await embedded();
    const { store } = await opened(house);
    expect(await refused(path, house)).toMatch(/in use already/);
    await store.close();
    expect(await refused(path, house)).toMatch(/in use already/);
    const used = await onPostgres();
    const there = await opened(used);
    accepted(await doorOf(there).accept(chat('Je suis là.')));
    await there.store.close();
    expect(await refused(path, used)).toMatch(/in use already/);
  });
});

/** A question as the first version of the house kept it. */
async function askedOfTheFirst(store: Store): Promise<void> {
  const { db } = store;
  const vault = await openVault(db, master);
  const { rows, sealer } = await vault.fresh('PAL-AAAA-AAAA');
  await db.insert(keys).values(rows);
  const body = sealer('support', 'm1', 'body')(JSON.stringify({ text: 'Une vieille question.' }));
  const event = { seq: 1, at, by: 'requester', type: 'registered', channel: 'chat', role: 'employee' };
  await db.execute(sql`insert into questions (reference, channel, role, received_at, seq, status, team)
    values ('PAL-AAAA-AAAA', 'chat', 'employee', ${at}, 1, 'queued', 'support')`);
  await db.execute(sql`insert into messages (id, question, author, kind, open, audience, body, at)
    values ('m1', 'PAL-AAAA-AAAA', 'requester', 'question', true, 'support', ${body}, ${at})`);
  await db.execute(sql`insert into journal (question, seq, at, by, type, event)
    values ('PAL-AAAA-AAAA', 1, ${at}, 'requester', 'registered', ${JSON.stringify(event)}::jsonb)`);
}

describe('a store of the first version', SLOW, () => {
  test('comes to today’s form with all that it held, and so does a backup of it, in either database', async () => {
    const house = await onPostgres();
    const migrations = await migrationsUntil(FIRST_MIGRATION, join(newData(), 'first'));
    const store = await openStore({ ...placeOf(house), migrations });
    await askedOfTheFirst(store);
    const path = await backedUp(house, store);
    await store.close();
    const elsewhere = await embedded();
    await restore({ ...partsOf(elsewhere), lists: 'none' }, path);
    for (const each of [house, elsewhere]) {
      const after = await opened(each);
      const { db } = after.store;
      expect(await schemaOf(db)).toBe(lastMigration());
      const text = await readSealed(after, { audience: 'support', id: 'm1', part: 'body' });
      expect(text).toEqual({ text: 'Une vieille question.' });
      expect(await findQuestion(db, 'PAL-AAAA-AAAA')).toMatchObject({ receivedAt: at, seq: 1 });
      expect(await eventsAfter(db, 'PAL-AAAA-AAAA', 0)).toMatchObject([{ type: 'registered', at }]);
      await after.store.close();
    }
  });
});
