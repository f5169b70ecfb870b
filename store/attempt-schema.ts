// The assistant's flight recorder: what it was asked, what it found, what it decided. Words are sealed.
import { boolean, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

export const attempts = pgTable(
  'attempts',
  {
    /** Id of the message that the attempt writes, or would have written. */
    id: text().primaryKey(),
    question: text().notNull(),
    at: instant().notNull(),
    role: text().$type<'employee' | 'employer' | 'unknown'>().notNull(),
    /** What the workflow was told; given again when it asks again. */
    decision: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Passages retrieved, best first, as `slug@version#paragraph`. */
    retrieved: text().array().notNull(),
    confidence: doublePrecision().notNull(),
    /** Model and version of its instructions; null for the offline answer. */
    model: text(),
    prompt: text(),
    inputTokens: integer(),
    outputTokens: integer(),
    /** Millionths of the currency that prices are configured in. */
    cost: integer(),
    milliseconds: integer().notNull(),
    /** The model's draft was for agents only. */
    shadow: boolean().notNull().default(false),
    /** What was asked, what the model said, why it was thrown away: sealed to support. */
    told: bytes().notNull(),
    /** What an agent sent instead of the draft, sealed to support. */
    edited: bytes(),
  },
  (t) => [index('attempts_by_question').on(t.question), index('attempts_by_instant').on(t.at)],
);
