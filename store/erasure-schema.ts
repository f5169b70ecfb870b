// What was forgotten, by whose hand and when: references, instants and counts, never who the person was.
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import type { ErasureReceipt } from './erasure-receipts.ts';

export const erasures = pgTable('erasures', {
  id: text().primaryKey(),
  at: instant().notNull(),
  by: text().notNull(),
  receipt: jsonb().$type<ErasureReceipt>().notNull(),
  /** Questions whose workflow has not been told yet. */
  untold: text().array().notNull(),
});

/** Each time that what had served its time was destroyed: how much of what. */
export const retentionRuns = pgTable('retention_runs', {
  id: text().primaryKey(),
  at: instant().notNull(),
  counts: jsonb().$type<Record<string, number>>().notNull(),
});
