import { desc, lt } from 'drizzle-orm';
import type { Db } from './db.ts';
import { staffEvents } from './staff-schema.ts';

export type StaffEventRow = typeof staffEvents.$inferSelect;
type NewStaffEvent = Omit<StaffEventRow, 'id' | 'detail'> & Partial<Pick<StaffEventRow, 'detail'>>;

export async function recordStaffEvent(db: Db, event: NewStaffEvent): Promise<void> {
  await db.insert(staffEvents).values(event);
}

/** The newest first; those before an id, when there is one. */
export function staffEventList(
  db: Db,
  { before, limit }: { before?: number; limit: number },
): Promise<StaffEventRow[]> {
  return db
    .select()
    .from(staffEvents)
    .where(before === undefined ? undefined : lt(staffEvents.id, before))
    .orderBy(desc(staffEvents.id))
    .limit(limit);
}
