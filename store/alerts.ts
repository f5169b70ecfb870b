import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { AlertReason, Audience } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { alerts } from './schema.ts';

export type Alert = { question: string; to: Audience; reason: AlertReason; at: number; dueAt?: number };

/** Raising the same alert again raises nothing. */
export async function raiseAlert(db: Db, alert: Alert): Promise<void> {
  const id = [alert.question, alert.to, alert.reason, alert.at].join(':');
  await db
    .insert(alerts)
    .values({ id, ...alert })
    .onConflictDoNothing();
}

/** Alerts nobody has seen yet, for any of these readers, the oldest first. */
export function unseenAlerts(db: Db, to: Audience[]): Promise<(typeof alerts.$inferSelect)[]> {
  return db
    .select()
    .from(alerts)
    .where(and(isNull(alerts.seenAt), inArray(alerts.to, to)))
    .orderBy(asc(alerts.at));
}

/** The first to see it is kept. */
export async function markAlertSeen(
  db: Db,
  { id, agent, at }: { id: string; agent: string; at: number },
): Promise<void> {
  await db
    .update(alerts)
    .set({ seenBy: agent, seenAt: at })
    .where(and(eq(alerts.id, id), isNull(alerts.seenAt)));
}
