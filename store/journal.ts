import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { JournalEvent } from '../domain/journal.ts';
import type { Summary } from '../domain/summary.ts';
import { EVERY_QUESTION } from './changes.ts';
import type { Db } from './db.ts';
import type { Store } from './open.ts';
import { journal, questions } from './schema.ts';

/**
 * Writes events and the summary that goes with the last of them, in one transaction. Repeating it changes nothing, and
 * a summary never goes back, in whatever order the calls arrive. Whoever watches the question is told.
 */
export async function project(
  store: Store,
  { question, events, summary }: { question: string; events: readonly JournalEvent[]; summary: Summary },
): Promise<void> {
  const last = events.at(-1);
  if (!last) return;
  await store.db.transaction(async (db) => {
    await db
      .insert(journal)
      .values(events.map((event) => rowOf(question, event)))
      .onConflictDoNothing();
    await db
      .update(questions)
      .set({ ...columnsOf(summary), seq: last.seq })
      .where(and(eq(questions.reference, question), lt(questions.seq, last.seq)));
    await store.changes.announce(db, question);
  });
  store.changes.published(question);
}

export function rowOf(question: string, event: JournalEvent): typeof journal.$inferInsert {
  const { seq, at, by, type, cause } = event;
  return { question, seq, at, by, type, cause: cause ?? null, event };
}

/** What the summary no longer says is no longer so. */
export function columnsOf(summary: Summary): Partial<typeof questions.$inferInsert> {
  const { status, team, handedOff, route, topic, assignee, waitingFor, dueAt, rating, closedAt } = summary;
  return {
    status,
    // Until the question has qualified the message, what the door read in it stands.
    ...(status === 'registered' ? {} : { team: team === 'medical' ? 'medical' : 'support' }),
    handedOff,
    route: route ?? null,
    topic: topic ?? null,
    assignee: assignee ?? null,
    waitingFor: waitingFor ?? null,
    dueAt: dueAt ?? null,
    rating: rating ?? null,
    closedAt: closedAt ?? null,
    summary,
  };
}

/** The projected journal after a sequence, in order and without a hole: what comes after one is not told yet. */
export async function eventsAfter(db: Db, question: string, seq: number): Promise<JournalEvent[]> {
  const rows = await db
    .select({ event: journal.event })
    .from(journal)
    .where(and(eq(journal.question, question), gt(journal.seq, seq)))
    .orderBy(asc(journal.seq));
  return unbroken(
    rows.map(({ event }) => event),
    seq,
  );
}

/** The projected journals of several questions, each from its first event on and without a hole. */
export async function journalsOf(
  db: Db,
  references: readonly string[],
): Promise<ReadonlyMap<string, JournalEvent[]>> {
  const rows = await db
    .select({ question: journal.question, event: journal.event })
    .from(journal)
    .where(inArray(journal.question, [...references]))
    .orderBy(asc(journal.question), asc(journal.seq));
  const journals = new Map<string, JournalEvent[]>();
  for (const { question, event } of rows) journals.set(question, [...(journals.get(question) ?? []), event]);
  return new Map([...journals].map(([question, events]) => [question, unbroken(events, 0)]));
}

function unbroken(events: JournalEvent[], after: number): JournalEvent[] {
  const hole = events.findIndex((event, index) => event.seq !== after + 1 + index);
  return hole === -1 ? events : events.slice(0, hole);
}

/** Calls `look` whenever the question's projection moves, in any process. Gives back how to stop. */
export function subscribe(store: Store, question: string, look: () => void): () => void {
  return store.changes.subscribe(question, look);
}

/** The same for whoever watches the desk's whole list. */
export function subscribeToAll(store: Store, look: () => void): () => void {
  return store.changes.subscribe(EVERY_QUESTION, look);
}
