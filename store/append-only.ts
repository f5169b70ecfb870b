// The journal is append-only: the database refuses to change an event unless it is told by whom and why, and keeps what it said.
import { asc, eq, sql } from 'drizzle-orm';
import type { JournalEvent } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { journalSuperseded } from './superseded-schema.ts';

/** A worker's successor, a rebuild, or the destruction of the words that an event tells of. */
type Superseding = { by: string; why: 'known-better' | 'rebuilt' | 'words-destroyed' };

/** For the rest of the transaction: what it changes of the journal is kept, with who and why. */
export async function supersede(db: Db, { by, why }: Superseding): Promise<void> {
  await db.execute(
    sql`select set_config('paladin.superseded_by', ${by}, true), set_config('paladin.superseded_why', ${why}, true)`,
  );
}

/** What a question's journal said before, the oldest first; `event` is null once its words were destroyed. */
export type Superseded = { seq: number; event: JournalEvent | null; by: string; why: string; at: number };

export async function supersededOf(db: Db, question: string): Promise<Superseded[]> {
  const { seq, event, by, why, at } = journalSuperseded;
  return db
    .select({ seq, event, by, why, at })
    .from(journalSuperseded)
    .where(eq(journalSuperseded.question, question))
    .orderBy(asc(journalSuperseded.id));
}
