import type { JournalEvent } from '../domain/journal.ts';
import type { QuestionFacts } from '../domain/indicators/facts.ts';
import type { Summary } from '../domain/summary.ts';
import { keepFacts } from './question-facts.ts';
import type { Db } from './db.ts';
import { columnsOf, rowOf } from './project-journal.ts';
import { contacts, journal, keys, messages, questions } from './schema.ts';
import type { KeyRow } from './vault.ts';

/** A question with all that is kept of it, sealed already. */
export type WholeQuestion = {
  question: typeof questions.$inferInsert;
  keys: KeyRow[];
  contact?: Uint8Array;
  messages: (typeof messages.$inferInsert)[];
  journal: readonly JournalEvent[];
  summary: Summary;
  facts: QuestionFacts | undefined;
};

/** Adds whole questions to a store that has none of them; in a transaction of the caller's. */
export async function importQuestions(db: Db, whole: readonly WholeQuestion[]): Promise<void> {
  await db.insert(questions).values(
    whole.map(({ question, summary, journal: events }) => ({
      ...question,
      ...columnsOf(summary),
      seq: events.at(-1)?.seq ?? 0,
    })),
  );
  await db.insert(keys).values(whole.flatMap((one) => one.keys));
  await db.insert(messages).values(whole.flatMap((one) => one.messages));
  const sealed = whole.flatMap(({ question, contact }) =>
    contact === undefined ? [] : [{ question: question.reference, sealed: contact }],
  );
  if (sealed.length > 0) await db.insert(contacts).values(sealed);
  for (const { question, journal: events, facts } of whole) {
    await db.insert(journal).values(events.map((event) => rowOf(question.reference, event)));
    if (facts !== undefined) await keepFacts(db, facts);
  }
}
