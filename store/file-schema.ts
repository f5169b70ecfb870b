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
