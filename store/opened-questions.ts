import { and, eq, gte } from 'drizzle-orm';
import type { Db } from './db.ts';
import { alertReads } from './desk-schema.ts';
import { alerts } from './alert-schema.ts';
import { journal } from './schema.ts';
import { medicalAccess } from './staff-schema.ts';

/** Whether the team has an emergency of that question on its desk. */
export async function isRaised(db: Db, question: string): Promise<boolean> {
  return (await db.$count(alerts, and(eq(alerts.question, question), eq(alerts.reason, 'emergency')))) > 0;
}

/**
 * Whether somebody of the house has opened a question since an instant (epoch ms): read its medical text, seen its
 * emergency, or taken it.
 */
export async function wasOpenedSince(db: Db, question: string, since: number): Promise<boolean> {
  const read = db.$count(
    medicalAccess,
    and(eq(medicalAccess.question, question), gte(medicalAccess.at, since)),
  );
  const taken = db.$count(
    journal,
    and(eq(journal.question, question), eq(journal.type, 'claimed'), gte(journal.at, since)),
  );
  const seen = db
    .select({ at: alertReads.at })
    .from(alertReads)
    .innerJoin(alerts, eq(alerts.id, alertReads.alert))
    .where(and(eq(alerts.question, question), eq(alerts.reason, 'emergency'), gte(alertReads.at, since)))
    .limit(1);
  const [reads, claims, sights] = await Promise.all([read, taken, seen]);
  return reads + claims + sights.length > 0;
}
