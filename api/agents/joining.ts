import { replayJournal } from '../../domain/evolve.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { contactOf, type Contact } from '../../store/contact.ts';
import { deskLine } from '../../store/desk-list.ts';
import { readAsSupport, type ReadMessage } from '../../store/messages.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import type { ApiContext } from '../context.ts';

type Place = Pick<ApiContext, 'store' | 'vault'>;

/** A question that is handled with another, as support reads it there. */
type JoinedQuestion = { reference: string; contact?: Contact; messages: ReadMessage[] };

/** The questions that are handled with this one now, each with its messages; what is medical stays away. */
export async function joinedQuestions(
  { store, vault }: Place,
  reference: string,
  events?: readonly JournalEvent[],
): Promise<JoinedQuestion[]> {
  const journal = events ?? (await eventsAfter(store.db, reference, 0));
  const named = journal.flatMap((event) => (event.type === 'joined' && event.leads ? [event.other] : []));
  const found: JoinedQuestion[] = [];
  for (const other of new Set(named)) {
    const line = await deskLine(store.db, other);
    if (line?.team !== 'support' || (await firstQuestionOf({ store }, other)) !== reference) continue;
    const reader = vault.reader('support');
    const contact = await contactOf(store.db, reader, other);
    const messages = await readAsSupport(store.db, reader, other);
    found.push({ reference: other, messages, ...(contact === undefined ? {} : { contact }) });
  }
  return found;
}

/** The question that this one is handled with. */
async function firstQuestionOf(
  { store }: Pick<Place, 'store'>,
  reference: string,
): Promise<string | undefined> {
  const events = await eventsAfter(store.db, reference, 0);
  return replayJournal(reference, published, events).joined?.other;
}
