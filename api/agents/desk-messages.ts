// The messages of a question as one agent sees them.
import type { JournalEvent } from '../../domain/journal.ts';
import type { Author } from '../../domain/message-states.ts';
import { DRAFT } from '../../store/message-rows.ts';
import type { ReadMessage } from '../../store/messages.ts';
import { messagesPublishedBy } from '../../domain/published-messages.ts';
import type { Session } from './session.ts';

/** A message on the desk. Without text: it is for the medical team, or was erased. */
export type DeskMessage = {
  id: string;
  author: Author;
  agent: string | null;
  kind: string;
  at: number;
  /** `pending`: sent, and not yet in the journal. */
  state: 'told' | 'note' | 'pending';
  text?: string;
  subject?: string;
  /** Part of it, or all, is for the medical team alone. */
  masked: boolean;
  files: ReadMessage['files'];
  /** Files that only the medical team may open. */
  reserved: number;
  /** Of a mail: whom it names beside us and whoever asked. */
  addresses?: ReadMessage['addresses'];
};

export type DraftMessage = { id: string; kind: string; at: number; text: string };

/** Events whose words are for the team: notes and reasons. */
const inHouse: ReadonlySet<JournalEvent['type']> = new Set([
  'noted',
  'released',
  'transferred',
  'relayed',
  'requalified',
  'extension-asked',
  'extension-refused',
]);

/** What stands in the conversation, and what this agent alone typed. */
export function sortMessages(
  read: ReadMessage[],
  events: JournalEvent[],
  agent: Session,
): { messages: DeskMessage[]; drafts: DraftMessage[] } {
  const published = messagesPublishedBy(events);
  const noted = new Set(
    events.flatMap((event) => (inHouse.has(event.type) && 'message' in event ? [event.message] : [])),
  );
  const stateOf = ({ id, author, open, kind }: ReadMessage): DeskMessage['state'] | undefined => {
    if (published.has(id) || (open && (author === 'requester' || author === 'system'))) return 'told';
    if (noted.has(id) || (author === 'system' && kind === 'note')) return 'note';
    // What the assistant wrote and nobody was told was thrown away.
    return author === 'agent' ? 'pending' : undefined;
  };
  const unsent = new Set(events.flatMap((event) => (event.type === 'unsent' ? [event.message] : [])));
  const isDraft = (message: ReadMessage) =>
    (message.kind.startsWith(DRAFT) || unsent.has(message.id)) && stateOf(message) === 'pending';
  return {
    messages: read.flatMap((message) => {
      const state = stateOf(message);
      return state === undefined || isDraft(message) ? [] : [deskMessage(message, state)];
    }),
    drafts: read
      .filter((message) => isDraft(message) && message.agent === agent.id)
      .map(({ id, kind, at, body }) => ({ id, kind: kind.replace(DRAFT, ''), at, text: body?.text ?? '' })),
  };
}

export function deskMessage({ body, ...message }: ReadMessage, state: DeskMessage['state']): DeskMessage {
  const { id, author, agent, kind, at, masked, files, reserved, addresses } = message;
  const named = addresses === undefined ? {} : { addresses };
  return { id, author, agent, kind, at, state, masked, files, reserved, ...named, ...body };
}
