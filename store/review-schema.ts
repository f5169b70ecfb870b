// Weekly reviews and what they propose. Words that people share are sealed; sentences stay in their questions alone.
import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Ending, ProposalState } from '../domain/review/proposal-decision.ts';
import type { Effect } from '../domain/indicators/effect.ts';
import type { Evidence } from '../domain/review/evidence.ts';
import type { ProductEventKind } from '../domain/review/product-events.ts';
import type { ProposalKind } from '../domain/review/review-types.ts';
import { bytes, instant } from './columns.ts';

export const reviews = pgTable('reviews', {
  /** Civil date of the Monday on which the reviewed week began. */
  week: text().primaryKey(),
  at: instant().notNull(),
  /** Requests read, those of the weeks before included. */
  requests: integer().notNull(),
  groups: integer().notNull(),
  /** What called for something and was left for another week: people decide few things well. */
  left: integer().notNull().default(0),
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
    /** On what it was proposed; null for those of before it was kept. */
    evidence: jsonb().$type<Evidence>(),
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
    /** Accepted otherwise than it was proposed. */
    edited: boolean().notNull().default(false),
    /** Measured once, four weeks after it was due. */
    effect: jsonb().$type<Effect>(),
    ending: text().$type<Ending>(),
    endedBy: text(),
    endedAt: instant(),
    /** What was learnt, by whoever ended it. */
    note: text(),
  },
  (t) => [index('review_proposals_by_state').on(t.state, t.proposedAt)],
);

/** What changed in the product or around it, so that what people ask can be read beside it. */
export const productEvents = pgTable('product_events', {
  id: text().primaryKey(),
  kind: text().$type<ProductEventKind>().notNull(),
  title: text().notNull(),
  /** Civil dates, both included; without an end, it lasts. */
  begins: text().notNull(),
  ends: text(),
  by: text().notNull(),
  at: instant().notNull(),
});
