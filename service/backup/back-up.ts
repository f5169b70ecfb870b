// A backup is of one instant, as if all had been killed then: the engine stands still while the store's picture begins.
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Config } from '../../config.ts';
import { writeBackup } from '../../store/backup/backup-file.ts';
import { beginSnapshot, storeRows, type BackupSession } from '../../store/backup/store-rows.ts';
import { embeddedThread } from '../../store/embedded-apart.ts';
import { embeddedFiles } from '../../store/open-store.ts';
import { StoreProblem } from '../../store/store-problem.ts';
import type { ArchiveFiles } from '../../store/archive/archive-files.ts';
import type { MasterKey } from '../../store/master-key.ts';
import { storePlace } from '../container.ts';
import { copyEngineState, whileEngineStands } from './engine-state.ts';

export type BackingUp = {
  config: Pick<Config, 'dataFolder' | 'databaseUrl'>;
  /** Whether the engine is the data folder's; a cluster's state is its operator's to keep. */
  embeddedEngine: boolean;
  archive: ArchiveFiles;
  master: MasterKey;
  /** Copies the embedded store's files to a folder, between two statements of whoever has it open. */
  copyStore: (to: string) => Promise<void>;
  report: (line: string) => void;
};

export type BackedUp = { rows: number; files: number; engine: boolean; masterKey: string };

const ROWS_BETWEEN_REPORTS = 20_000;
/** Of a file, in one line. */
const PIECE_BYTES = 1024 ** 2;

/** @throws StoreProblem, ServiceProblem: one sentence each; no file is left then */
export async function backUp(parts: BackingUp, path: string): Promise<BackedUp> {
  const { config, archive, master, report } = parts;
  // Beside the data: where blocks can be shared, the copy takes no room; and what is private stays so.
  const scratch = await mkdtemp(join(config.dataFolder, 'backing-up-'));
  const at = Date.now();
  const count = { rows: 0, files: 0 };
  try {
    const { session, schema, engine, end } = await begin(parts, scratch);
    try {
      const store = config.databaseUrl === undefined ? 'embedded' : 'postgres';
      const origin = { at, schema, store, ...(engine.length > 0 ? { engine: 'temporal.db' } : {}) } as const;
      const lines = countRows(allLines({ session, scratch, engine, archive }), count, report);
      await writeBackup(path, { origin, lines, master });
    } finally {
      await end();
    }
    return { ...count, engine: engine.length > 0, masterKey: master.current() };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

type Begun = { session: BackupSession; schema: number; engine: string[]; end: () => Promise<void> };

async function begin(
  { config, copyStore, embeddedEngine, report }: BackingUp,
  scratch: string,
): Promise<Begun> {
  const { dataFolder, databaseUrl } = config;
  return whileEngineStands(dataFolder, async () => {
    const { session, end } =
      databaseUrl === undefined
        ? await copiedStore(config, join(scratch, 'store'), copyStore)
        : await postgres(databaseUrl);
    try {
      const { schema } = await beginSnapshot(session);
      const engine = embeddedEngine ? await copyEngineState(dataFolder, scratch) : [];
      if (schema === undefined) throw nothingKept(databaseUrl === undefined ? dataFolder : 'that database');
      report('one instant of store and engine is held; they go on');
      return { session, schema, engine, end };
    } catch (error) {
      await end();
      throw error;
    }
  });
}

type Source = Pick<Begun, 'session' | 'end'>;

async function copiedStore(
  config: BackingUp['config'],
  folder: string,
  copyStore: BackingUp['copyStore'],
): Promise<Source> {
  const { folder: place = '' } = storePlace({ ...config, databaseUrl: undefined });
  if (!existsSync(embeddedFiles(place))) throw nothingKept(config.dataFolder);
  await copyStore(folder);
  const session = embeddedThread({ folder, durability: 'crash' });
  return { session, end: () => session.close() };
}

async function postgres(url: string): Promise<Source> {
  const session = new Client({ connectionString: url });
  session.on('error', () => {});
  await session.connect();
  await session.query(`set bytea_output = 'hex'`);
  return { session, end: () => session.end() };
}

type Held = { session: BackupSession; scratch: string; engine: string[]; archive: ArchiveFiles };

async function* allLines({ session, scratch, engine, archive }: Held): AsyncGenerator<string> {
  yield* storeRows(session);
  for (const name of engine) {
    const pieces = createReadStream(join(scratch, name), { highWaterMark: PIECE_BYTES });
    for await (const piece of pieces) yield fileLine('engine', name, piece);
  }
  // After the store's instant: it may hold more than the store knows of, never less.
  for (const name of await archive.list()) {
    const content = (await archive.read(name)) ?? Buffer.alloc(0);
    for (let from = 0; from < content.length; from += PIECE_BYTES)
      yield fileLine('archive', name, content.subarray(from, from + PIECE_BYTES));
  }
}

function fileLine(kind: 'engine' | 'archive', name: string, piece: Buffer): string {
  return `:${kind}/${name}\t${piece.toString('base64')}\n`;
}

async function* countRows(
  lines: AsyncIterable<string>,
  count: { rows: number; files: number },
  report: BackingUp['report'],
): AsyncGenerator<string> {
  let last = '';
  for await (const line of lines) {
    const name = line.slice(0, line.indexOf('\t'));
    if (!name.startsWith(':')) count.rows += 1;
    else if (name !== last) count.files += 1;
    last = name;
    if (count.rows > 0 && count.rows % ROWS_BETWEEN_REPORTS === 0 && !name.startsWith(':'))
      report(`${count.rows} rows so far`);
    yield line;
  }
  yield `.\t${JSON.stringify(count)}\n`;
}

function nothingKept(where: string): StoreProblem {
  return new StoreProblem(
    'nothing-kept',
    `There is no store in ${where} to back up. Check PALADIN_DATA and DATABASE_URL.`,
  );
}
