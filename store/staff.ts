import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import { DAY } from '../domain/durations.ts';
import type { Db } from './db.ts';
import { sessions, staffEvents } from './staff-schema.ts';

export type StaffEvent = typeof staffEvents.$inferSelect;
type NewStaffEvent = Omit<StaffEvent, 'id' | 'detail'> & Partial<Pick<StaffEvent, 'detail'>>;

export async function recordStaffEvent(db: Db, event: NewStaffEvent): Promise<void> {
  await db.insert(staffEvents).values(event);
}

/** The newest first; those before an id, when there is one. */
export function staffEventList(
  db: Db,
  { before, limit }: { before?: number; limit: number },
): Promise<StaffEvent[]> {
  return db
    .select()
    .from(staffEvents)
    .where(before === undefined ? undefined : lt(staffEvents.id, before))
    .orderBy(desc(staffEvents.id))
    .limit(limit);
}

/** Longer than any session lives, whatever the clocks of several copies say. */
const KEPT_MS = 30 * DAY;

/** Opens a session and forgets those that were over long ago. Gives its id. */
export async function openSession(db: Db, { agent, at }: { agent: string; at: number }): Promise<string> {
  const id = randomUUID();
  await db.insert(sessions).values({ id, agent, at });
  await db.delete(sessions).where(lt(sessions.at, at - KEPT_MS));
  return id;
}

export async function isSessionOpen(db: Db, { id, agent }: { id: string; agent: string }): Promise<boolean> {
  const open = and(eq(sessions.id, id), eq(sessions.agent, agent), isNull(sessions.endedAt));
  return (await db.$count(sessions, open)) === 1;
}

/** Ends one session of an agent, or all. */
export async function endSessions(
  db: Db,
  { agent, id, at }: { agent: string; id?: string; at: number },
): Promise<void> {
  const theirs = and(eq(sessions.agent, agent), isNull(sessions.endedAt));
  await db
    .update(sessions)
    .set({ endedAt: at })
    .where(and(theirs, id === undefined ? undefined : eq(sessions.id, id)));
}
