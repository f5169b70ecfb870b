import { asc, inArray } from 'drizzle-orm';
import type { JournalEvent } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { journal } from './schema.ts';

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
  for (const { question, event } of rows) {
    const known = journals.get(question);
    if (known) known.push(event);
    else journals.set(question, [event]);
  }
  return new Map([...journals].map(([question, events]) => [question, unbroken(events, 0)]));
}

/** Up to the first hole: what comes after one is not told yet. @param after the sequence before the first */
export function unbroken(events: JournalEvent[], after: number): JournalEvent[] {
  const hole = events.findIndex((event, index) => event.seq !== after + 1 + index);
  return hole === -1 ? events : events.slice(0, hole);
}
