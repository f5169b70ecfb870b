// Questions drawn by lot for an auditor: by a seed that anybody may repeat, not by who asks.
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Route } from '../domain/triage/types.ts';
import type { Db } from './db.ts';
import { questions } from './schema.ts';

export type SampleAsked = {
  /** Epoch ms; received from then, and before `to`. */
  from: number;
  to: number;
  route?: Route | undefined;
  team?: Team | undefined;
  count: number;
  seed: string;
};

export type Sampled = Pick<
  typeof questions.$inferSelect,
  'reference' | 'receivedAt' | 'route' | 'status' | 'team' | 'assignee'
>;

/** As many as asked for, in the order of the draw; `of` is how many there were to draw from. */
export async function drawSample(
  db: Db,
  { from, to, route, team, count, seed }: SampleAsked,
): Promise<{ of: number; drawn: Sampled[] }> {
  const among = and(
    gte(questions.receivedAt, from),
    lt(questions.receivedAt, to),
    route === undefined ? undefined : eq(questions.route, route),
    team === undefined ? undefined : eq(questions.team, team),
  );
  const { reference, receivedAt, status, assignee } = questions;
  const drawn = await db
    .select({ reference, receivedAt, route: questions.route, status, team: questions.team, assignee })
    .from(questions)
    .where(among)
    .orderBy(sql`md5(${seed} || ${reference})`, asc(reference))
    .limit(count);
  return { of: await db.$count(questions, among), drawn };
}
