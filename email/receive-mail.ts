import { createHash } from 'node:crypto';
import type { Qualifying } from '../domain/triage/types.ts';
import type { Acceptance, InboundMessage, Rejection } from '../intake/inbound-message.ts';
import type { Belonging, Joining } from './joining.ts';
import { wholeText } from '../intake/seal.ts';
import { judge, type Judgement, type PartWords } from './judge.ts';
import { referenceIn, type OwnId } from './message-id.ts';
import type { MailFile, NestedMail } from './mime/content.ts';
import type { ReadMail } from './read-mail.ts';
import type { Route, SenderCheck } from './sender.ts';

type Contact = NonNullable<InboundMessage['contact']>;

/** Kept aside for a person to look at, with why. */
export type Held = { asked: InboundMessage; reasons: string[]; sender: string; emergency: boolean };

export type MailIntake = {
  /** Where words are parted from quotes, when it is not here. */
  part?: PartWords;
  /** Resolves once the store holds the mail; throws when it is away. */
  accept: (asked: InboundMessage) => Promise<Acceptance | Rejection>;
  /** A message of ours that never arrived. */
  bounced: (own: OwnId) => Promise<void>;
  /** Resolves once the store holds it; a machine that speaks of an emergency alerts the team and is answered by nobody. */
  quarantine: (held: Held) => Promise<void>;
  qualify: Qualifying;
  threadOf?: Belonging['threadOf'];
  tokenOf?: Belonging['tokenOf'];
  sender?: SenderCheck;
  /** A life may be at stake: tells the person now, engine or no engine. Not waited for. */
  emergency?: (taken: Acceptance) => Promise<void>;
};

export type Arrival = {
  mailbox: string;
  raw: Buffer;
  route: Route;
  recipients: readonly string[];
  receivedAt: number;
};

/** What becomes of a mail: what it says of our own, a question, or a look by a person. */
type Outcome =
  | { outcome: 'bounce'; bounced: OwnId[] }
  | { outcome: 'question'; asked: InboundMessage }
  | { outcome: 'quarantine'; held: Held };

/** Pure but for what it looks up: the same for the listener and for whoever asks why a mail was read so. */
export async function decideMail(
  mail: ReadMail,
  arrival: Arrival,
  intake: Pick<MailIntake, 'qualify' | 'threadOf' | 'tokenOf' | 'sender' | 'part'>,
): Promise<{ judgement: Judgement } & Outcome> {
  const { threadOf, tokenOf, sender: check = {} } = intake;
  const lookups = { ...(threadOf ? { threadOf } : {}), ...(tokenOf ? { tokenOf } : {}) };
  const apart = intake.part ? { part: intake.part } : {};
  const judgement = await judge(mail, { ...arrival, ...lookups, ...apart, check });
  if (mail.bounced.length > 0) return { judgement, outcome: 'bounce', bounced: mail.bounced };
  const asked = askedOf(mail, arrival, judgement);
  if (judgement.author === 'person') return { judgement, outcome: 'question', asked };
  const emergency = await isEmergency(asked, intake.qualify);
  const joins = judgement.author === 'machine' && asked.reference !== undefined && !emergency;
  if (joins) return { judgement, outcome: 'question', asked };
  return {
    judgement,
    outcome: 'quarantine',
    held: { asked, reasons: judgement.signs, sender: judgement.sender.verdict, emergency },
  };
}

/** What a mail says, once a person has found that a person wrote it. */
export async function releasedMessage(
  mail: ReadMail,
  arrival: Arrival,
  intake: Pick<MailIntake, 'threadOf' | 'sender'>,
): Promise<InboundMessage> {
  const { threadOf, sender: check = {} } = intake;
  const judgement = await judge(mail, { ...arrival, ...(threadOf ? { threadOf } : {}), check });
  return askedOf(mail, arrival, { ...judgement, author: 'person', signs: [] });
}

