// Who is signed in, and what was done to the staff's accounts. Nobody's password, no address.
import { index, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** One signing in: ended, its cookie opens nothing. */
export const sessions = pgTable(
  'sessions',
  { id: text().primaryKey(), agent: text().notNull(), at: instant().notNull(), endedAt: instant() },
  (t) => [index('sessions_by_agent').on(t.agent)],
);

export type StaffEventType =
  | 'signed-in'
  | 'signed-out'
  | 'locked-out'
  | 'password-changed'
  | 'agent-added'
  | 'roles-changed';

/** Append-only. `by` is an agent's id, `console` for the command line, or `unknown`. */
export const staffEvents = pgTable('staff_events', {
  id: serial().primaryKey(),
  at: instant().notNull(),
  type: text().$type<StaffEventType>().notNull(),
  by: text().notNull(),
  /** Whose account. */
  about: text().notNull(),
  detail: jsonb().$type<{ given?: string[]; taken?: string[] }>(),
});
