// Figures of the whole house that no question tells: what the help centre saw, and what the assistant cost.
import { and, gte, lt, sql } from 'drizzle-orm';
import { startOfDay } from '../domain/indicators/civil-days.ts';
import { HOUR } from '../domain/durations.ts';
import { emptyTally, type Tally } from '../domain/indicators/tally.ts';
import { attempts } from './attempt-schema.ts';
import type { Db } from './db.ts';
import { helpVisits } from './indicator-schema.ts';
import type { DayRange } from './tallies.ts';
import { votes } from './vote-schema.ts';

type Instants = { since: number; until: number };

/** @param now epoch ms: a session may still end in a question until an hour after it was last used */
export async function houseTally(db: Db, { from, to }: DayRange, now: number): Promise<Tally> {
  const within = { since: startOfDay(from), until: Math.min(startOfDay(to), now) };
  const [visits, voted, cost] = await Promise.all([
    visitsIn(db, within, now - HOUR),
    votesIn(db, within),
    costIn(db, within),
  ]);
  return {
    ...emptyTally(),
    rates: {
      'help-sufficed': [visits.sufficed, visits.all],
      'searches-without-result': [visits.withoutResult, visits.searches],
      'searches-without-click': [visits.withoutClick, visits.searches - visits.withoutResult],
      'articles-helped': [voted.helped, voted.all],
    },
    counts: { 'assistant-cost': cost },
  };
}

async function visitsIn(db: Db, { since, until }: Instants, over: number) {
  const { begunAt, lastAt, askedAt, searches, withoutResult, withoutClick } = helpVisits;
  const [row] = await db
    .select({
      all: total(sql`count(*)`),
      sufficed: total(sql`count(*) filter (where ${askedAt} is null)`),
      searches: total(sql`sum(${searches})`),
      withoutResult: total(sql`sum(${withoutResult})`),
      withoutClick: total(sql`sum(${withoutClick})`),
    })
    .from(helpVisits)
    .where(and(gte(begunAt, since), lt(begunAt, until), lt(lastAt, over)));
  return row ?? { all: 0, sufficed: 0, searches: 0, withoutResult: 0, withoutClick: 0 };
}

async function votesIn(db: Db, { since, until }: Instants) {
  const [row] = await db
    .select({ all: total(sql`count(*)`), helped: total(sql`count(*) filter (where ${votes.helped})`) })
    .from(votes)
    .where(and(gte(votes.at, since), lt(votes.at, until)));
  return row ?? { all: 0, helped: 0 };
}

async function costIn(db: Db, { since, until }: Instants): Promise<number> {
  const [row] = await db
    .select({ cost: total(sql`sum(${attempts.cost})`) })
    .from(attempts)
    .where(and(gte(attempts.at, since), lt(attempts.at, until)));
  return row?.cost ?? 0;
}

function total(counted: ReturnType<typeof sql>) {
  return sql<number>`coalesce(${counted}, 0)`.mapWith(Number);
}
