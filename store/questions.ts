import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Channel } from '../domain/triage/types.ts';
import type { Db } from './db.ts';
import { questions } from './schema.ts';

/** A question's line of the list; an erased one has its `erasedAt`. */
export async function findQuestion(
  db: Db,
  reference: string,
): Promise<typeof questions.$inferSelect | undefined> {
  const [row] = await db.select().from(questions).where(eq(questions.reference, reference));
  return row;
}

/** How many wait for somebody of a team. */
export function countQueued(db: Db, team: Team): Promise<number> {
  return db.$count(questions, and(eq(questions.status, 'queued'), eq(questions.team, team)));
}

/** The latest questions of a requester, by their pseudonym, the last one first. */
export async function questionsBy(
  db: Db,
  { requester, channel, limit }: { requester: string; channel: Channel; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ reference: questions.reference })
    .from(questions)
    .where(and(eq(questions.requester, requester), inArray(questions.channel, [channel])))
    .orderBy(desc(questions.receivedAt))
    .limit(limit);
  return rows.map(({ reference }) => reference);
}

/** How many of their questions a signed-in reader is shown. */
const OWNED = 30;

/** The questions of a site's signed-in reader, the latest first. */
export function questionsOwnedBy(db: Db, owner: string) {
  const { reference, receivedAt, status } = questions;
  return db
    .select({ reference, receivedAt, status })
    .from(questions)
    .where(and(eq(questions.owner, owner), isNull(questions.erasedAt)))
    .orderBy(desc(receivedAt))
    .limit(OWNED);
}

/** No link by which a question is followed that was signed before `at` opens it any more. */
export async function voidFollowLinks(
  db: Db,
  { question, at }: { question: string; at: number },
): Promise<void> {
  await db.update(questions).set({ followFrom: at }).where(eq(questions.reference, question));
}

/** A question that goes on, and how much history of which run its worker knew when it last told of it; of what was rebuilt, no run. */
export type ToldQuestion = { reference: string; run: string; events: number };

/** Of those that nobody has told of, nothing was decided yet. */
export async function toldQuestions(db: Db): Promise<ToldQuestion[]> {
  const { reference, toldBy, toldFrom, closedAt, seq } = questions;
  return db
    .select({
      reference,
      run: sql<string>`coalesce(${toldBy}, '')`,
      events: sql<number>`coalesce(${toldFrom}, ${seq})`,
    })
    .from(questions)
    .where(and(isNull(closedAt), gt(seq, 0)))
    .orderBy(asc(reference));
}
