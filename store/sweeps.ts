// What has served its time is destroyed here, some questions at a time; doing it again changes nothing.
import { and, eq, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { expiryLimit, type RetentionPolicy } from '../domain/retention-policy.ts';
import { routes as allRoutes, type Route } from '../domain/triage/types.ts';
import type { Db } from './db.ts';
import { retentionRuns } from './erasure-schema.ts';
import { attempts } from './attempt-schema.ts';
import { removeFiles } from './file-pieces.ts';
import { forgetWithin, lockQuestion } from './erase-questions.ts';
import type { Store } from './open-store.ts';
import { destroyMedical } from './retention-medical.ts';
import { alerts } from './alert-schema.ts';
import { attachments, contacts, journal, messages, outbox, questions } from './schema.ts';
import type { Vault } from './vault.ts';
import { discardedFromQuarantine, heldUntil } from './quarantine.ts';
import { destroyVote, votesUntil } from './votes.ts';

/**
 * What is destroyed: medical texts, files of ordinary questions, whole questions, what an erasure left behind, votes on
 * articles, and mails in quarantine.
 */
export const sweeps = ['medical', 'files', 'questions', 'remains', 'votes', 'quarantine'] as const;
export type Sweep = (typeof sweeps)[number];

export type RetentionParts = { store: Store; vault: Vault };

type Due = { sweep: Sweep; policy: RetentionPolicy; now: number };

/** References of questions, or ids of votes, of which something has served its time, in order; `limit` of them. */
export function findDue(
  db: Db,
  { sweep, policy, now, limit, question }: Due & { limit: number; question?: string },
): Promise<string[]> {
  if (sweep === 'votes') return votesUntil(db, { until: expiryLimit(now, policy.votes), limit });
  if (sweep === 'quarantine') return heldUntil(db, { until: expiryLimit(now, policy.quarantine), limit });
  const conditions = { medical: medicalDue, files: filesDue, questions: questionsDue, remains: remainsDue };
  return db
    .select({ reference: questions.reference })
    .from(questions)
    .where(
      and(
        question === undefined ? undefined : eq(questions.reference, question),
        conditions[sweep](policy, now),
      ),
    )
    .orderBy(questions.reference)
    .limit(limit)
    .then((rows) => rows.map(({ reference }) => reference));
}

/**
 * Destroys it for one question, or one vote, in one transaction: what has been written since it was found due is not
 * destroyed with it.
 * @param at the instant to write down as that of the destruction
 */
export async function destroy(
  parts: RetentionParts & { policy: RetentionPolicy },
  { sweep, question, now, at }: { sweep: Sweep; question: string; now: number; at: number },
): Promise<void> {
  const { store, policy } = parts;
  if (sweep === 'votes') return destroyVote(store, question);
  if (sweep === 'quarantine')
    return void (await discardedFromQuarantine(store.db, { id: question, by: 'retention', at }));
  await store.db.transaction(async (db) => {
    await lockQuestion(db, question);
    const [still] = await findDue(db, { sweep, policy, now, limit: 1, question });
    if (still === undefined) return;
    if (sweep === 'medical') await destroyMedical(db, parts.vault, { question, at });
    else if (sweep === 'files') await removeFiles(db, eq(attachments.question, question));
    else await forgetWithin(db, { question, at });
    await store.changes.announce(db, question);
  });
  store.changes.published(question);
}

export async function keepRun(db: Db, run: typeof retentionRuns.$inferInsert): Promise<void> {
  await db.insert(retentionRuns).values(run).onConflictDoNothing();
}

const RELAYING = ['relay-accepted', 'relayed', 'handed-off'];

function medicalDue({ medical }: RetentionPolicy, now: number): SQL | undefined {
  const limit = expiryLimit(now, medical);
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
  return and(lte(questions.closedAt, expiryLimit(now, files)), some);
}

function questionsDue({ routes }: RetentionPolicy, now: number): SQL | undefined {
  const named = allRoutes.map((route) =>
    and(routeIs(route), lte(questions.closedAt, expiryLimit(now, routes[route]))),
  );
  return and(isNull(questions.erasedAt), or(...named));
}

/** A question that closed before it was qualified is kept as an ordinary one. */
function routeIs(route: Route): SQL | undefined {
  const kept: Route = 'question';
  return route === kept
    ? or(eq(questions.route, route), isNull(questions.route))
    : eq(questions.route, route);
}

/** Events that say which rules of triage the words met; elsewhere `rules` is the version of the decisions. */
const READ = ['message', 'qualified', 'emergency'];

/** Written by something that was under way when the question was erased: sealed with a key that is gone. */
function remainsDue(): SQL | undefined {
  const left = [messages, outbox, attachments, attempts, contacts, alerts].map(
    (table) => sql`exists (select 1 from ${table} where ${table.question} = ${questions.reference})`,
  );
  const telling = sql`exists (select 1 from ${journal} where ${journal.question} = ${questions.reference}
    and ${inArray(journal.type, READ)}
    and coalesce(${journal.event}->'rules', ${journal.event}->'reading'->'rules', '[]') <> '[]')`;
  return and(isNotNull(questions.erasedAt), or(...left, telling));
}
