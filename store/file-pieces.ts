// What is too large for one statement is kept in pieces: whoever else needs the store, or the thread, waits for one of them.
import { randomBytes } from 'node:crypto';
import { and, inArray, lt, notInArray, type SQL } from 'drizzle-orm';
import type { Bucket } from './bucket.ts';
import { markRemoved, markStrays, objectName, sealedPiece } from './bucket-files.ts';
import type { Db } from './db.ts';
import { filePieces } from './file-schema.ts';
import { oneByOne } from './one-by-one.ts';
import { quarantine } from './quarantine-schema.ts';
import { attachments } from './schema.ts';
import { decrypt, encrypt, KEY_BYTES, SEAL_BYTES, SealBroken } from './sealing.ts';
import { storeNow } from './store-clock.ts';

/** Some milliseconds of the embedded store's time. */
export const PIECE_BYTES = 256 * 1024;

/** A key of the file's own seals its pieces; the file's label, sealed with its question's key, holds it: one goes with the other. */
export type LargeContent = { file: string; key: string; content: Uint8Array };

/** Where files are read: the store, and the bucket that they may have been moved to. */
export type FilePlace = { db: Db; bucket?: Bucket | undefined };

/** Undefined for what one statement can hold, unless it is to leave for a bucket. */
export function largeContent(file: string, content: Uint8Array, toBucket: boolean): LargeContent | undefined {
  if (content.length <= (toBucket ? 0 : PIECE_BYTES)) return undefined;
  return { file, key: randomBytes(KEY_BYTES).toString('base64'), content };
}

const inTurn = oneByOne();

/** One large file after the other, outside any transaction. The pieces of one that is not taken in the end are swept. */
export function keepPieces(db: Db, { file, key, content }: LargeContent): Promise<void> {
  return inTurn(async () => {
    for (let piece = 0; piece * PIECE_BYTES < content.length; piece += 1) {
      const from = piece * PIECE_BYTES;
      const sealed = encrypt(
        Buffer.from(key, 'base64'),
        labelOf(file, piece),
        content.subarray(from, from + PIECE_BYTES),
      );
      await db.insert(filePieces).values({ file, piece, content: sealed, writtenAt: storeNow });
    }
  });
}

/** Throws SealBroken when one of them is missing or altered, StoreAway while the bucket is. */
export async function openPieces(
  place: FilePlace,
  { file, key, size }: Omit<LargeContent, 'content'> & { size: number },
): Promise<Buffer> {
  const content = Buffer.allocUnsafeSlow(size);
  let piece = 0;
  for await (const sealed of sealedPieces(place, file, Math.ceil(size / PIECE_BYTES))) {
    decrypt(Buffer.from(key, 'base64'), labelOf(file, piece), sealed).copy(content, piece * PIECE_BYTES);
    piece += 1;
  }
  if (piece * PIECE_BYTES < size) throw new SealBroken();
  return content;
}

/** In order: those of the store; from the first that is not there on, those of the bucket, where they may go meanwhile. */
async function* sealedPieces({ db, bucket }: FilePlace, file: string, count: number) {
  let piece = 0;
  for (; piece < count; piece += 1) {
    const sealed = await sealedPiece(db, file, piece);
    if (!sealed) break;
    yield sealed;
  }
  const moved = piece < count ? await bucket?.read(objectName(file)) : undefined;
  let at = 0;
  for await (const sealed of inPieces(moved ?? [])) if (at++ >= piece) yield sealed;
}

/** What comes in any lengths, cut where the pieces were joined. */
async function* inPieces(read: AsyncIterable<Uint8Array> | []): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  for await (const bytes of read) {
    rest = Buffer.concat([rest, bytes]);
    for (; rest.length >= SEALED_PIECE_BYTES; rest = rest.subarray(SEALED_PIECE_BYTES))
      yield rest.subarray(0, SEALED_PIECE_BYTES);
  }
  if (rest.length > 0) yield rest;
}

const SEALED_PIECE_BYTES = PIECE_BYTES + SEAL_BYTES;

export async function removePieces(db: Db, files: readonly string[]): Promise<void> {
  await db.delete(filePieces).where(inArray(filePieces.file, [...files]));
  await markRemoved(db, files);
}

/** Files and their pieces; gives how many files there were. */
export async function removeFiles(db: Db, where: SQL | undefined): Promise<number> {
  const removed = await db.delete(attachments).where(where).returning({ id: attachments.id });
  await removePieces(
    db,
    removed.map(({ id }) => id),
  );
  return removed.length;
}

/** Pieces and objects written before an instant that belong to nothing: the service ended before their mail was accepted. */
export async function removeStrayPieces(db: Db, before: number): Promise<void> {
  const { file, writtenAt } = filePieces;
  const ofFiles = db.select({ id: attachments.id }).from(attachments);
  const ofMails = db.select({ id: quarantine.id }).from(quarantine);
  await db
    .delete(filePieces)
    .where(and(lt(writtenAt, before), notInArray(file, ofFiles), notInArray(file, ofMails)));
  await markStrays(db, before);
}

function labelOf(file: string, piece: number): string {
  return JSON.stringify(['piece', file, piece]);
}
