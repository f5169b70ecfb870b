import { bigserial, boolean, index, integer, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { JournalEvent } from '../domain/journal.ts';
import { instant } from './columns.ts';

/** What events of the journal said before a later truth; written by the database itself (`append-only.ts`). */
export const journalSuperseded = pgTable(
  'journal_superseded',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    question: text().notNull(),
    seq: integer().notNull(),
    /** Null once the words that it tells of were destroyed. */
    event: jsonb().$type<JournalEvent>(),
    by: text().notNull(),
    why: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('journal_superseded_by_question').on(t.question)],
);

/** Each question that `paladin rebuild` changed: by whom, and how much. */
export const rebuilds = pgTable('rebuilds', {
  id: serial().primaryKey(),
  at: instant().notNull(),
  /** Who ran it: `console:` and the system's user. */
  by: text().notNull(),
  question: text().notNull(),
  events: integer().notNull(),
  summary: boolean().notNull(),
});
