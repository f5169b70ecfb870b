import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';

/** What time it is by the store's own clock, epoch ms. */
export async function readStoreClock(db: Db): Promise<number> {
  const at = sql`extract(epoch from clock_timestamp()) * 1000`.mapWith(Number);
  const [row] = await db.select({ at }).from(sql`(select 1) as once`);
  if (row === undefined) throw new Error('the store gave no time');
  return row.at;
}
