// A backup becomes a store again, in the schema that it was made with, then in today's; what was forgotten since is forgotten again.
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Config } from '../../config.ts';
import { archiveFolder, type ArchiveFiles } from '../../store/archive/archive-files.ts';
import { openBackup, type Backup, type BackupHeader } from '../../store/backup/backup-file.ts';
import { lastMigration, migrationsUntil } from '../../store/backup/migrations-until.ts';
import { isUnused, rowLoader, schemaOf } from '../../store/backup/store-rows.ts';
import type { ErasureReceipt } from '../../store/erasure-receipts.ts';
import type { MasterKey } from '../../store/master-key.ts';
import { embeddedFiles, openStore, type StorePlace } from '../../store/open-store.ts';
import { StoreProblem } from '../../store/store-problem.ts';
import { storePlace } from '../container.ts';
import { ServiceProblem } from '../service-problem.ts';
import { endOrphan, prepareFolder } from '../../temporal-server/data-folder.ts';
import { readErasureList, replayErasures } from './erasure-list.ts';
import { engineStateFiles } from './engine-state.ts';

export type Restoring = {
  config: Pick<Config, 'dataFolder' | 'databaseUrl' | 'erasureList'>;
  embeddedEngine: boolean;
  archive: ArchiveFiles;
  master: MasterKey;
  /** Further lists of erasures; `none` where there is really none. */
  lists: readonly string[] | 'none';
  report: (line: string) => void;
};

/** `erased`: erasures that the backup knew nothing of. `engine`: whether the engine's own state came back. */
export type Restored = { at: number; rows: number; files: number; erased: number; engine: boolean };

const ROWS_BETWEEN_REPORTS = 20_000;

/** What it holds, its seal and its end looked at. @throws StoreProblem */
export async function lookInto(
  path: string,
  master: MasterKey,
): Promise<{ header: BackupHeader; rows: number; files: number }> {
  const { header, lines } = await openBackup(path, master);
  mustBeKnown(header);
  return { header, ...(await eachLine({ header, lines }, { row: async () => {}, file: async () => {} })) };
}

/**
 * Puts a backup where nothing is yet: whole, or not at all.
 * @throws StoreProblem `backup-unreadable`, `backup-newer`, `master-key-unknown`, `not-empty`; ServiceProblem
 */
