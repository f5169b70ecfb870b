// Which messages, of any week, are about what a proposal was about.
import { LEAST } from './groups.ts';
import { similarity } from './similarity.ts';
import type { ReviewMessage } from './review-types.ts';

/** Ids of the messages that would have joined the group of `members`, those included. */
export function following(messages: readonly ReviewMessage[], members: ReadonlySet<string>): string[] {
  const group = messages.filter(({ id }) => members.has(id));
  return messages.filter((message) => members.has(message.id) || isAlike(message, group)).map(({ id }) => id);
}

function isAlike(message: ReviewMessage, group: readonly ReviewMessage[]): boolean {
  const sum = group.reduce((total, other) => total + similarity(message, other), 0);
  return group.length > 0 && sum / group.length > LEAST.member;
}
