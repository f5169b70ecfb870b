import { lt } from 'drizzle-orm';
import type { Db } from './db.ts';
import { usedMarks } from './provider-schema.ts';

/** Whether that mark is used for the first time; then it is used up. @param until when what it stands for is too old */
export async function useMark(
  db: Db,
  { id, until, now }: { id: string; until: number; now: number },
): Promise<boolean> {
  await db.delete(usedMarks).where(lt(usedMarks.until, now));
  const taken = await db.insert(usedMarks).values({ id, until }).onConflictDoNothing().returning();
  return taken.length === 1;
}
