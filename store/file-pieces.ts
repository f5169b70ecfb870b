// What is too large for one statement is kept in pieces: whoever else needs the store, or the thread, waits for one of them.
import { randomBytes } from 'node:crypto';
import { and, eq, inArray, lt, notInArray, type SQL } from 'drizzle-orm';
import type { Db } from './db.ts';
import { filePieces } from './file-schema.ts';
import { oneByOne } from './one-by-one.ts';
import { quarantine } from './quarantine-schema.ts';
import { attachments } from './schema.ts';
import { decrypt, encrypt, KEY_BYTES, SealBroken } from './sealing.ts';

/** Some milliseconds of the embedded store's time. */
export const PIECE_BYTES = 256 * 1024;

/** A key of the file's own seals its pieces; the file's label, sealed with its question's key, holds it: one goes with the other. */
export type LargeContent = { file: string; key: string; content: Uint8Array };

/** Undefined for what one statement can hold. */
export function largeContent(file: string, content: Uint8Array): LargeContent | undefined {
  if (content.length <= PIECE_BYTES) return undefined;
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
      await db.insert(filePieces).values({ file, piece, content: sealed, writtenAt: Date.now() });
    }
  });
}

/** Throws SealBroken when one of them is missing or altered. */
export async function openPieces(
  db: Db,
  { file, key, size }: Omit<LargeContent, 'content'> & { size: number },
): Promise<Buffer> {
  const content = Buffer.allocUnsafeSlow(size);
  for (let piece = 0; piece * PIECE_BYTES < size; piece += 1) {
    const [row] = await db
      .select({ sealed: filePieces.content })
      .from(filePieces)
      .where(and(eq(filePieces.file, file), eq(filePieces.piece, piece)));
    if (!row) throw new SealBroken();
    decrypt(Buffer.from(key, 'base64'), labelOf(file, piece), row.sealed).copy(content, piece * PIECE_BYTES);
  }
  return content;
}

export async function removePieces(db: Db, files: readonly string[]): Promise<void> {
  await db.delete(filePieces).where(inArray(filePieces.file, [...files]));
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

/** Pieces written before an instant that belong to nothing: the service ended before their mail was accepted. */
export async function removeStrayPieces(db: Db, before: number): Promise<void> {
  const { file, writtenAt } = filePieces;
  const ofFiles = db.select({ id: attachments.id }).from(attachments);
  const ofMails = db.select({ id: quarantine.id }).from(quarantine);
  await db
    .delete(filePieces)
    .where(and(lt(writtenAt, before), notInArray(file, ofFiles), notInArray(file, ofMails)));
}

function labelOf(file: string, piece: number): string {
  return JSON.stringify(['piece', file, piece]);
}
