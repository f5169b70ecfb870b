// What is to be sent to a receiver, in order for each question, and what became of it.
import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm';
import type { DeliveryState } from '../domain/webhooks.ts';
import { settledUntil } from './changed-questions.ts';
import type { Db } from './db.ts';
import { questions } from './schema.ts';
import { journalSuperseded } from './superseded-schema.ts';
import { webhookDeliveries, webhookPositions, webhooks } from './webhook-schema.ts';

export type Delivery = typeof webhookDeliveries.$inferSelect;

/** Questions looked at in one go. */
const BATCH = 200;
/** Events in one message. */
const MOST_EVENTS = 200;
const ID_BYTES = 16;

/**
 * Makes messages of what happened since it was looked at last. Questions say themselves that they changed, so nothing is lost
 * whatever died in between: what is missing is found again. Gives whether there is more.
 */
export function collectDeliveries(db: Db, webhook: string, now: number): Promise<boolean> {
  return db.transaction(async (within) => {
    const mine = eq(webhooks.id, webhook);
    const [row] = await within.select().from(webhooks).where(mine).for('update');
    if (!row) return false;
    const asOf = await settledUntil(within);
    const news = await newsFor(within, webhook, row.collectedTo);
    for (const one of news) await makeDeliveries(within, { webhook, now }, one);
    if (news.length === BATCH) return true;
    await within.update(webhooks).set({ collectedTo: asOf }).where(mine);
    return false;
  });
}

type News = { question: string; seq: number; erased: boolean; superseded: number; told: number };

/** `told`: up to which event the receiver knows the journal as it stands; one that was superseded it does not know. */
async function newsFor(db: Db, webhook: string, since: number): Promise<News[]> {
  const { seq, superseded, erased } = webhookPositions;
  const changed = sql`select ${journalSuperseded.id} as id, ${journalSuperseded.seq} as seq from ${journalSuperseded}
    where ${journalSuperseded.question} = ${questions.reference} and ${ne(journalSuperseded.why, 'words-destroyed')}`;
  const lastChange = sql`coalesce((select max(c.id) from (${changed}) c), 0)`;
  const firstChange = sql`(select min(c.seq) - 1 from (${changed}) c where c.id > ${superseded})`;
  const told = sql`least(coalesce(${seq}, 0), coalesce(${firstChange}, ${LAST}))`;
  const isErased = sql<boolean>`${questions.erasedAt} is not null`;
  return db
    .select({
      question: questions.reference,
      seq: questions.seq,
      erased: isErased,
      superseded: lastChange.mapWith(Number),
      told: told.mapWith(Number),
    })
    .from(questions)
    .leftJoin(
      webhookPositions,
      and(eq(webhookPositions.webhook, webhook), eq(webhookPositions.question, questions.reference)),
    )
    .where(
      and(
        gte(questions.updatedAt, since),
        sql`(${questions.seq} > ${told} or ${isErased} and not coalesce(${erased}, false))`,
      ),
    )
    .orderBy(asc(questions.updatedAt), asc(questions.reference))
    .limit(BATCH);
}

const LAST = 2_147_483_647;

async function makeDeliveries(
  db: Db,
  { webhook, now }: { webhook: string; now: number },
  { question, seq, erased, superseded, told }: News,
): Promise<void> {
  const common = { webhook, question, at: now, nextTryAt: now };
  const made: (typeof webhookDeliveries.$inferInsert)[] = [];
  let from = told + 1;
  do {
    const to = Math.min(seq, from + MOST_EVENTS - 1);
    const id = `msg_${randomBytes(ID_BYTES).toString('base64url')}`;
    made.push({ ...common, id, fromSeq: from, toSeq: to });
    from = to + 1;
  } while (from <= seq);
  await db.insert(webhookDeliveries).values(made);
  const position = { seq, superseded, erased };
  await db
    .insert(webhookPositions)
    .values({ webhook, question, ...position })
    .onConflictDoUpdate({
      target: [webhookPositions.webhook, webhookPositions.question],
      set: position,
    });
}

/** Of each question the first message that waits, those not tried yet first, then the oldest. */
export function nextDeliveries(
  db: Db,
  webhook: string,
  { dueBefore, limit, fresh = false }: { dueBefore?: number; limit: number; fresh?: boolean },
): Promise<Delivery[]> {
  const { question, arrival, nextTryAt, tries } = webhookDeliveries;
  const first = db
    .selectDistinctOn([question], { id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(pendingOf(webhook))
    .orderBy(asc(question), asc(arrival));
  return db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        inArray(webhookDeliveries.id, first),
        dueBefore === undefined ? undefined : sql`${nextTryAt} <= ${dueBefore}`,
        fresh ? eq(tries, 0) : undefined,
      ),
    )
    .orderBy(asc(tries), asc(arrival))
    .limit(limit);
}

/** When the next of those is due, epoch ms; undefined when none waits. */
export async function nextTryOf(db: Db, webhook: string): Promise<number | undefined> {
  const { question, arrival, nextTryAt } = webhookDeliveries;
  const first = db
    .selectDistinctOn([question], { at: sql<number>`${nextTryAt}`.as('at') })
    .from(webhookDeliveries)
    .where(pendingOf(webhook))
    .orderBy(asc(question), asc(arrival))
    .as('first');
  const [row] = await db.select({ at: sql<string | null>`min(${first.at})` }).from(first);
  return row?.at == null ? undefined : Number(row.at);
}

function pendingOf(webhook: string) {
  return and(eq(webhookDeliveries.webhook, webhook), eq(webhookDeliveries.state, 'pending'));
}

type Tried = Pick<Delivery, 'id' | 'state' | 'nextTryAt' | 'triedAt' | 'failingSince' | 'status' | 'problem'>;

/** What became of a try. */
export async function noteTry(db: Db, { id, ...tried }: Tried): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ ...tried, tries: sql`${webhookDeliveries.tries} + 1` })
    .where(eq(webhookDeliveries.id, id));
}

export type DeliveriesWanted = {
  state?: DeliveryState | undefined;
  before?: number | undefined;
  limit: number;
};

/** The newest first; those before an arrival, when there is one. */
export function deliveryList(
  db: Db,
  webhook: string,
  { state, before, limit }: DeliveriesWanted,
): Promise<Delivery[]> {
  const { arrival } = webhookDeliveries;
  return db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.webhook, webhook),
        state === undefined ? undefined : eq(webhookDeliveries.state, state),
        before === undefined ? undefined : lt(arrival, before),
      ),
    )
    .orderBy(desc(arrival))
    .limit(limit);
}

/** Sent once more, under the same id: before what waits of its question, as it came before. False when there is none. */
export async function sendAgain(
  db: Db,
  { webhook, id, at }: { webhook: string; id: string; at: number },
): Promise<boolean> {
  const set = { state: 'pending' as const, tries: 0, nextTryAt: at, failingSince: null };
  const theirs = and(eq(webhookDeliveries.webhook, webhook), eq(webhookDeliveries.id, id));
  return (await db.update(webhookDeliveries).set(set).where(theirs).returning()).length === 1;
}

/** The log of what is over is kept until then. */
export async function forgetDeliveries(db: Db, before: number): Promise<void> {
  await db
    .delete(webhookDeliveries)
    .where(and(ne(webhookDeliveries.state, 'pending'), lt(webhookDeliveries.at, before)));
}
