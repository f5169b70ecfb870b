// When agents are away, as planned. What is over or taken back says nothing any more.
import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { PlannedAbsence } from '../domain/absence.ts';
import type { Db } from './db.ts';
import { absences } from './staff-schema.ts';

type Absence = typeof absences.$inferSelect;

/** Once: the same one again changes nothing, taken back or not. */
export async function keepAbsence(db: Db, planned: PlannedAbsence): Promise<void> {
  await db.insert(absences).values(planned).onConflictDoNothing();
}

export async function cancelAbsence(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .update(absences)
    .set({ cancelledAt: at })
    .where(and(eq(absences.id, id), isNull(absences.cancelledAt)));
}

export async function findAbsence(db: Db, id: string): Promise<Absence | undefined> {
  const [row] = await db.select().from(absences).where(eq(absences.id, id));
  return row;
}

/** Those that go on or are to come, the first first. */
export function absencesAhead(db: Db, now: number): Promise<Absence[]> {
  return db
    .select()
    .from(absences)
    .where(and(isNull(absences.cancelledAt), gt(absences.endsAt, now)))
    .orderBy(asc(absences.startsAt), asc(absences.id));
}

/** Ids of those who are away. */
export async function absentAgents(db: Db, now: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ agent: absences.agent })
    .from(absences)
    .where(and(isNull(absences.cancelledAt), lte(absences.startsAt, now), gt(absences.endsAt, now)));
  return new Set(rows.map(({ agent }) => agent));
}
