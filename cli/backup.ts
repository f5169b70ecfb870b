import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig, type Config } from '../config.ts';
import { backUp } from '../service/backup/back-up.ts';
import { lookInto, restore } from '../service/backup/restore.ts';
import { keyOfHouse } from '../service/backup/key-of-house.ts';
import { archiveFiles, storePlace } from '../service/container.ts';
import { copyEmbedded } from '../store/open-store.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { configuredPlace } from '../temporal-server/connect.ts';
import { askService } from './on-privacy.ts';

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description(
      'one file of the store, the embedded engine and the archive, of one instant, while all goes on',
    )
    .argument('[file]', 'a new file, or a folder in which one is named after the instant', '.')
    .option('--check', 'look into that file instead: whole, of which instant, and opened by the master key')
    .addHelpText(
      'after',
      '\nIt is sealed under a key that the master key wraps. The master key is not in it: keep that apart (docs/backup.md).',
    )
    .action((file: string, { check = false }: { check?: boolean }) =>
      check ? checkFile(file) : backUpTo(file),
    );
}

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .description('put a backup where nothing is yet; whoever was forgotten since is forgotten again')
    .argument('<file>')
    .option('--erasures <files...>', 'lists of erasures, beside PALADIN_ERASURES')
    .option('--without-erasures', 'there is no list, and nobody was forgotten since')
    .action(restoreFrom);
}

async function backUpTo(given: string): Promise<void> {
  const config = readConfig();
  const path = await pathFor(given);
  const { rows, files, engine, masterKey } = await backUp(
    { ...(await partsOf(config)), copyStore: (to) => copyStore(config, to) },
    path,
  );
  const { size } = await stat(path);
  console.log(`${path}: ${rows} rows, ${files} files, ${(size / 1024 ** 2).toFixed(1)} MiB`);
  if (!engine)
    console.log('Temporal’s own state is not in it: back up its database at the same time (docs/backup.md).');
  console.log(`It opens with the master key ${masterKey}, which is not in it: keep that apart.`);
}

/** By whoever has it open. */
async function copyStore(config: Config, to: string): Promise<void> {
  const { folder = '' } = storePlace({ ...config, databaseUrl: undefined });
  try {
    await copyEmbedded(folder, to);
  } catch (error) {
    if (!(error instanceof StoreProblem) || error.code !== 'folder-in-use') throw error;
    await askService(config, { name: 'copy-store', folder: to });
  }
}

async function checkFile(path: string): Promise<void> {
  const { header, rows, files } = await lookInto(path, await keyOfHouse(readConfig()));
  const engine = header.engine === undefined ? 'without an engine’s state' : 'with the engine’s state';
  console.log(
    `${path}: whole, of ${new Date(header.at).toISOString()}, ${rows} rows, ${files} files, ${engine}`,
  );
}

type Options = { erasures?: string[]; withoutErasures?: boolean };

async function restoreFrom(path: string, { erasures = [], withoutErasures = false }: Options): Promise<void> {
  process.umask(0o077);
  const lists = withoutErasures ? ('none' as const) : erasures;
  const done = await restore({ ...(await partsOf(readConfig())), lists }, path);
  console.log(`restored as of ${new Date(done.at).toISOString()}: ${done.rows} rows, ${done.files} files`);
  console.log(`${done.erased} erasures since were done again`);
  console.log(
    done.engine
      ? 'Start Paladin: every question, timer and page is as it was.'
      : 'Temporal’s own state was not restored. Start Paladin; once `paladin repair` lists open questions as lost: paladin repair --lost',
  );
}

async function partsOf(config: Config) {
  return {
    config,
    embeddedEngine: configuredPlace() === undefined,
    archive: archiveFiles(config),
    master: await keyOfHouse(config),
    report: (line: string) => console.error(`  ${line}`),
  };
}

async function pathFor(given: string): Promise<string> {
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const name = `paladin-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z.backup`;
  return resolve(isFolder ? join(given, name) : given);
}
