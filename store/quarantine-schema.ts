import { boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Team } from '../domain/journal.ts';
import { bytes, instant } from './columns.ts';

/** Held for a person to look at; released into a question; or discarded, of which only this line stays. */
export type QuarantineState = 'held' | 'released' | 'discarded';

/** Mails that are no person's, or may not be: nothing of them is dropped, nothing answers them. */
export const quarantine = pgTable(
  'quarantine',
  {
    /** Also the name under which its keys stand. */
    id: text().primaryKey(),
    /** Keyed digest by which the same mail is known again. */
    key: text().notNull().unique(),
    receivedAt: instant().notNull(),
    /** Why, the surest first. */
    reasons: jsonb().$type<string[]>().notNull(),
    /** What the checks of its sender came to. */
    sender: text().notNull(),
    /** Pseudonym of its sender's address; null when it had none. */
    requester: text(),
    emergency: boolean().notNull(),
    /** Who may read it: health data is the medical team's here, too. */
    audience: text().$type<Team>().notNull(),
    /** Address, subject and first words, then the mail as it came; sealed, and null once discarded. */
    label: bytes(),
    original: bytes(),
    state: text().$type<QuarantineState>().notNull().default('held'),
    /** The question it was released into. */
    question: text(),
    decidedBy: text(),
    decidedAt: instant(),
  },
  (t) => [
    index('quarantine_by_state').on(t.state, t.receivedAt),
    index('quarantine_by_requester').on(t.requester),
  ],
);
