// The opening hours as they were changed, each change with the whole calendar that it led to.
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Calendar } from '../domain/calendar.ts';
import { instant } from './columns.ts';

/** The last row is in force; none: the published hours are. Two changes at once want the same number. */
export const calendars = pgTable('calendars', {
  number: integer().primaryKey(),
  /** Also the id of the calendar's version that begins with it. */
  id: text().notNull().unique(),
  effectiveAt: instant().notNull(),
  storedAt: instant().notNull(),
  reason: text(),
  by: text(),
  calendar: jsonb().$type<Calendar>().notNull(),
});
