import { and, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Store } from './open-store.ts';
import { productEvents } from './review-schema.ts';

type Row = typeof productEvents.$inferSelect;

export async function recordProductEvent({ db }: Store, event: Row): Promise<void> {
  await db.insert(productEvents).values(event);
}

/** Says when it was over. False when there is no such event, or it was said already. */
export async function endProductEvent({ db }: Store, id: string, ends: string): Promise<boolean> {
  const running = and(eq(productEvents.id, id), isNull(productEvents.ends), lte(productEvents.begins, ends));
  const ended = await db.update(productEvents).set({ ends }).where(running).returning();
  return ended.length > 0;
}

/** Those of which a day between two civil dates, both included, is one, the latest first. */
export async function productEventsBetween({ db }: Store, from: string, to: string): Promise<Row[]> {
  const reaches = or(isNull(productEvents.ends), gte(productEvents.ends, from));
  return db
    .select()
    .from(productEvents)
    .where(and(lte(productEvents.begins, to), reaches))
    .orderBy(desc(productEvents.begins), productEvents.id);
}
