import type { Conversation } from '../../api/requester/conversation.ts';
import type { ChatWords } from '../../content/chat-words.ts';
import type { Article } from '../../content/articles.ts';
import { zoneNote } from '../../content/instants.ts';

export type ConversationProps = {
  conversation: Conversation;
  articles: readonly Article[];
  now: number;
  /** The browser's time zone, when it told. */
  zone?: string;
};

/** The numbers that an emergency was answered with, as long as it lasts. */
export function askedUrgency({
  messages,
  status,
}: Pick<Conversation, 'messages' | 'status'>): string | undefined {
  if (status === 'resolved' || status === 'closed') return undefined;
  return messages.findLast(({ kind }) => kind === 'emergency')?.text;
}

type Due = { due: number; now: number; zone?: string | undefined };

/** "avant lundi 10 h 00 (heure de Paris)", and what that is where the reader is, when it is elsewhere. */
export function dueInWords({ when, standing }: ChatWords, { due, now, zone }: Due): string {
  const elsewhere = zone !== undefined && zoneNote(due, zone) !== undefined;
  return standing.due(when.before(due, now), elsewhere ? when.moment(due, now, zone) : undefined);
}
