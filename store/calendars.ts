import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import { publishedCalendar, type Calendar } from '../domain/calendar.ts';
import { calendars } from './calendar-schema.ts';
import type { Db } from './db.ts';
import { questions } from './schema.ts';

/** One change of the opening hours, and the whole calendar since. Instants are epoch milliseconds. */
export type Edition = typeof calendars.$inferSelect;

/** The calendar by which time is measured: what the last change left, else the published hours. */
export async function calendarInForce(db: Db): Promise<Calendar> {
  const [last] = await editions(db, 1);
  return last?.calendar ?? publishedCalendar;
}

/** The latest changes, the last one first. */
export function editions(db: Db, limit: number): Promise<Edition[]> {
  return db.select().from(calendars).orderBy(desc(calendars.number)).limit(limit);
}

export async function editionOf(db: Db, id: string): Promise<Edition | undefined> {
  const [edition] = await db.select().from(calendars).where(eq(calendars.id, id));
  return edition;
}

/**
 * Keeps a change made on the calendar of edition `onto` (0 when there was none).
 * @returns false when another change came first: what was shown before is not what would be
 */
export async function keepEdition(db: Db, edition: Omit<Edition, 'number'>, onto: number): Promise<boolean> {
  const kept = await db
    .insert(calendars)
    .values({ ...edition, number: onto + 1 })
    .onConflictDoNothing()
    .returning({ number: calendars.number });
  return kept.length > 0;
}

/** References of the questions that are not closed, in their order, from after one on. */
export async function runningPage(db: Db, reference: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ reference: questions.reference })
    .from(questions)
    .where(and(isNull(questions.closedAt), isNull(questions.erasedAt), gt(questions.reference, reference)))
    .orderBy(asc(questions.reference))
    .limit(limit);
  return rows.map((row) => row.reference);
}
