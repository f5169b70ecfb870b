// Receipts of erasures, and the questions that are still to be told of theirs.
import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { erasures } from './erasure-schema.ts';
import type { Forgotten } from './erase-questions.ts';
import { questions } from './schema.ts';

/** One question, or mail in quarantine, that was forgotten: how much of it is gone. */
export type ErasedQuestion = Forgotten & { reference: string; receivedAt: number };

/** Proof of an erasure. It says neither who asked for it nor who was forgotten. Instants are epoch milliseconds. */
export type ErasureReceipt = { id: string; at: number; by: string; questions: ErasedQuestion[] };

/** @param untold the questions among them, whose workflows are still to be told */
export async function keepReceipt(db: Db, receipt: ErasureReceipt, untold: string[]): Promise<void> {
  const { id, at, by } = receipt;
  await db.insert(erasures).values({ id, at, by, receipt, untold });
}

/** The newest first. */
export async function listReceipts(db: Db): Promise<ErasureReceipt[]> {
  const rows = await db.select({ receipt: erasures.receipt }).from(erasures).orderBy(desc(erasures.at));
  return rows.map(({ receipt }) => receipt);
}

export async function findReceipt(db: Db, id: string): Promise<ErasureReceipt | undefined> {
  const [row] = await db.select({ receipt: erasures.receipt }).from(erasures).where(eq(erasures.id, id));
  return row?.receipt;
}

/** Erased questions whose workflow may still run without knowing. */
export async function findUntold(db: Db): Promise<string[]> {
  const rows = await db
    .select({ untold: erasures.untold })
    .from(erasures)
    .where(sql`cardinality(${erasures.untold}) > 0`);
  return rows.flatMap((row) => row.untold);
}

export async function markTold(db: Db, reference: string): Promise<void> {
  await db
    .update(erasures)
    .set({ untold: sql`array_remove(${erasures.untold}, ${reference})` })
    .where(sql`${reference} = any(${erasures.untold})`);
}

/**
 * Erased questions that run all the same: their workflow was begun by a message that was on its way to it, and has
 * written since.
 */
export async function findErasedAndOpen(db: Db): Promise<string[]> {
  const rows = await db
    .select({ reference: questions.reference })
    .from(questions)
    .where(and(isNotNull(questions.erasedAt), isNull(questions.closedAt), gt(questions.seq, 0)));
  return rows.map(({ reference }) => reference);
}
