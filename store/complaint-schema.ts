import { bigserial, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { Cause, Correction, Remedy } from '../domain/complaint-follow-up.ts';
import { instant } from './columns.ts';

/** What agents say of a complaint for its register, from lists: no word of anybody. Append-only: the last row holds. */
export const complaintFollowUps = pgTable(
  'complaint_follow_ups',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    question: text().notNull(),
    remedy: text().$type<Remedy>(),
    cause: text().$type<Cause>(),
    correction: text().$type<Correction>(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('complaint_follow_ups_by_question').on(t.question)],
);
