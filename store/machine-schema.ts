// The keys by which other programs come in. Only a keyed digest of each: whoever copies the rows holds none of them.
import { pgTable, text } from 'drizzle-orm/pg-core';
import type { Scope } from '../domain/machine-scopes.ts';
import { instant } from './columns.ts';

export const machineKeys = pgTable('machine_keys', {
  id: text().primaryKey(),
  /** What it is for, as whoever made it says. */
  name: text().notNull(),
  scopes: text().array().$type<Scope[]>().notNull(),
  digest: text().notNull(),
  /** An agent, or `console`. */
  by: text().notNull(),
  at: instant().notNull(),
  /** To the minute. */
  usedAt: instant(),
  revokedAt: instant(),
});
