// "Avez-vous trouvé la réponse ?": one row for each reader and article. Nothing in it tells who the reader is.
import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

export const votes = pgTable(
  'votes',
  {
    /** Keyed digest of reader and article: a second vote replaces the first, and votes on two articles cannot be joined. */
    id: text().primaryKey(),
    slug: text().notNull(),
    /** The exact text that was read. */
    version: text().notNull(),
    helped: boolean().notNull(),
    /** Sealed to support with a data key of its own: `keys`, by this id. */
    comment: bytes(),
    at: instant().notNull(),
  },
  (t) => [index('votes_by_article').on(t.slug), index('votes_by_instant').on(t.at)],
);
