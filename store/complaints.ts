import { and, asc, eq, exists, gte, lt, or, sql } from 'drizzle-orm';
import {
  complaintRecord,
  isIn,
  type ComplaintRecord,
  type ComplaintState,
} from '../domain/complaint-record.ts';
import { journalsOf } from './journals.ts';
import type { Db } from './db.ts';
import { journal, questions } from './schema.ts';

/** Journals read at once. */
const BATCH = 200;

/**
 * The complaints received in a period (epoch ms), the earliest first, those that were requalified since too: a register leaves
 * nothing out. Up to `limit` of them.
 */
export async function complaintsRegister(
  db: Db,
  { from, to, state, limit }: { from: number; to: number; state?: ComplaintState | undefined; limit: number },
): Promise<ComplaintRecord[]> {
  const references = await complaintsReceived(db, { from, to });
  const records: ComplaintRecord[] = [];
  for (let start = 0; start < references.length && records.length < limit; start += BATCH) {
    const batch = references.slice(start, start + BATCH);
    const journals = await journalsOf(db, batch);
    const read = batch.flatMap(
      (reference) => complaintRecord(reference, journals.get(reference) ?? []) ?? [],
    );
    records.push(...read.filter((record) => state === undefined || isIn(record, state)));
  }
  return records.slice(0, limit);
}

async function complaintsReceived(db: Db, { from, to }: { from: number; to: number }): Promise<string[]> {
  const { reference, receivedAt, route } = questions;
  const classified = db
    .select({ one: sql`1` })
    .from(journal)
    .where(
      and(
        eq(journal.question, reference),
        or(eq(journal.type, 'qualified'), eq(journal.type, 'requalified')),
        sql`${journal.event} ->> 'route' = 'complaint'`,
      ),
    );
  const rows = await db
    .select({ reference })
    .from(questions)
    .where(and(gte(receivedAt, from), lt(receivedAt, to), or(eq(route, 'complaint'), exists(classified))))
    .orderBy(asc(receivedAt), asc(reference));
  return rows.map((row) => row.reference);
}
