// Questions for programs that keep a copy of the list. They come in an order that nothing changes, by receipt: what is changed
// during a walk stays where it stood, so that none is lost or given twice, and comes with the next walk.
import { and, asc, eq, gte, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { questionLine, type DeskLine } from './desk-list.ts';
import { questions } from './schema.ts';

export type ChangedLine = DeskLine & { updatedAt: number; erasedAt: number | null };
/** Where a page ended, and from when on the walk after this one has to look. */
export type WalkPosition = { asOf: number; receivedAt: number; reference: string };
export type Walk = {
  /** Changed then or since, epoch ms: what the walk before gave as `asOf`. */
  updatedSince?: number | undefined;
  after?: WalkPosition | undefined;
  limit: number;
};

const changedLine = { ...questionLine, updatedAt: questions.updatedAt, erasedAt: questions.erasedAt };

export async function changedQuestion(db: Db, reference: string): Promise<ChangedLine | undefined> {
  const [line] = await db.select(changedLine).from(questions).where(eq(questions.reference, reference));
  return line;
}

/** A page of a walk; `next` is there when it goes on. Erased questions are there too, to be forgotten elsewhere. */
export async function changedQuestions(
  db: Db,
  { updatedSince, after, limit }: Walk,
): Promise<{ lines: ChangedLine[]; asOf: number; next?: WalkPosition }> {
  const { receivedAt, reference, updatedAt } = questions;
  // Before the rows are read: what commits in between is looked at again by the next walk.
  const asOf = after?.asOf ?? (await settledUntil(db));
  const here = sql`(${receivedAt}, ${reference})`;
  const rows = await db
    .select(changedLine)
    .from(questions)
    .where(
      and(
        updatedSince === undefined ? undefined : gte(updatedAt, updatedSince),
        after && sql`${here} > (${after.receivedAt}::bigint, ${after.reference}::text)`,
      ),
    )
    .orderBy(asc(receivedAt), asc(reference))
    .limit(limit + 1);
  const lines = rows.slice(0, limit);
  const last = lines.at(-1);
  if (rows.length <= limit || !last) return { lines, asOf };
  return { lines, asOf, next: { asOf, receivedAt: last.receivedAt, reference: last.reference } };
}

/**
 * The instant before which no change can turn up any more: when the oldest transaction began that is still under way, for rows
 * bear the instant at which theirs did. Epoch ms, by the database's clock.
 */
export async function settledUntil(db: Db): Promise<number> {
  const oldest = sql`min(xact_start) filter (where datname = current_database() and backend_type = 'client backend')`;
  const at = sql`floor(extract(epoch from least(now(), ${oldest})) * 1000)`.mapWith(Number);
  const [row] = await db.select({ at }).from(sql`pg_stat_activity`);
  return row?.at ?? 0;
}
