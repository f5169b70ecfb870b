// Weekly reviews and what they propose. Words that people share are sealed; sentences stay in their questions alone.
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ProposalState } from '../domain/review/decision.ts';
import type { ProposalKind } from '../domain/review/types.ts';
import { bytes, instant } from './columns.ts';

export const reviews = pgTable('reviews', {
  /** Civil date of the Monday on which the reviewed week began. */
  week: text().primaryKey(),
  at: instant().notNull(),
  /** Requests read, those of the weeks before included. */
  requests: integer().notNull(),
  groups: integer().notNull(),
});

export const reviewProposals = pgTable(
  'review_proposals',
  {
    /** Also the name under which its keys stand. */
    id: text().primaryKey(),
    week: text().notNull(),
    kind: text().$type<ProposalKind>().notNull(),
    /** The group's name, sealed to support. */
    label: bytes().notNull(),
    article: text(),
    section: text(),
    now: integer().notNull(),
    before: integer().notNull(),
    /** Requests of each of the last six weeks, the latest last. */
    trend: jsonb().$type<number[]>().notNull(),
    openMinutes: integer().notNull(),
    /** References of the group's questions. */
    questions: jsonb().$type<string[]>().notNull(),
    proposedAt: instant().notNull(),
    state: text().$type<ProposalState>().notNull().default('open'),
    decidedBy: text(),
    decidedAt: instant(),
    /** Why it was refused. */
    reason: text(),
    /** Who does it, and by which civil date. */
    owner: text(),
    due: text(),
  },
  (t) => [index('review_proposals_by_state').on(t.state, t.proposedAt)],
);
