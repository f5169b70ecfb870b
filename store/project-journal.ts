import type { HistoryKnown } from '../domain/history-known.ts';
import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, gt, gte, inArray, lte, max, ne, notInArray } from 'drizzle-orm';
import type { JournalEvent } from '../domain/journal.ts';
import { remainsOf } from '../domain/redaction.ts';
import type { Summary } from '../domain/summary.ts';
import { updateAlerts } from './alerts.ts';
import { supersede } from './append-only.ts';
import { EVERY_QUESTION } from './change-feed.ts';
import type { Db } from './db.ts';
import { markFacts } from './question-facts.ts';
import { keepLittle } from './redact.ts';
import type { Store } from './open-store.ts';
import { unbroken } from './journals.ts';
import { journal, questions } from './schema.ts';

export type JournalUpdate = {
  question: string;
  events: readonly JournalEvent[];
  summary: Summary;
  asOf: HistoryKnown;
};

/**
 * Makes the journal end with these events, and the summary say what goes with the last of them, in one transaction.
 * Repeating it changes nothing. What a worker told before it died gives way to what its successor tells, and a worker
 * that comes back from a long stall is not listened to. Whoever watches the question is told.
 */
export async function projectEvents(
  store: Store,
  { question, events, summary, asOf }: JournalUpdate,
): Promise<void> {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return;
  await store.db.transaction(async (db) => {
    const { toldBy, toldFrom, erasedAt } = questions;
    const [known] = await db
      .select({ toldBy, toldFrom, erasedAt })
      .from(questions)
      .where(eq(questions.reference, question))
      .for('update');
    if (known?.toldBy === asOf.run && (known.toldFrom ?? 0) > asOf.events) return;
    await endWith(db, question, { events, asOf, toldBy: known?.toldBy ?? asOf.run });
    await db
      .update(questions)
      .set({ ...columnsOf(summary), seq: last.seq, toldBy: asOf.run, toldFrom: asOf.events })
      .where(eq(questions.reference, question));
    await updateAlerts(db, question, events);
    // Its workflow may not know yet that it was forgotten.
    if (known && known.erasedAt !== null) await keepLittle(db, question);
    await markFacts(db, question);
    await store.changes.announce(db, question);
  });
  store.changes.published(question);
}

/** What is told again as it stands stays; what was told otherwise, or beyond, gives way, and is kept with who knew better. */
async function endWith(
  db: Db,
  question: string,
  { events, asOf, toldBy }: Pick<JournalUpdate, 'events' | 'asOf'> & { toldBy: string },
): Promise<void> {
  const from = events[0]?.seq ?? 0;
  const onward = and(eq(journal.question, question), gte(journal.seq, from));
  const standing = new Map((await db.select().from(journal).where(onward)).map((row) => [row.seq, row]));
  const told = events.map((event) => rowOf(question, event));
  const stays = (row: typeof journal.$inferInsert) => isAsTold(row, standing.get(row.seq));
  const kept = told.filter(stays).map(({ seq }) => seq);
  if (standing.size > kept.length) {
    if (toldBy !== asOf.run && toldBy !== asOf.follows) throw new TakenBack(question);
    await supersede(db, { by: `run ${asOf.run}`, why: 'known-better' });
    await db.delete(journal).where(and(onward, notInArray(journal.seq, kept)));
  }
  const fresh = told.filter((row) => !stays(row));
  if (fresh.length > 0) await db.insert(journal).values(fresh);
}

/** As it happened, or what is left of that once the words are destroyed. */
export function isAsTold(
  row: typeof journal.$inferInsert,
  kept: typeof journal.$inferSelect | undefined,
): boolean {
  return [row.event, ...remainsOf(row.event)].some((event) => isDeepStrictEqual({ ...row, event }, kept));
}

/** A run that an operator's reset began would take back what people were told: it waits until its question is repaired. */
class TakenBack extends Error {
  override name = 'TakenBack';
  constructor(question: string) {
    super(`Another run of ${question} has told of more than this one knows.`);
  }
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

/**
 * Whether a command is told to have been applied. A worker that died may have told it before the engine had it: only the question
 * knows for sure, or its end.
 */
export async function isTold(db: Db, question: string, command: string): Promise<boolean> {
  const caused = and(eq(journal.question, question), eq(journal.cause, command), ne(journal.type, 'refused'));
  const [row] = await db.select({ seq: journal.seq }).from(journal).where(caused).limit(1);
  return row !== undefined;
}

/** The sequence of the last event projected; 0 when there is none. */
export async function lastSequence(db: Db, question: string): Promise<number> {
  const [row] = await db
    .select({ last: max(journal.seq) })
    .from(journal)
    .where(eq(journal.question, question));
  return row?.last ?? 0;
}

/** The messages that events up to a sequence name: the person's, and what the assistant truly said. */
export async function messagesNamedIn(db: Db, question: string, seq: number): Promise<ReadonlySet<string>> {
  const types = inArray(journal.type, ['message', 'answered', 'clarified']);
  const rows = await db
    .select({ event: journal.event })
    .from(journal)
    .where(and(eq(journal.question, question), types, lte(journal.seq, seq)));
  return new Set(rows.flatMap(({ event }) => ('message' in event ? [event.message ?? []].flat() : [])));
}

/** Calls `look` whenever the question's projection moves, in any process. Gives back how to stop. */
export function subscribe(store: Store, question: string, look: () => void): () => void {
  return store.changes.subscribe(question, look);
}

/** The same for whoever watches the desk's whole list. */
export function subscribeToAll(store: Store, look: (question?: string) => void): () => void {
  return store.changes.subscribe(EVERY_QUESTION, look);
}
