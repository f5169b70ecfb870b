import type { JournalEvent } from '../journal.ts';
import type { State } from '../state.ts';

/** One event, with the question before and after it. */
export type Step = { event: JournalEvent; before: State; after: State };

export function agentOf({ by }: JournalEvent): string | undefined {
  return by.startsWith('agent:') ? by.slice('agent:'.length) : undefined;
}

/** Whether a person of the house says something to the requester with it: what answers, asks, announces or resolves. */
export function isHumanWord(event: JournalEvent): boolean {
  if (agentOf(event) === undefined) return false;
  return (
    event.type === 'replied' ||
    event.type === 'asked' ||
    (event.type === 'extended' && event.message !== undefined) ||
    event.type === 'resolved'
  );
}
