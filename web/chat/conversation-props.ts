import type { Conversation } from '../../api/requester/conversation.ts';
import { standing } from '../../content/fr/chat.ts';
import type { Article } from '../../content/articles.ts';
import { before, moment, zoneNote } from '../../content/instants.ts';

export type ConversationProps = {
  conversation: Conversation;
  articles: readonly Article[];
  now: number;
  /** The browser's time zone, when it told. */
  zone?: string;
};

/** The numbers that an emergency was answered with, as long as it lasts. */
export function urgencyOf({
  messages,
  status,
}: Pick<Conversation, 'messages' | 'status'>): string | undefined {
  if (status === 'resolved' || status === 'closed') return undefined;
  return messages.findLast(({ kind }) => kind === 'emergency')?.text;
}

/** "avant lundi 10 h 00 (heure de Paris)", and what that is where the reader is, when it is elsewhere. */
export function dueInWords(due: number, now: number, zone?: string): string {
  const elsewhere = zone !== undefined && zoneNote(due, zone) !== undefined;
  return standing.due(before(due, now), elsewhere ? moment(due, now, zone) : undefined);
}
