import { readFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { houseMigrations } from '../open-store.ts';

const Journal = z.looseObject({ entries: z.array(z.looseObject({ when: z.number(), tag: z.string() })) });
const journalFile = (folder: string) => join(folder, 'meta', '_journal.json');

/** Dates are drizzle's own: a store says by them how far it has come. */
function journal() {
  return Journal.parse(JSON.parse(readFileSync(journalFile(houseMigrations), 'utf8')));
}

/** The date of the last migration of this version. */
export function lastMigration(): number {
  return Math.max(...journal().entries.map(({ when }) => when));
}

/** A folder of the migrations up to one: the schema that a version before had. */
export async function migrationsUntil(last: number, folder: string): Promise<string> {
  const { entries, ...rest } = journal();
  const until = entries.filter(({ when }) => when <= last);
  await mkdir(join(folder, 'meta'), { recursive: true });
  for (const { tag } of until)
    await copyFile(join(houseMigrations, `${tag}.sql`), join(folder, `${tag}.sql`));
  await writeFile(journalFile(folder), JSON.stringify({ ...rest, entries: until }));
  return folder;
}
