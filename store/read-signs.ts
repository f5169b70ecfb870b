// How far each side has read, told to the other by message. Of a message sealed to the doctors, support is told nothing, nor is
// the person: who opened it is in the register of openings, for auditors.
import { and, desc, eq, inArray, lte, max, ne, sql } from 'drizzle-orm';
import { THE_PERSON } from '../domain/mentions.ts';
import type { JournalEvent } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { questionReads } from './desk-schema.ts';
import type { Store } from './open-store.ts';
import { markRead } from './row-steps.ts';
import { journal, messages } from './schema.ts';
import { announceIf } from './watching.ts';

type Read = { question: string; agent: string; seq: number };

/** Somebody has a question before their eyes up to `seq`; the other side is told when that is news. */
export async function noteRead(store: Store, read: Read): Promise<void> {
  await announceIf(store, read.question, (db) => markRead(db, read));
}

/** The last message of the person's that somebody of ours has read. */
export function lastReadByUs(db: Db, question: string): Promise<string | undefined> {
  const byUs = ne(questionReads.agent, THE_PERSON);
  return lastRead(db, { question, by: byUs, types: ['message'], sealed: false });
}

/** The last message of an agent's that the person has had before their eyes. `sealed`: of those to the medical team as well. */
export function lastReadByPerson(
  db: Db,
  { question, sealed }: { question: string; sealed: boolean },
): Promise<string | undefined> {
  const byPerson = eq(questionReads.agent, THE_PERSON);
  return lastRead(db, { question, by: byPerson, types: agentsOwn, sealed });
}

const agentsOwn: readonly JournalEvent['type'][] = ['replied', 'asked', 'extended', 'resolved'];

type Wanted = {
  question: string;
  by: ReturnType<typeof eq>;
  types: readonly JournalEvent['type'][];
  sealed: boolean;
};

async function lastRead(db: Db, { question, by, types, sealed }: Wanted): Promise<string | undefined> {
  const upTo = db
    .select({ seq: max(questionReads.seq) })
    .from(questionReads)
    .where(and(eq(questionReads.question, question), by));
  const [row] = await db
    .select({ message: messages.id })
    .from(journal)
    .innerJoin(messages, eq(messages.id, sql`${journal.event} ->> 'message'`))
    .where(
      and(
        eq(journal.question, question),
        inArray(journal.type, [...types]),
        lte(journal.seq, sql`(${upTo})`),
        sealed ? undefined : eq(messages.audience, 'support'),
      ),
    )
    .orderBy(desc(journal.seq))
    .limit(1);
  return row?.message;
}
