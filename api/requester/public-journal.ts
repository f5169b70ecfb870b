import type { JournalEvent } from '../../domain/journal.ts';

/** What a person may know of their question's journal. No agent is named, no rule, target or inner step. */
export type PublicEvent = {
  seq: number;
  at: number;
  type: JournalEvent['type'];
  /** Id of the message that came with it. */
  message?: string;
  team?: string;
  articles?: string[];
  promisedAt?: number;
  how?: string;
  why?: string;
  score?: number;
};

/** Undefined for what stays in the house. */
export function publicEvent(event: JournalEvent): PublicEvent | undefined {
  const { seq, at, type } = event;
  const told = publicPartOf(event);
  return told && { seq, at, type, ...told };
}

function publicPartOf(event: JournalEvent): Omit<PublicEvent, 'seq' | 'at' | 'type'> | undefined {
  switch (event.type) {
    case 'message':
    case 'clarified':
    case 'replied':
    case 'asked':
    case 'said':
    case 'linked':
      return { message: event.message };
    case 'answered':
      return { message: event.message, articles: event.articles };
    case 'handed-off':
      return { team: event.team };
    case 'extended':
      return { promisedAt: event.promisedAt, ...messageOf(event) };
    case 'resolved':
      return { how: event.how, ...messageOf(event) };
    case 'closed':
      return { why: event.why };
    case 'rated':
      return { score: event.score };
    default:
      return plain.has(event.type) ? {} : undefined;
  }
}

const plain: ReadonlySet<JournalEvent['type']> = new Set([
  'registered',
  'acknowledged',
  'emergency',
  'relay-proposed',
  'physician-named',
  'relay-accepted',
  'relay-declined',
  'claimed',
  'reminded',
  'reopened',
  'erased',
]);

function messageOf({ message }: { message?: string }): { message?: string } {
  return message === undefined ? {} : { message };
}
