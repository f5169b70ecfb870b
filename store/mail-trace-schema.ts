import { index, pgTable, serial, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** That a mail came, for as long as a loop must be told from people: keyed digests, which tell nothing of anybody. */
export const mailTraces = pgTable(
  'mail_traces',
  {
    arrival: serial().primaryKey(),
    /** Of the same mail, however often it is handed in. */
    key: text().notNull().unique(),
    sender: text().notNull(),
    domain: text().notNull(),
    /** Of its words, without what changes from one mail of a machine's to the next. */
    shape: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('mail_traces_by_shape').on(t.shape, t.at),
    index('mail_traces_by_domain').on(t.domain, t.at),
    index('mail_traces_by_instant').on(t.at),
  ],
);
