import { and, asc, eq, gt, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { answeredAt, answersAlert, lowRatings, shownReasons } from '../domain/alerts.ts';
import type { AlertReason, Audience, JournalEvent } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { alertReads } from './desk-schema.ts';
import { alerts } from './alert-schema.ts';
import { journal } from './schema.ts';

export type Alert = { question: string; to: Audience; reason: AlertReason; at: number; dueAt?: number };

/** Raising the same alert again raises nothing. One that comes late may have been answered already. */
export async function raiseAlert(db: Db, alert: Alert): Promise<void> {
  const { question, to, reason, at } = alert;
  const after = await db
    .select({ event: journal.event })
    .from(journal)
    .where(and(eq(journal.question, question), gt(journal.at, at)))
    .orderBy(asc(journal.seq));
  const answered = after.find(({ event }) => answersAlert(reason, event))?.event.at ?? null;
  await db
    .insert(alerts)
    .values({ id: [question, to, reason, at].join(':'), ...alert, answeredAt: answered })
    .onConflictDoNothing();
}

/** What new events of a question do to its alerts: they answer some, and a bad rating raises one. */
export async function updateAlerts(db: Db, question: string, events: readonly JournalEvent[]): Promise<void> {
  const answered = [...answeredAt(events)];
  if (answered.length > 0) {
    const ofReason = answered.map(([reason, at]) => and(eq(alerts.reason, reason), lt(alerts.at, at)));
    await db
      .update(alerts)
      .set({ answeredAt: Math.max(...answered.map(([, at]) => at)) })
      .where(and(eq(alerts.question, question), isNull(alerts.answeredAt), or(...ofReason)));
  }
  for (const at of lowRatings(events))
    await raiseAlert(db, { question, to: 'supervisor', reason: 'low-rating', at });
}

export type OpenAlert = typeof alerts.$inferSelect;

/** Alerts for any of these readers that nothing has answered and this agent has not seen, by gravity, then by age. */
export async function openAlerts(
  db: Db,
  { agent, to, question }: { agent: string; to: Audience[]; question?: string },
): Promise<OpenAlert[]> {
  const seen = db
    .select({ one: sql`1` })
    .from(alertReads)
    .where(and(eq(alertReads.alert, alerts.id), eq(alertReads.agent, agent)));
  const rows = await db
    .select()
    .from(alerts)
    .where(
      and(
        isNull(alerts.answeredAt),
        inArray(alerts.to, to),
        inArray(alerts.reason, [...shownReasons]),
        question === undefined ? undefined : eq(alerts.question, question),
        notExists(seen),
      ),
    )
    .orderBy(asc(alerts.at));
  return rows.toSorted((a, b) => gravityOf(a) - gravityOf(b));
}

/** Seen by this agent. Saying it again changes nothing. */
export async function markAlertsRead(
  db: Db,
  { ids, agent, at }: { ids: readonly string[]; agent: string; at: number },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .insert(alertReads)
    .values(ids.map((alert) => ({ alert, agent, at })))
    .onConflictDoNothing();
}

function gravityOf({ reason }: OpenAlert): number {
  return shownReasons.findIndex((one) => one === reason);
}
