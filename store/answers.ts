import { sql } from 'drizzle-orm';
import type { Store } from './open-store.ts';

/** Whether the store answers a question of no cost within `withinMs`; one that fails or is late does not. */
export function storeAnswers({ db }: Pick<Store, 'db'>, withinMs: number): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, withinMs, false).unref());
  return Promise.race([late, db.execute(sql`select 1`).then(() => true)]).catch(() => false);
}
