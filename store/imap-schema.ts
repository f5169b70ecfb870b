import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What a message of a mailbox became: a question, a held mail, a report on our own mail, a refusal; or it was taken away. */
export type ImapOutcome = 'question' | 'quarantine' | 'bounce' | 'refused' | 'gone';

/** Each message that was ever seen in a folder, by the folder's own numbers; numbers of another validity are other messages. */
export const imapMails = pgTable(
  'imap_mails',
  {
    folder: text().notNull(),
    validity: text().notNull(),
    uid: bigint({ mode: 'number' }).notNull(),
    /** Keyed digest of its bytes: known again wherever it was moved. */
    digest: text(),
    /** Null until the store holds what it became. */
    outcome: text().$type<ImapOutcome>(),
    tries: integer().notNull().default(0),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.folder, t.validity, t.uid] }),
    index('imap_mails_by_digest').on(t.digest),
    index('imap_mails_by_instant').on(t.at),
  ],
);
