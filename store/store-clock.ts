import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';

/** What time it is by the store's own clock, epoch ms, for a column of a row that is written: whichever machine writes it. */
export const storeNow = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** The same, read. */
export async function readStoreClock(db: Db): Promise<number> {
  const at = sql`extract(epoch from clock_timestamp()) * 1000`.mapWith(Number);
  const [row] = await db.select({ at }).from(sql`(select 1) as once`);
  if (row === undefined) throw new Error('the store gave no time');
  return row.at;
}
