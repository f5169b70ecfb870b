// What a mail says, as the message that the door takes.
import { createHash } from 'node:crypto';
import { REFERENCE } from '../domain/reference.ts';
import { hashFile } from '../intake/hash-file.ts';
import type { InboundMessage } from '../intake/inbound-message.ts';
import type { Joining } from './find-joining.ts';
import type { MailJudgement } from './judge-mail.ts';
import { referenceIn } from './message-id.ts';
import type { MailFile, NestedMail } from './mime/part-content.ts';
import type { ReadMail } from './read-mail.ts';
import type { MailRoute } from './sender.ts';

type Contact = NonNullable<InboundMessage['contact']>;

export type Arrival = {
  mailbox: string;
  raw: Buffer;
  route: MailRoute;
  recipients: readonly string[];
  receivedAt: number;
};

/** Longest text taken as a message, in UTF-16 units; the rest is kept as a file. */
const TEXT_LIMIT = 48_000;
const IDS_KEPT = 50;
const PEOPLE_KEPT = 50;

type Unread = { raw: Buffer; receivedAt: number; key: string; from: string | undefined };

/** A mail that nothing here could read: held as it came, under its author's address, which may ask for it to be forgotten. */
export function askedOfUnread({ raw, receivedAt, key, from }: Unread): InboundMessage {
  return {
    channel: 'email',
    role: 'unknown',
    contact: from === undefined ? {} : { email: from },
    text: '',
    idempotencyKey: key,
    original: raw,
    automated: true,
    receivedAt,
  };
}

export async function messageFromMail(
  mail: ReadMail,
  arrival: Arrival,
  { author, sender, words, joining }: MailJudgement,
): Promise<InboundMessage> {
  const { text, rest } = limitText(
    [words.text, ...mail.nested.flatMap((nested) => textOfNested(nested, arrival.mailbox))]
      .filter(Boolean)
      .join('\n\n'),
  );
  const [inReplyTo] = mail.inReplyTo;
  return {
    channel: 'email',
    role: 'unknown',
    contact: contactOf(mail, joining),
    text,
    ...(words.signature === '' ? {} : { signature: words.signature }),
    ...(words.folded === '' ? {} : { folded: words.folded }),
    idempotencyKey: await keyOf(mail, arrival.mailbox),
    ...(joining && 'reference' in joining ? { reference: joining.reference } : {}),
    ...(joining && 'near' in joining ? { near: { reference: joining.near, why: joining.by } } : {}),
    mail: {
      ...(mail.subject === '' || isReplyToUs(mail.subject) ? {} : { subject: mail.subject }),
      ...(mail.messageId === undefined ? {} : { messageId: mail.messageId }),
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
      references: mail.references.slice(-IDS_KEPT),
      ...(mail.date === undefined ? {} : { date: mail.date }),
      ...namedLists({ to: others(mail.to, arrival.mailbox), copies: others(mail.copies, arrival.mailbox) }),
      ...answeredElsewhere(mail),
    },
    attachments: rest === undefined ? mail.attachments : [...mail.attachments, rest],
    original: arrival.raw,
    automated: author !== 'person',
    unproven: sender.verdict !== 'authenticated',
    needsHuman:
      isRefuted(sender) ||
      (mail.unread.length > 0 && text.length < READABLE_BESIDE) ||
      text === '' ||
      (words.folded !== '' && ANSWERS_BELOW.test(text)),
    receivedAt: arrival.receivedAt,
  };
}

/** Everybody but ourselves: whoever answers all does not write to us. */
function others(people: readonly { email: string }[], mailbox: string): string[] {
  const ours = mailbox.toLowerCase();
  return addressesOf(people).filter((email) => email.toLowerCase().replace(/\+[^@]*@/, '@') !== ours);
}

function namedLists(lists: Record<'to' | 'copies', string[]>): Partial<typeof lists> {
  return Object.fromEntries(Object.entries(lists).filter(([, people]) => people.length > 0));
}

