// What has served its time is destroyed here, some questions at a time; doing it again changes nothing.
import { and, eq, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { expiredBefore, type RetentionPolicy } from '../domain/retention.ts';
import type { Route } from '../domain/triage/types.ts';
import { readBy } from './bodies.ts';
import type { Db } from './db.ts';
import { retentionRuns } from './erasure-schema.ts';
import { forget } from './erasure.ts';
import type { Store } from './open.ts';
import { attachments, journal, keys, messages, outbox, questions } from './schema.ts';
import { KEY_BYTES } from './sealing.ts';
import type { Vault } from './vault.ts';
import { destroyVote, votesUntil } from './votes.ts';

/**
 * What is destroyed: medical texts, files of ordinary questions, whole questions, what an erasure left behind, and votes
 * on articles.
 */
export const sweeps = ['medical', 'files', 'questions', 'remains', 'votes'] as const;
export type Sweep = (typeof sweeps)[number];

export type RetentionParts = { store: Store; vault: Vault };

/** References of questions, or ids of votes, of which something has served its time, in order; `limit` of them. */
export function due(
  db: Db,
  { sweep, policy, now, limit }: { sweep: Sweep; policy: RetentionPolicy; now: number; limit: number },
): Promise<string[]> {
  if (sweep === 'votes') return votesUntil(db, { until: expiredBefore(now, policy.votes), limit });
  const conditions = { medical: medicalDue, files: filesDue, questions: questionsDue, remains: remainsDue };
  return db
    .select({ reference: questions.reference })
    .from(questions)
    .where(conditions[sweep](policy, now))
    .orderBy(questions.reference)
    .limit(limit)
    .then((rows) => rows.map(({ reference }) => reference));
}

/** Destroys it for one question, or one vote, in one transaction. */
export async function destroy(
  parts: RetentionParts,
  { sweep, question, at }: { sweep: Sweep; question: string; at: number },
): Promise<void> {
  const { db } = parts.store;
  switch (sweep) {
    case 'medical':
      return destroyMedical(parts, question);
    case 'files':
      await db.delete(attachments).where(eq(attachments.question, question));
      return;
    case 'questions':
    case 'remains':
      await forget(parts.store, { question, at });
      return;
    case 'votes':
      await destroyVote(parts.store, question);
  }
}

export async function keepRun(db: Db, run: typeof retentionRuns.$inferInsert): Promise<void> {
  await db.insert(retentionRuns).values(run).onConflictDoNothing();
}

const RELAYING = ['relay-accepted', 'relayed', 'handed-off'];

function medicalDue({ medical }: RetentionPolicy, now: number): SQL | undefined {
  const limit = expiredBefore(now, medical);
  const texts = sql`select max(${messages.at}) from ${messages} where ${messages.question} = ${questions.reference} and ${messages.audience} = 'medical'`;
  const relays = sql`select max(${journal.at}) from ${journal} where ${journal.question} = ${questions.reference}
    and ${inArray(journal.type, RELAYING)} and (${journal.type} <> 'handed-off' or ${journal.event}->>'team' = 'medical')`;
  return and(
    isNull(questions.erasedAt),
    sql`(${texts}) <= ${limit}`,
    sql`coalesce((${relays}), 0) <= ${limit}`,
  );
}

function filesDue({ files }: RetentionPolicy, now: number): SQL | undefined {
  const some = sql`exists (select 1 from ${attachments} where ${attachments.question} = ${questions.reference})`;
  return and(lte(questions.closedAt, expiredBefore(now, files)), some);
}

function questionsDue({ routes }: RetentionPolicy, now: number): SQL | undefined {
  const named = Object.entries(routes).map(([route, days]) =>
    and(routeIs(route), lte(questions.closedAt, expiredBefore(now, days))),
  );
  return and(isNull(questions.erasedAt), or(...named));
}

/** A question that closed before it was qualified is kept as an ordinary one. */
function routeIs(route: string): SQL | undefined {
  const kept: Route = 'question';
  return route === kept
    ? or(eq(questions.route, route), isNull(questions.route))
    : eq(questions.route, route);
}

/** Written by something that was under way when the question was erased: sealed with a key that is gone. */
function remainsDue(): SQL | undefined {
  const left = [messages, outbox, attachments].map(
    (table) => sql`exists (select 1 from ${table} where ${table.question} = ${questions.reference})`,
  );
  return and(isNotNull(questions.erasedAt), or(...left));
}

/**
 * The medical key is replaced, so that what it sealed opens for nobody, backups of the rows included, and the question
 * can go on. What support could read of a masked message is all that is left of it.
 */
async function destroyMedical({ store, vault }: RetentionParts, question: string): Promise<void> {
  await store.db.transaction(async (db) => {
    const medical = eq(keys.audience, 'medical');
    const wrapped = await vault.master.wrap(randomBytes(KEY_BYTES), { question, audience: 'medical' });
    await keepMasked(db, vault, question);
    await db
      .update(keys)
      .set(wrapped)
      .where(and(eq(keys.question, question), medical, isNotNull(keys.wrapped)));
    const gone = [messages, attachments, outbox] as const;
    for (const table of gone)
      await db.delete(table).where(and(eq(table.question, question), eq(table.audience, 'medical')));
  });
}

async function keepMasked(db: Db, vault: Vault, question: string): Promise<void> {
  const ofQuestion = and(
    eq(messages.question, question),
    eq(messages.audience, 'medical'),
    isNotNull(messages.masked),
  );
  const opened = await vault.reader('support').of(db, question);
  const sealer = await vault.sealer(db, question);
  for (const row of await db.select().from(messages).where(ofQuestion)) {
    const rest = readBy(opened, row);
    if (!rest || !sealer) continue;
    const body = sealer('support', row.id, 'body')(JSON.stringify(rest));
    await db.update(messages).set({ audience: 'support', body, masked: null }).where(eq(messages.id, row.id));
  }
}
