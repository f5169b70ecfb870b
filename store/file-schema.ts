import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/** What is too large for one statement: the content of a file, or of a mail in quarantine, in sealed pieces. */
export const filePieces = pgTable(
  'file_pieces',
  {
    /** Id of the attachment, or of the mail in quarantine. */
    file: text().notNull(),
    piece: integer().notNull(),
    content: bytes().notNull(),
    writtenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.file, t.piece] }), index('file_pieces_by_instant').on(t.writtenAt)],
);

/** What stands, or may stand, in the bucket. */
export const bucketFiles = pgTable(
  'bucket_files',
  {
    /** As in `filePieces`; the object's name is made from it. */
    file: text().primaryKey(),
    writtenAt: instant().notNull(),
    /** Null until the store has let go of its pieces. */
    movedAt: instant(),
    /** Nobody's any more: the object is to be removed. */
    removedAt: instant(),
  },
  (t) => [
    index('bucket_files_removed')
      .on(t.removedAt)
      .where(sql`${t.removedAt} is not null`),
  ],
);
