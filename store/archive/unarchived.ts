import { and, asc, eq, gt, inArray, isNotNull, lte, max, notExists, sql } from 'drizzle-orm';
import { archived } from '../archive-schema.ts';
import type { Db } from '../db.ts';
import { keys, questions } from '../schema.ts';
import type { Sealer, Vault } from '../vault.ts';

/** When the last of the archived runs ended, in epoch ms; undefined when there is none. */
export async function archivedUntil(db: Db): Promise<number | undefined> {
  const [row] = await db.select({ last: max(archived.closedAt) }).from(archived);
  return row?.last ?? undefined;
}

/** Of these runs, those that no manifest names. */
export async function unarchivedRuns<Run extends { question: string; run: string }>(
  db: Db,
  runs: readonly Run[],
): Promise<Run[]> {
  const rows = await db
    .select({ question: archived.question, run: archived.run })
    .from(archived)
    .where(inArray(archived.question, [...new Set(runs.map(({ question }) => question))]));
  const known = new Set(rows.map(({ question, run }) => `${question}~${run}`));
  return runs.filter(({ question, run }) => !known.has(`${question}~${run}`));
}

export type ClosedQuestion = { reference: string; closedAt: number; run: string | null };

/** Closed questions whose last run is in no manifest, some after a reference, in order. */
export async function unarchivedQuestions(
  db: Db,
  { until, after, limit }: { until: number; after: string; limit: number },
): Promise<ClosedQuestion[]> {
  const { reference, closedAt, toldBy } = questions;
  const inArchive = db
    .select({ one: sql`1` })
    .from(archived)
    .where(and(eq(archived.question, reference), eq(archived.run, sql`coalesce(${toldBy}, '')`)));
  const rows = await db
    .select({ reference, closedAt, run: toldBy })
    .from(questions)
    .where(and(isNotNull(closedAt), lte(closedAt, until), gt(reference, after), notExists(inArchive)))
    .orderBy(asc(reference))
    .limit(limit);
  return rows.map((row) => ({ ...row, closedAt: row.closedAt ?? 0 }));
}

/**
 * Seals a history to the medical team, which may read all; undefined once words of the question were destroyed: its history tells
 * what triage read in them, and is to outlive them no longer than the engine keeps it.
 */
export async function historySealer(db: Db, vault: Vault, question: string): Promise<Sealer | undefined> {
  return (await wordsDestroyed(db, question)) ? undefined : vault.sealer(db, question);
}

/** Whether the keys of a question, or its medical one, were destroyed when what they sealed had served its time. */
export async function wordsDestroyed(db: Db, question: string): Promise<boolean> {
  return (await db.$count(keys, and(eq(keys.question, question), isNotNull(keys.destroyedAt)))) > 0;
}
