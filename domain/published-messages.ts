import type { JournalEvent } from './journal.ts';

/** Messages of the assistant and of agents that the journal has made public: what stands in the store alone is a draft. */
export function messagesPublishedBy(events: readonly JournalEvent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) =>
      publishing.has(event.type) && 'message' in event && event.message !== undefined ? [event.message] : [],
    ),
  );
}

const publishing: ReadonlySet<JournalEvent['type']> = new Set([
  'answered',
  'clarified',
  'replied',
  'asked',
  'extended',
  'resolved',
]);
