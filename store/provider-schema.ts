// Accounts that a company's own identity provider keeps, and marks that count once.
import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Which account is whose there. The account itself is in `agents`; it has no password of its own. */
export const providerAccounts = pgTable('provider_accounts', {
  agent: text().primaryKey(),
  /** The provider's address and its own unchanging name for them. */
  subject: text().notNull().unique(),
  /** What they sign in with there. */
  userName: text().notNull(),
  /** Since when nobody comes in by it, whatever the provider says of their rights. */
  barredAt: instant(),
  /** Since when the provider's directory has no such person. */
  removedAt: instant(),
});

/** Marks of answers that were taken: the same one again opens nothing. Kept until it would be too old anyway. */
export const usedMarks = pgTable('used_marks', { id: text().primaryKey(), until: instant().notNull() });
