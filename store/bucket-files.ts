// Sealed files leave the store for a bucket once they are accepted, where one is configured: accepting never waits for it, and what it
// does not take stays in the store.
import { createHash } from 'node:crypto';
import { and, asc, eq, exists, inArray, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { HOUR } from '../domain/durations.ts';
import type { Bucket } from './bucket.ts';
import type { Db } from './db.ts';
import { bucketFiles, filePieces } from './file-schema.ts';
import { quarantine } from './quarantine-schema.ts';
import { attachments } from './schema.ts';
import { storeNow } from './store-clock.ts';

type Moving = { db: Db; bucket: Bucket };

/** Says nothing of what it belongs to. */
export function objectName(file: string): string {
  return `files/${createHash('sha256').update(file).digest('hex')}`;
}

/** Moves what was accepted, the oldest first; gives how many files. A file that is moved twice is moved once. */
export async function moveToBucket(parts: Moving, { limit, now }: { limit: number; now: number }) {
  const { file, piece, writtenAt } = filePieces;
  const rows = await parts.db
    .select({ file })
    .from(filePieces)
    .where(and(eq(piece, 0), isOwned(parts.db, file)))
    .orderBy(asc(writtenAt))
    .limit(limit);
  for (const row of rows) await moveFile(parts, row.file, now);
  return rows.length;
}

async function moveFile({ db, bucket }: Moving, file: string, now: number): Promise<void> {
  const sizes = await piecesOf(db, file);
  const size = sizes.reduce((sum, one) => sum + one, 0);
  if (size === 0) return;
  // First, so that nothing stands in the bucket that the store has not heard of.
  await db.insert(bucketFiles).values({ file, writtenAt: now }).onConflictDoNothing();
  await bucket.write(objectName(file), readPieces(db, file, sizes.length), size);
  const isKept = await db.transaction(async (within) => {
    // An erasure under way holds these rows: whether the file is still somebody's is asked after it.
    await within.delete(filePieces).where(eq(filePieces.file, file));
    const kept = await within
      .update(bucketFiles)
      .set({ movedAt: now })
      .where(
        and(eq(bucketFiles.file, file), isNull(bucketFiles.removedAt), isOwned(within, bucketFiles.file)),
      )
      .returning({ file: bucketFiles.file });
    return kept.length > 0;
  });
  if (isKept) return;
  await markRemoved(db, [file]);
  await bucket.remove(objectName(file));
}

/** The sealed size of each. */
async function piecesOf(db: Db, file: string): Promise<number[]> {
  const rows = await db
    .select({ size: sql<number>`octet_length(${filePieces.content})` })
    .from(filePieces)
    .where(eq(filePieces.file, file));
  return rows.map(({ size }) => size);
}

async function* readPieces(db: Db, file: string, count: number): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece < count; piece += 1) {
    const sealed = await sealedPiece(db, file, piece);
    if (!sealed) return;
    yield sealed;
  }
}

export async function sealedPiece(db: Db, file: string, piece: number): Promise<Uint8Array | undefined> {
  const [row] = await db
    .select({ sealed: filePieces.content })
    .from(filePieces)
    .where(and(eq(filePieces.file, file), eq(filePieces.piece, piece)));
  return row?.sealed;
}

/** Their objects are removed soon, and asked to be again until they are. */
export async function markRemoved(db: Db, files: readonly string[]): Promise<void> {
  const gone = { removedAt: sql`coalesce(${bucketFiles.removedAt}, ${storeNow})` };
  await db
    .update(bucketFiles)
    .set(gone)
    .where(inArray(bucketFiles.file, [...files]));
}

/** Objects that belong to nothing: the service ended while they were moved. */
export async function markStrays(db: Db, before: number): Promise<void> {
  const { file, writtenAt } = bucketFiles;
  const strays = await db
    .select({ file })
    .from(bucketFiles)
    .where(and(lt(writtenAt, before), isNull(bucketFiles.removedAt), notOwned(db, file)));
  await markRemoved(
    db,
    strays.map((row) => row.file),
  );
}

/** One whose writing nobody saw the end of may appear once more: it is looked for again for an hour. */
export async function removeFromBucket(
  { db, bucket }: Moving,
  { limit, now }: { limit: number; now: number },
) {
  const { file, removedAt, movedAt } = bucketFiles;
  const rows = await db.select().from(bucketFiles).where(isNotNull(removedAt)).limit(limit);
  if (rows.length === 0) return 0;
  for (const row of rows) await bucket.remove(objectName(row.file));
  await db.delete(bucketFiles).where(
    and(
      inArray(
        file,
        rows.map((row) => row.file),
      ),
      or(isNotNull(movedAt), lt(removedAt, now - HOUR)),
    ),
  );
  return rows.length;
}

type FileColumn = typeof filePieces.file | typeof bucketFiles.file;

function isOwned(db: Db, file: FileColumn) {
  const [ofMessages, ofMails] = ownersOf(db, file);
  return or(exists(ofMessages), exists(ofMails));
}

function notOwned(db: Db, file: FileColumn) {
  const [ofMessages, ofMails] = ownersOf(db, file);
  return and(notExists(ofMessages), notExists(ofMails));
}

/** A mail in quarantine that was decided keeps its line and nothing else. */
function ownersOf(db: Db, file: FileColumn) {
  const one = { one: sql`1` };
  return [
    db.select(one).from(attachments).where(eq(attachments.id, file)),
    db
      .select(one)
      .from(quarantine)
      .where(and(eq(quarantine.id, file), isNotNull(quarantine.original))),
  ] as const;
}