/** A Reply-To that is not the author's own address, with that address. */
function answeredElsewhere({ from, replyTo }: ReadMail): { from?: string; replyTo?: string[] } {
  const asked = addressesOf(replyTo).filter((email) => email.toLowerCase() !== from.email?.toLowerCase());
  if (asked.length === 0) return {};
  return { replyTo: asked, ...(from.email === undefined ? {} : { from: from.email }) };
}

/** Whoever is not who they say is not answered by a machine. */
function isRefuted({ verdict }: MailJudgement['sender']): boolean {
  return verdict === 'failed' || verdict === 'unaligned';
}

/** Whoever answers within our own lines says so: somebody has to look there. */
const ANSWERS_BELOW =
  /(?:réponses?|commentaires?|remarques?|answers?|comments?|antwort\p{L}*|antwoord\p{L}*)[^.\n]{0,40}(?:ci-dessous|plus bas|en (?:rouge|bleu|vert|gras|couleur)|dans (?:votre|le (?:corps|texte))|below|inline|in (?:red|blue|bold|green|rot|blau)|unten|hieronder)/iu;

/** Words enough, beside what cannot be read, to be answered by. */
const READABLE_BESIDE = 40;

function addressesOf(people: readonly { email: string }[]): string[] {
  return people
    .map(({ email }) => email)
    .filter((email) => email !== '')
    .slice(0, PEOPLE_KEPT);
}

/** Whoever asks to be answered elsewhere is; a discussion list asks so for everybody. Who joins is known by their address. */
function contactOf({ from, replyTo, signs }: ReadMail, joining: Joining | undefined): Contact {
  const [elsewhere] = replyTo;
  const isList = signs.some(({ sign }) => sign === 'list-not-to-us');
  if (joining && 'reference' in joining) return from;
  if (replyTo.length !== 1 || !elsewhere?.email.includes('@') || isList) return from;
  const name = elsewhere.name || from.name;
  return { email: elsewhere.email, ...(name ? { name } : {}) };
}

/** A mail inside a mail is read as the rest; one of ours that comes back says nothing of the person's. */
function textOfNested({ from, subject, text }: NestedMail, mailbox: string): string[] {
  if (from.email.toLowerCase() === mailbox.toLowerCase()) return [];
  const author = from.name || from.email;
  const heading = [
    'Message joint',
    ...(author ? [`de ${author}`] : []),
    ...(subject ? [`« ${subject} »`] : []),
  ].join(' ');
  return [`${heading} :\n\n${text}`];
}

function limitText(text: string): { text: string; rest?: MailFile } {
  if (text.length <= TEXT_LIMIT) return { text };
  const rest = {
    name: 'suite-du-message.txt',
    type: 'text/plain',
    content: Buffer.from(text.slice(TEXT_LIMIT)),
  };
  return { text: text.slice(0, TEXT_LIMIT), rest };
}

/** Our own subject coming back says nothing of the person's, and would hide how short "OUI" is. */
function isReplyToUs(subject: string): boolean {
  return (
    OUR_SUBJECT.test(subject) ||
    (referenceIn(subject) !== undefined && /\bpaladin\b|\bappelez\b/i.test(subject))
  );
}

/** As ours end: the person's own subject, with our reference. */
const OUR_SUBJECT = new RegExp(`\\[${REFERENCE}\\]\\s*$`, 'i');

async function keyOf(
  { messageId = '', from, subject, text, nested, attachments }: ReadMail,
  mailbox: string,
): Promise<string> {
  const content = createHash('sha256').update(JSON.stringify([from.email, subject, text, nested]));
  for (const { content: file } of attachments) await hashFile(content, file);
  return createHash('sha256')
    .update(JSON.stringify([messageId, content.digest('hex'), mailbox.toLowerCase()]))
    .digest('base64url');
}
