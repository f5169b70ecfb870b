import { desc, sql } from 'drizzle-orm';
import { archived, archiveManifests } from '../archive-schema.ts';
import type { Db } from '../db.ts';
import type { Store } from '../open-store.ts';
import { lineOf, readLine, type ArchivedHistory } from './archived-history.ts';
import type { ArchiveFiles } from './archive-files.ts';
import { isSigned, manifestName, partsOf, readManifest, signManifest } from './manifest.ts';
import type { PublicKey, SigningKey } from './signing-key.ts';
import { unarchivedRuns } from './unarchived.ts';

export type Appending = {
  store: Pick<Store, 'db'>;
  files: ArchiveFiles;
  /** Every key that the house has: the one in force is what the last manifest says. */
  keys: readonly [SigningKey, ...SigningKey[]];
};

/** Any constant will do: it only has to be the same in every process. */
const ARCHIVE_LOCK = 7_327_654;

/**
 * Adds histories to the archive under a signed manifest, one writer at a time; those that are in it already are left out.
 * A manifest that a crash kept the store from hearing of is taken up first. Gives how many were added.
 * @param next from the manifest after this one on, this key signs
 */
export async function appendToArchive(
  { store, files, keys }: Appending,
  { histories, at, next }: { histories: readonly ArchivedHistory[]; at: number; next?: PublicKey },
): Promise<number> {
  return store.db.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(${ARCHIVE_LOCK})`);
    while (await adoptUnknown(db, files, keys));
    const named = histories.map((history) => ({ question: history.reference, run: history.run, history }));
    const fresh = (await unarchivedRuns(db, named)).map(({ history }) => history);
    if (fresh.length === 0 && next === undefined) return 0;
    const before = await lastManifest(db);
    const key = keyInForce(before, keys);
    const lines = fresh.map(lineOf);
    const content = signManifest({ before, lines, at, ...(next === undefined ? {} : { next }) }, key);
    await keep({ db, files }, content, lines);
    return fresh.length;
  });
}

async function keep(
  { db, files }: { db: Db; files: ArchiveFiles },
  content: string,
  lines: readonly string[],
): Promise<void> {
  const { manifest } = manifestOrThrow(content);
  await files.write(manifestName(manifest, 'jsonl'), lines.map((line) => `${line}\n`).join(''));
  await files.write(manifestName(manifest, 'manifest'), content);
  await remember(db, content, lines);
}

async function remember(db: Db, content: string, lines: readonly string[]): Promise<void> {
  const { number, day } = manifestOrThrow(content).manifest;
  await db.insert(archiveManifests).values({ number, day, content });
  const rows = lines.flatMap((line, position) => {
    const history = readLine(line);
    if (history === undefined) return [];
    const { reference: question, run, closedAt } = history;
    return [{ question, run, closedAt, manifest: number, position }];
  });
  if (rows.length > 0) await db.insert(archived).values(rows).onConflictDoNothing();
}

/**
 * Signed by us and next in line: two manifests of one number would be two pasts. What has no manifest goes. Gives whether there was one:
 * a store that was restored may know nothing of several.
 */
async function adoptUnknown(db: Db, files: ArchiveFiles, keys: Appending['keys']): Promise<boolean> {
  const before = await lastManifest(db);
  const number = (before === undefined ? 0 : manifestOrThrow(before).manifest.number) + 1;
  const names = (await files.list()).filter((name) => partsOf(name)?.number === number);
  const name = names.find((one) => partsOf(one)?.kind === 'manifest');
  const content = name === undefined ? '' : ((await files.read(name))?.toString() ?? '');
  const found = readManifest(content);
  if (found === undefined || !isSigned(found, keyInForce(before, keys).publicKey)) {
    for (const left of names) await files.remove(left);
    return false;
  }
  const lines = await files.read(manifestName(found.manifest, 'jsonl'));
  await remember(db, content, lines?.toString().split('\n').slice(0, -1) ?? []);
  return true;
}

async function lastManifest(db: Db): Promise<string | undefined> {
  const [row] = await db
    .select({ content: archiveManifests.content })
    .from(archiveManifests)
    .orderBy(desc(archiveManifests.number))
    .limit(1);
  return row?.content;
}

/** What the store remembers of each manifest, by its number. */
export async function knownManifests(db: Db): Promise<Map<number, string>> {
  const rows = await db.select().from(archiveManifests);
  return new Map(rows.map(({ number, content }) => [number, content]));
}

function keyInForce(before: string | undefined, keys: Appending['keys']): SigningKey {
  if (before === undefined) return keys[0];
  const { next, key } = manifestOrThrow(before).manifest;
  const found = keys.find(({ publicKey }) =>
    next === undefined ? publicKey.id === key : publicKey.pem === next,
  );
  if (found === undefined)
    throw new Error('the key that the archive is signed with is not among the house’s');
  return found;
}

function manifestOrThrow(content: string) {
  const read = readManifest(content);
  if (read === undefined) throw new Error('the store’s copy of a manifest is none');
  return read;
}
