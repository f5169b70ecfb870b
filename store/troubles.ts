// Open questions whose workflow does not go on. Written by the reconciliation alone, read by whoever shows or serves them.
import { and, asc, eq, isNull, lt, notExists, notInArray, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { inbox, questions } from './schema.ts';
import { troubles, type TroubleKind } from './trouble-schema.ts';

export type Trouble = { question: string; kind: TroubleKind; detail: string };

/** Makes what is known what was found, and gives those that are new. An old one keeps the instant it began at. */
export async function keepTroubles(db: Db, found: readonly Trouble[], at: number): Promise<Trouble[]> {
  return db.transaction(async (tx) => {
    const names = found.map(({ question }) => question);
    await tx.delete(troubles).where(names.length === 0 ? sql`true` : notInArray(troubles.question, names));
    const added: Trouble[] = [];
    for (const trouble of found) {
      const rows = await tx
        .insert(troubles)
        .values({ ...trouble, since: at })
        .onConflictDoUpdate({
          target: troubles.question,
          set: { kind: trouble.kind, detail: trouble.detail },
        })
        .returning({ since: troubles.since });
      if (rows[0]?.since === at) added.push(trouble);
    }
    return added;
  });
}

/** The oldest first. */
export function knownTroubles(db: Db): Promise<(typeof troubles.$inferSelect)[]> {
  return db.select().from(troubles).orderBy(asc(troubles.since), asc(troubles.question));
}

export function countTroubles(db: Db): Promise<number> {
  return db.$count(troubles);
}

export async function troubleOf(db: Db, question: string): Promise<Trouble | undefined> {
  const [row] = await db.select().from(troubles).where(eq(troubles.question, question));
  return row;
}

export async function troubleOver(db: Db, question: string): Promise<void> {
  await db.delete(troubles).where(eq(troubles.question, question));
}

/** Questions that the engine must have by now: open, received before that instant, and all their messages handed over. */
export async function questionsOwed(db: Db, before: number): Promise<string[]> {
  const { reference, closedAt, erasedAt, receivedAt } = questions;
  const waiting = db
    .select({ one: sql`1` })
    .from(inbox)
    .where(and(eq(inbox.question, reference), isNull(inbox.dispatchedAt)));
  const rows = await db
    .select({ reference })
    .from(questions)
    .where(and(isNull(closedAt), isNull(erasedAt), lt(receivedAt, before), notExists(waiting)))
    .orderBy(asc(receivedAt));
  return rows.map((row) => row.reference);
}

/** Open questions on whose list an instant stands that has passed, the longest ago first. */
export async function questionsPastDue(db: Db, before: number, limit: number): Promise<string[]> {
  const { reference, closedAt, erasedAt, dueAt } = questions;
  const rows = await db
    .select({ reference })
    .from(questions)
    .where(and(isNull(closedAt), isNull(erasedAt), lt(dueAt, before)))
    .orderBy(asc(dueAt))
    .limit(limit);
  return rows.map((row) => row.reference);
}
