import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { AlertReason } from '../domain/journal.ts';
import { instant } from './columns.ts';

export const alerts = pgTable(
  'alerts',
  {
    id: text().primaryKey(),
    question: text().notNull(),
    to: text().notNull(),
    reason: text().$type<AlertReason>().notNull(),
    at: instant().notNull(),
    dueAt: instant(),
    /** When what it waited for was done. */
    answeredAt: instant(),
  },
  (t) => [
    index('alerts_unanswered')
      .on(t.to, t.at)
      .where(sql`${t.answeredAt} is null`),
    index('alerts_by_question').on(t.question),
  ],
);