export async function restore(restoring: Restoring, path: string): Promise<Restored> {
  const { config, embeddedEngine, master, report } = restoring;
  const backup = await openBackup(path, master);
  mustBeKnown(backup.header);
  const receipts = await erasuresSince(restoring);
  const engine = embeddedEngine && backup.header.engine !== undefined;
  await mustBeEmpty(restoring, engine);
  report('the backup is whole, and opens with the master key');
  const draft = join(config.dataFolder, `restoring-${randomBytes(4).toString('hex')}`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const place = { ...storePlace(config), ...(config.databaseUrl === undefined ? { folder: draft } : {}) };
    const counts = await load(backup, { place, draft, report });
    const erased = await bringUpToDate(place, receipts);
    await putInPlace(restoring, draft, engine);
    return { at: backup.header.at, ...counts, erased, engine };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A restore that knew of no erasure would bring back whom was forgotten: one must say that there is none. */
async function erasuresSince({ config: { erasureList }, lists }: Restoring): Promise<ErasureReceipt[]> {
  if (lists === 'none') return [];
  const kept = (await exists(erasureList)) ? [erasureList] : [];
  const all = [...kept, ...lists];
  for (const list of lists) if (!(await exists(list))) throw noList(list);
  if (all.length === 0) throw noList(erasureList);
  return (await Promise.all(all.map(readErasureList))).flat();
}

type Loading = { place: StorePlace; draft: string; report: Restoring['report'] };

async function load(backup: Backup, { place, draft, report }: Loading) {
  const { schema } = backup.header;
  // In today's own schema an embedded store is laid out faster.
  const before = schema < lastMigration() && {
    migrations: await migrationsUntil(schema, join(draft, 'schema')),
  };
  const store = await openStore({ ...place, ...before });
  try {
    const untouched = (await schemaOf(store.db)) === schema && (await isUnused(store.db));
    if (!untouched) throw notEmpty('The database that DATABASE_URL names');
    return await store.db.transaction(async (db) => {
      const loader = rowLoader(db);
      let rows = 0;
      const counts = await eachLine(backup, {
        row: async (table, row) => {
          await loader.add(table, row);
          if ((rows += 1) % ROWS_BETWEEN_REPORTS === 0) report(`${rows} rows so far`);
        },
        file: (name, piece) => addPiece(join(draft, 'files', name), piece),
      });
      await loader.end();
      return counts;
    });
  } finally {
    await store.close();
  }
}

/** Today's schema, and what was erased since. */
async function bringUpToDate(place: StorePlace, receipts: readonly ErasureReceipt[]): Promise<number> {
  const store = await openStore(place);
  return replayErasures(store, receipts).finally(() => store.close());
}

async function addPiece(path: string, piece: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await appendFile(path, piece, { mode: 0o600 });
}

/** The store at last: without it, the same restore can be done again. */
async function putInPlace({ config, archive }: Restoring, draft: string, engine: boolean): Promise<void> {
  const [engineFiles, archiveFiles] = ['engine', 'archive'].map((kind) => join(draft, 'files', kind));
  await archiveMissing(archive, archiveFolder(archiveFiles ?? ''));
  if (engine)
    for (const path of engineStateFiles(config.dataFolder))
      await rename(join(engineFiles ?? '', basename(path)), path).catch(unlessMissing);
  const { folder } = storePlace(config);
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(embeddedFiles(draft), embeddedFiles(folder));
}

/** What the archive has already stays as it is: it only ever grows. */
async function archiveMissing(archive: ArchiveFiles, held: ArchiveFiles): Promise<void> {
  const there = new Set(await archive.list());
  for (const name of await held.list())
    if (!there.has(name)) await archive.write(name, String(await held.read(name)));
}

type Taking = {
  row: (table: string, row: string) => Promise<void>;
  file: (name: string, piece: Buffer) => Promise<void>;
};

const ENDED = '.';

/** @throws StoreProblem when its last line does not say what came before */
async function eachLine(
  { header, lines }: Backup,
  { row, file }: Taking,
): Promise<{ rows: number; files: number }> {
  const count = { rows: 0, files: 0 };
  let last = '';
  let said = '';
  for await (const line of lines()) {
    const tab = line.indexOf('\t');
    const [name, rest] = [line.slice(0, tab), line.slice(tab + 1)];
    if (name === ENDED) said = rest;
    else if (name.startsWith(':')) {
      if (name !== last) count.files += 1;
      await file(name.slice(1), Buffer.from(rest, 'base64'));
    } else {
      count.rows += 1;
      await row(name, rest);
    }
    last = name;
  }
  if (said !== JSON.stringify(count))
    throw new StoreProblem(
      'backup-unreadable',
      `The backup of ${instantOf(header)} has no end. Take another.`,
    );
  return count;
}

function mustBeKnown(header: BackupHeader): void {
  if (header.schema <= lastMigration()) return;
  throw new StoreProblem(
    'backup-newer',
    `The backup of ${instantOf(header)} was made by a later version: install that version, then restore.`,
  );
}

async function mustBeEmpty({ config, embeddedEngine }: Restoring, engine: boolean): Promise<void> {
  const { dataFolder } = config;
  const { folder } = storePlace(config);
  if (folder !== undefined && (await exists(embeddedFiles(folder)))) throw notEmpty(embeddedFiles(folder));
  if (!embeddedEngine) return;
  const owner = await endOrphan(await prepareFolder(dataFolder));
  if (owner !== undefined)
    throw new StoreProblem(
      'folder-in-use',
      `Paladin runs in ${dataFolder} (process ${owner}). Stop it first.`,
    );
  const [database = ''] = engineStateFiles(dataFolder);
  if (engine && (await exists(database))) throw notEmpty(database);
}

function notEmpty(what: string): StoreProblem {
  return new StoreProblem(
    'not-empty',
    `${what} is in use already. Nothing is written over: move it away, or name another place (PALADIN_DATA, DATABASE_URL).`,
  );
}

function noList(path: string): ServiceProblem {
  return new ServiceProblem(
    'erasure-list-missing',
    `There is no list of erasures at ${path}: whoever was forgotten since the backup would come back. Give it with --erasures, or say --without-erasures.`,
  );
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

function instantOf({ at }: BackupHeader): string {
  return new Date(at).toISOString();
}
