import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Reading } from '../domain/journal.ts';
import type { Db } from './db.ts';
import type { Store } from './open-store.ts';
import { inbox, journal, questions } from './schema.ts';

/** A message to hand to the engine, with what begins its question if the engine has not seen it. */
export type Waiting = {
  payload: (typeof inbox.$inferSelect)['payload'];
  tries: number;
  question: Pick<typeof questions.$inferSelect, 'reference' | 'channel' | 'role' | 'receivedAt' | 'closedAt'>;
};

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;
const DOUBLINGS = 4;
const DOUBLINGS_AT_MOST = 10;

const earlier = alias(inbox, 'earlier');

/**
 * Takes messages that wait, the first of each question only: nobody else gets them before their next try, which grows
 * later with each. `question` narrows it to one.
 */
export async function leaseMessages(
  store: Store,
  { now, limit, question }: { now: number; limit: number; question?: string },
): Promise<Waiting[]> {
  return store.db.transaction(async (db) => {
    const rows = await selectWaiting(db, { now, limit, question });
    const ids = rows.map(({ payload }) => payload.id);
    if (ids.length > 0) await db.update(inbox).set(postpone(now)).where(inArray(inbox.id, ids));
    return rows;
  });
}

async function selectWaiting(
  db: Db,
  { now, limit, question }: { now: number; limit: number; question: string | undefined },
) {
  const { reference, channel, role, receivedAt, closedAt } = questions;
  const blocked = db
    .select({ one: sql`1` })
    .from(earlier)
    .where(
      and(
        eq(earlier.question, inbox.question),
        isNull(earlier.dispatchedAt),
        lt(earlier.arrival, inbox.arrival),
      ),
    );
  return db
    .select({
      payload: inbox.payload,
      tries: inbox.tries,
      question: { reference, channel, role, receivedAt, closedAt },
    })
    .from(inbox)
    .innerJoin(questions, eq(questions.reference, inbox.question))
    .where(
      and(
        isNull(inbox.dispatchedAt),
        lte(inbox.nextTryAt, now),
        question === undefined ? undefined : eq(inbox.question, question),
        sql`not exists ${blocked}`,
      ),
    )
    .orderBy(asc(inbox.arrival))
    .limit(limit)
    .for('update', { of: inbox, skipLocked: true });
}

function postpone(now: number) {
  const pause = sql`least(${LONGEST_PAUSE_MS}::bigint, ${FIRST_PAUSE_MS}::bigint * (1 << least(${inbox.tries}, ${DOUBLINGS})))`;
  return { tries: sql`${inbox.tries} + 1`, nextTryAt: sql`${now}::bigint + ${pause}` };
}

/** The engine has it, durably, under that question: unless it has moved to another one meanwhile. */
export async function markDispatched(
  db: Db,
  { message, question, at }: { message: string; question: string; at: number },
): Promise<void> {
  await db
    .update(inbox)
    .set({ dispatchedAt: at, tries: 0, handed: sql`${inbox.handed} + 1` })
    .where(and(eq(inbox.id, message), eq(inbox.question, question)));
}

const ACCOUNTED_WITHIN_MS = 10 * 60_000;

/** How long the most patient of them is waited for: a week. */
export const LONGEST_PATIENCE_MS = ACCOUNTED_WITHIN_MS * 2 ** DOUBLINGS_AT_MOST;

/**
 * Messages that the engine took more than ten minutes ago and of which no journal speaks. Twice as long for each time it
 * was handed again: with every worker away for a week-end, a question is not flooded. Erased ones are left in peace.
 * @param since only those that the engine took from then on: a journal that speaks of one goes on doing so
 */
export async function findUnaccounted(
  db: Db,
  { now, since = 0 }: { now: number; since?: number },
): Promise<string[]> {
  const patience = sql`${ACCOUNTED_WITHIN_MS}::bigint * (1 << least(greatest(${inbox.handed} - 1, 0), ${DOUBLINGS_AT_MOST}))`;
  const told = db
    .select({ one: sql`1` })
    .from(journal)
    .where(and(eq(journal.question, inbox.question), eq(journal.cause, inbox.id)));
  const rows = await db
    .select({ id: inbox.id })
    .from(inbox)
    .innerJoin(questions, eq(questions.reference, inbox.question))
    .where(
      and(
        isNotNull(inbox.dispatchedAt),
        gte(inbox.dispatchedAt, since),
        lt(inbox.dispatchedAt, sql`${now}::bigint - ${patience}`),
        isNull(questions.erasedAt),
        sql`not exists ${told}`,
      ),
    )
    .orderBy(asc(inbox.arrival));
  return rows.map(({ id }) => id);
}

/** Makes messages wait for the engine once more. */
export async function requeue(db: Db, ids: string[], now: number): Promise<void> {
  if (ids.length > 0)
    await db.update(inbox).set({ dispatchedAt: null, nextTryAt: now }).where(inArray(inbox.id, ids));
}

/** How far behind the engine is: messages that wait, and since when (epoch ms). */
export async function backlog(db: Db): Promise<{ waiting: number; since: number | undefined }> {
  const [row] = await db
    .select({
      waiting: sql<number>`count(*)`.mapWith(Number),
      since: sql<number | null>`min(${inbox.receivedAt})`.mapWith(Number),
    })
    .from(inbox)
    .where(isNull(inbox.dispatchedAt));
  return { waiting: row?.waiting ?? 0, since: row?.since ?? undefined };
}

/** What the door read in these messages, in their order of arrival. */
export async function readingsOf(db: Db, question: string, ids: readonly string[]): Promise<Reading[]> {
  const rows = await db
    .select({ payload: inbox.payload })
    .from(inbox)
    .where(and(eq(inbox.question, question), inArray(inbox.id, [...ids])))
    .orderBy(inbox.arrival);
  return rows.map(({ payload }) => payload.reading);
}

/** Whether any message of the question came from a sender whom nothing proved. */
export async function readAsUnproven(db: Db, question: string): Promise<boolean> {
  const unproven = sql`${inbox.payload} -> 'reading' ->> 'unproven' = 'true'`;
  return (await db.$count(inbox, and(eq(inbox.question, question), unproven))) > 0;
}
