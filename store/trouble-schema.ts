import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * What keeps an open question from going on, as its workflow in the engine shows:
 * - `stuck`: its workflow task fails again and again;
 * - `lost`: its workflow ended, or was never there, though the question is open;
 * - `silent`: an instant has passed at which it had something to do, and it did nothing.
 */
export type TroubleKind = 'stuck' | 'lost' | 'silent';

export const troubles = pgTable('troubles', {
  question: text().primaryKey(),
  kind: text().$type<TroubleKind>().notNull(),
  /** How the engine says it: `terminated`, `failed`, `not-found`, … No word of anybody's. */
  detail: text().notNull(),
  since: instant().notNull(),
});
