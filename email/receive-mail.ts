import { createHash } from 'node:crypto';
import { SERVICE } from '../content/fr/common-phrases.ts';
import type { Acceptance, InboundMessage, Rejection } from '../intake/inbound-message.ts';
import { domainOf, namesReference, ownIdIn, referenceInSubject, type OwnId } from './message-id.ts';
import { splitQuotes } from './quoted-text.ts';
import type { ReadMail } from './read-mail.ts';

export type MailIntake = {
  /** Resolves once the store holds the mail; throws when it is away. */
  accept: (asked: InboundMessage) => Promise<Acceptance | Rejection>;
  /** A message of ours that never arrived. */
  bounced: (own: OwnId) => Promise<void>;
  /** The question of an earlier mail of this sender, by the ids they gave their own mails. */
  threadOf?: (messageIds: readonly string[], sender: string) => Promise<string | undefined>;
  /** A life may be at stake: tells the person now, engine or no engine. Not waited for. */
  emergency?: (taken: Acceptance) => Promise<void>;
};

const BRANCHES = 50;

/** What one mail leads to. A bounce of ours is a fact about its question, not a message. */
export async function takeMail(
  mail: ReadMail,
  { mailbox, receivedAt, intake }: { mailbox: string; receivedAt: number; intake: MailIntake },
): Promise<Acceptance | Rejection | 'bounced'> {
  if (mail.bounced.length > 0) {
    for (const own of mail.bounced) await intake.bounced(own);
    return 'bounced';
  }
  const reference = await referenceOf(mail, mailbox, intake);
  const taken = await intake.accept(inboundMessageOf(mail, { mailbox, receivedAt, reference }));
  // The mail is held: a reply that cannot go out now is for the engine to send later.
  if (taken.accepted && taken.emergency) void intake.emergency?.(taken).catch(() => {});
  return taken;
}

/** By the thread's ids, ours first, the nearest first; then by the subject. Whether the sender may join is the door's to say. */
async function referenceOf(
  mail: ReadMail,
  mailbox: string,
  { threadOf }: MailIntake,
): Promise<string | undefined> {
  const domain = domainOf(mailbox);
  const ids = threadIds(mail);
  const own = ids.map((id) => ownIdIn(id, domain)).find((id) => id !== undefined);
  if (own) return own.reference;
  const theirs = ids.length > 0 && mail.from.email ? await threadOf?.(ids, mail.from.email) : undefined;
  // Anybody may provoke a machine's answer under a subject of their choice.
  return theirs ?? (mail.automation === undefined ? referenceInSubject(mail.subject) : undefined);
}

function threadIds({ inReplyTo, references }: ReadMail): string[] {
  const nearestFirst = [...(inReplyTo?.split(/\s+/) ?? []), ...references.toReversed()];
  return [...new Set(nearestFirst.filter((id) => id !== ''))].slice(0, BRANCHES);
}

type Asking = { mailbox: string; receivedAt: number; reference: string | undefined };

function inboundMessageOf(mail: ReadMail, { mailbox, receivedAt, reference }: Asking): InboundMessage {
  const { messageId, inReplyTo, references, attachments, automation } = mail;
  const subject = isReplyToUs(mail.subject) ? undefined : mail.subject;
  return {
    channel: 'email',
    role: 'unknown',
    contact: mail.from,
    attachments,
    receivedAt,
    text: ownText(mail, { mailbox, joins: reference !== undefined }),
    idempotencyKey: keyOf(mail, mailbox),
    ...(reference === undefined ? {} : { reference }),
    mail: {
      ...(subject === undefined || subject === '' ? {} : { subject }),
      ...(messageId === undefined ? {} : { messageId }),
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
      references: references.slice(-BRANCHES),
    },
    automated: automation !== undefined,
  };
}

/**
 * What a reply quotes is in the store already, sealed to who may read it; and what we wrote, emergency numbers
 * included, must never be taken for the person's words. A quote of somebody else's is part of the message.
 */
function ownText(
  { text, subject }: ReadMail,
  { mailbox, joins }: { mailbox: string; joins: boolean },
): string {
  const { fresh, quoted } = splitQuotes(text, subject);
  const quotesUs = quoted.includes(mailbox) || quoted.includes(SERVICE) || namesReference(quoted);
  return quotesUs || (joins && fresh !== '') ? fresh : text;
}

/** Our own subject coming back says nothing of the person's, and would hide how short "OUI" is. */
function isReplyToUs(subject: string): boolean {
  return referenceInSubject(subject) !== undefined;
}

function keyOf({ messageId = '', from, subject, text, attachments }: ReadMail, mailbox: string): string {
  const content = createHash('sha256').update(JSON.stringify([from.email, subject, text]));
  for (const { content: file } of attachments) content.update(file);
  return createHash('sha256')
    .update(JSON.stringify([messageId, content.digest('hex'), mailbox.toLowerCase()]))
    .digest('base64url');
}
