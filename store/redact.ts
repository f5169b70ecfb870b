// What is left of a question whose words are destroyed: its steps, without what triage read in them.
import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { redactJournal, redactReading, redactTopic } from '../domain/redaction.ts';
import type { Summary } from '../domain/summary.ts';
import { supersede } from './append-only.ts';
import type { Db } from './db.ts';
import { inbox, journal, questions } from './schema.ts';
import { journalSuperseded } from './superseded-schema.ts';

/** Blanks, in the journal, the inbox and the list, all that tells of the words. Repeating it changes nothing. */
export async function keepLittle(db: Db, question: string): Promise<void> {
  await blankJournal(db, question);
  await blankSuperseded(db, question);
  await blankReadings(db, question);
  await blankTopic(db, question);
}

async function blankJournal(db: Db, question: string): Promise<void> {
  const ofQuestion = eq(journal.question, question);
  const rows = await db
    .select({ event: journal.event })
    .from(journal)
    .where(ofQuestion)
    .orderBy(asc(journal.seq));
  const told = rows.map(({ event }) => event);
  await supersede(db, { by: 'service', why: 'words-destroyed' });
  for (const [at, left] of redactJournal(told).entries()) {
    if (isDeepStrictEqual(left, told[at])) continue;
    await db
      .update(journal)
      .set({ event: left })
      .where(and(ofQuestion, eq(journal.seq, left.seq)));
  }
}

/** What events said before tells of the same words. */
async function blankSuperseded(db: Db, question: string): Promise<void> {
  await db
    .update(journalSuperseded)
    .set({ event: null })
    .where(
      and(
        eq(journalSuperseded.question, question),
        sql`${journalSuperseded.event} ->> 'type' in ('message', 'qualified', 'emergency', 'relay-proposed')`,
      ),
    );
}

/** Only of what the engine has: it needs the rest. */
async function blankReadings(db: Db, question: string): Promise<void> {
  const ofQuestion = and(eq(inbox.question, question), isNotNull(inbox.dispatchedAt));
  for (const { id, payload } of await db.select().from(inbox).where(ofQuestion)) {
    const left = { ...payload, reading: redactReading(payload.reading) };
    await db.update(inbox).set({ payload: left }).where(eq(inbox.id, id));
  }
}

/** Columns of the list that a summary fills, as they are left. */
export function redactColumns({ topic, ...summary }: Summary): { topic: string | null; summary: Summary } {
  const kept = redactTopic(summary.route, topic);
  return { topic: kept.topic ?? null, summary: { ...summary, ...kept } };
}

async function blankTopic(db: Db, question: string): Promise<void> {
  const ofQuestion = eq(questions.reference, question);
  const [row] = await db.select().from(questions).where(ofQuestion);
  if (!row?.topic || redactTopic(row.route, row.topic).topic !== undefined) return;
  const summary =
    row.summary && Object.fromEntries(Object.entries(row.summary).filter(([name]) => name !== 'topic'));
  await db.update(questions).set({ topic: null, summary }).where(ofQuestion);
}
