import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { savedViews } from './desk-schema.ts';

export type SavedViewRow = typeof savedViews.$inferSelect;

/** Views that an agent is shown at most. */
const MOST = 50;

/** An agent's own and those of these teams, by name. */
export function savedViewsFor(db: Db, agent: string, teams: readonly Team[]): Promise<SavedViewRow[]> {
  return db
    .select()
    .from(savedViews)
    .where(
      and(inArray(savedViews.team, [...teams]), or(isNull(savedViews.owner), eq(savedViews.owner, agent))),
    )
    .orderBy(asc(sql`lower(${savedViews.name})`), asc(savedViews.id))
    .limit(MOST);
}

export async function findSavedView(db: Db, id: string): Promise<SavedViewRow | undefined> {
  const [row] = await db.select().from(savedViews).where(eq(savedViews.id, id));
  return row;
}

/** Saves it, or saves it anew. */
export async function keepSavedView(db: Db, { id, ...view }: SavedViewRow): Promise<void> {
  await db
    .insert(savedViews)
    .values({ id, ...view })
    .onConflictDoUpdate({ target: savedViews.id, set: view });
}

export async function removeSavedView(db: Db, id: string): Promise<void> {
  await db.delete(savedViews).where(eq(savedViews.id, id));
}