/** Does what was decided. A bounce of ours is a fact about its question, not a message. */
export async function takeMail(
  mail: ReadMail,
  arrival: Arrival,
  intake: MailIntake,
): Promise<Acceptance | Rejection | 'bounced' | 'quarantined'> {
  const decided = await decideMail(mail, arrival, intake);
  switch (decided.outcome) {
    case 'bounce':
      for (const own of decided.bounced) await intake.bounced(own);
      return 'bounced';
    case 'quarantine':
      await intake.quarantine(decided.held);
      return 'quarantined';
    case 'question': {
      const taken = await intake.accept(decided.asked);
      // The mail is held: a reply that cannot go out now is for the engine to send later.
      if (taken.accepted && taken.emergency) void intake.emergency?.(taken).catch(() => {});
      return taken;
    }
  }
}

async function isEmergency(asked: InboundMessage, qualify: Qualifying): Promise<boolean> {
  const { route } = await qualify(wholeText(asked), { channel: 'email', role: asked.role });
  return route === 'emergency';
}

/** Longest text taken as a message, in UTF-16 units; the rest is kept as a file. */
const TEXT_LIMIT = 48_000;
const IDS_KEPT = 50;
const PEOPLE_KEPT = 50;

function askedOf(
  mail: ReadMail,
  arrival: Arrival,
  { author, sender, words, joining }: Judgement,
): InboundMessage {
  const { text, rest } = limited(
    [words.text, ...mail.nested.flatMap((nested) => nestedText(nested, arrival.mailbox))]
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
    idempotencyKey: keyOf(mail, arrival.mailbox),
    ...(joining && 'reference' in joining ? { reference: joining.reference } : {}),
    ...(joining && 'near' in joining ? { near: { reference: joining.near, why: joining.by } } : {}),
    mail: {
      ...(mail.subject === '' || isReplyToUs(mail.subject) ? {} : { subject: mail.subject }),
      ...(mail.messageId === undefined ? {} : { messageId: mail.messageId }),
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
      references: mail.references.slice(-IDS_KEPT),
      ...(mail.date === undefined ? {} : { date: mail.date }),
      ...(mail.copies.length === 0 ? {} : { copies: addressesOf(mail.copies) }),
      ...(mail.to.length === 0 ? {} : { to: addressesOf(mail.to) }),
    },
    attachments: rest === undefined ? mail.attachments : [...mail.attachments, rest],
    original: arrival.raw,
    automated: author !== 'person',
    unproven: sender.verdict !== 'authenticated',
    needsHuman: isRefuted(sender) || (mail.unread.length > 0 && text.length < READABLE_BESIDE) || text === '',
    receivedAt: arrival.receivedAt,
  };
}

/** Whoever is not who they say is not answered by a machine. */
function isRefuted({ verdict }: Judgement['sender']): boolean {
  return verdict === 'failed' || verdict === 'unaligned';
}

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
function nestedText({ from, subject, text }: NestedMail, mailbox: string): string[] {
  if (from.email.toLowerCase() === mailbox.toLowerCase()) return [];
  const author = from.name || from.email;
  const heading = [
    'Message joint',
    ...(author ? [`de ${author}`] : []),
    ...(subject ? [`« ${subject} »`] : []),
  ].join(' ');
  return [`${heading} :\n\n${text}`];
}

function limited(text: string): { text: string; rest?: MailFile } {
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
  return referenceIn(subject) !== undefined && /\bpaladin\b|\bappelez\b/i.test(subject);
}

function keyOf(
  { messageId = '', from, subject, text, nested, attachments }: ReadMail,
  mailbox: string,
): string {
  const content = createHash('sha256').update(JSON.stringify([from.email, subject, text, nested]));
  for (const { content: file } of attachments) content.update(file);
  return createHash('sha256')
    .update(JSON.stringify([messageId, content.digest('hex'), mailbox.toLowerCase()]))
    .digest('base64url');
}
