// Sessions at the help centre, by a mark that says nothing of who reads. What was typed is not kept.
import { and, eq, gt, sql } from 'drizzle-orm';
import { HOUR } from '../domain/durations.ts';
import type { Db } from './db.ts';
import { helpVisits } from './indicator-schema.ts';

/** What a reader did; `found` of a search, `fromSearch` of an article that a search led to. */
export type HelpAct = { does: 'search'; found: boolean } | { does: 'article'; fromSearch: boolean };

/** @param mark keyed digest of the session's mark */
export async function noteVisit(
  db: Db,
  { mark, at, ...act }: HelpAct & { mark: string; at: number },
): Promise<void> {
  const first = act.does === 'search' ? countSearch(act.found) : { articles: 1 };
  const { articles, searches, withoutResult, withoutClick } = helpVisits;
  const next =
    act.does === 'search'
      ? {
          searches: sql`${searches} + 1`,
          withoutResult: sql`${withoutResult} + ${act.found ? 0 : 1}`,
          withoutClick: sql`${withoutClick} + ${act.found ? 1 : 0}`,
        }
      : {
          articles: sql`${articles} + 1`,
          withoutClick: sql`greatest(0, ${withoutClick} - ${act.fromSearch ? 1 : 0})`,
        };
  await db
    .insert(helpVisits)
    .values({ mark, begunAt: at, lastAt: at, ...first })
    .onConflictDoUpdate({ target: helpVisits.mark, set: { lastAt: at, ...next } });
}

/** Without a click until one comes. */
function countSearch(found: boolean) {
  return { searches: 1, withoutResult: found ? 0 : 1, withoutClick: found ? 1 : 0 };
}

/** The session asked a question within the hour of what it last read: the help centre had not sufficed. */
export async function noteAsked(db: Db, { mark, at }: { mark: string; at: number }): Promise<void> {
  await db
    .update(helpVisits)
    .set({ askedAt: at })
    .where(and(eq(helpVisits.mark, mark), gt(helpVisits.lastAt, at - HOUR)));
}
