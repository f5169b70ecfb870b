// To which question a mail belongs: ids first, ours before theirs; then the signed address that our mails are answered at.
import { domainOf, ownIdIn, referenceIn } from './message-id.ts';
import type { ReadMail } from './read-mail.ts';

export type Joining =
  | { by: 'our-id' | 'their-id' | 'token'; reference: string }
  /** It names a question without the right to join it: the new one is linked to it. */
  | { by: 'named' | 'untrusted-sender'; near: string };

export type Belonging = {
  mailbox: string;
  /** Addresses of ours that it was sent to. */
  recipients: readonly string[];
  /** The question behind a signed reply address; undefined for any other address. */
  tokenOf?: (address: string) => string | undefined;
  /** The question of an earlier mail of this sender, by the ids they gave their own mails. */
  threadOf?: (messageIds: readonly string[], sender: string) => Promise<string | undefined>;
};

/** How many ids of a thread are looked up. */
const BRANCHES = 50;

/** Whether the sender belongs to that question is the door's to say; whether they are who they say, the caller's. */
export async function findJoining(mail: ReadMail, belonging: Belonging): Promise<Joining | undefined> {
  const { mailbox, recipients, threadOf, tokenOf } = belonging;
  const ids = threadIds(mail);
  const own = ids.map((id) => ownIdIn(id, domainOf(mailbox))).find((id) => id !== undefined);
  if (own) return { by: 'our-id', reference: own.reference };
  const { email } = mail.from;
  const theirs = ids.length > 0 && email !== undefined ? await threadOf?.(ids, email) : undefined;
  if (theirs !== undefined) return { by: 'their-id', reference: theirs };
  const token = recipients.map((address) => tokenOf?.(address)).find((reference) => reference !== undefined);
  if (token !== undefined) return { by: 'token', reference: token };
  // Anybody may copy a reference: alone it never joins.
  const named =
    referenceIn(mail.subject) ??
    referenceIn(recipients.join(' ')) ??
    referenceIn(mail.text.slice(0, TEXT_LOOKED_AT));
  return named === undefined ? undefined : { by: 'named', near: named };
}

const TEXT_LOOKED_AT = 100_000;

function threadIds({ inReplyTo, references }: ReadMail): string[] {
  return [...new Set([...inReplyTo, ...references.toReversed()])].slice(0, BRANCHES);
}
