import { disguiseOf } from '../intake/file-kind.ts';
import { bounceIn, failedRecipientsIn } from './find-bounces.ts';
import { domainOf, ownIdIn, type OwnId } from './message-id.ts';
import {
  readContent,
  type Content,
  type MailFile,
  type NestedMail,
  type Unread,
} from './mime/part-content.ts';
import { oneLine, withoutNulls, type HeaderFields, type Person } from './mime/header-fields.ts';
import { mimeParts, type Part } from './mime/parts.ts';
import { signsOf, type MailSign } from './signs.ts';

/** A mail as read, not yet judged. Plain data: reading may be done elsewhere and handed over. Header ids keep their angle brackets. */
export type ReadMail = {
  from: { email?: string; name?: string };
  /** Everybody who wrote it: more than one address in From proves nothing. */
  authors: Person[];
  replyTo: Person[];
  to: Person[];
  copies: Person[];
  /** As its writer's clock had it, epoch milliseconds. */
  date?: number;
  subject: string;
  /** All that can be read in it, quotes included. */
  text: string;
  nested: NestedMail[];
  unread: Unread[];
  messageId?: string;
  inReplyTo: string[];
  references: string[];
  attachments: MailFile[];
  /** What tells that no person wrote it. */
  signs: MailSign[];
  /** "Auto-Submitted: no": its program says that a person wrote it. */
  deniesAutomation: boolean;
  /** Our messages that did not arrive, for good. */
  bounced: OwnId[];
  /** Message-IDs of our domain that a report says so of, ours or not. */
  reported: string[];
  /** Whom a machine could not reach, lower case. */
  failedRecipients: string[];
  /** As servers on its way judged its sender, the last one first. */
  authenticationResults: string[];
};

export type Received = { raw: Buffer; returnPath: string };

/** Never fails on what a mail holds: one that cannot be parsed is kept whole, as an attachment. */
export async function readMail(received: Received, mailbox: string): Promise<ReadMail> {
  try {
    const root = await mimeParts(received.raw);
    const mail = mailOf({ root, content: await readContent(root) }, received, mailbox);
    return { ...mail, attachments: await Promise.all(mail.attachments.map(withDisguise)) };
  } catch {
    return unreadable(received);
  }
}

async function withDisguise(file: MailFile): Promise<MailFile> {
  const disguise = await disguiseOf(file);
  return disguise === undefined ? file : { ...file, disguise };
}

type Parsed = { root: Part; content: Content };

function mailOf({ root, content }: Parsed, { returnPath }: Received, mailbox: string): ReadMail {
  const { fields } = root;
  const domain = domainOf(mailbox);
  const authors = fields.people('from');
  const from = senderOf(authors, returnPath);
  const [messageId] = idsIn(fields, 'message-id');
  const date = Date.parse(fields.raw('date')[0] ?? '');
  const subject = (fields.text('subject') ?? '').slice(0, SUBJECT_LIMIT);
  const isOwn = messageId !== undefined && ownIdIn(messageId, domain) !== undefined;
  const signs = signsOf({ root, returnPath, from: from.email ?? '', mailbox, isOwn });
  const reports = isOwn ? { own: [], ids: [] } : bounceIn({ root, returnPath, signs }, domain);
  return {
    from,
    authors,
    subject,
    replyTo: fields.people('reply-to'),
    to: fields.people('to'),
    copies: fields.people('cc'),
    text: content.text.slice(0, TEXT_READ),
    nested: content.nested
      .slice(0, NESTED_READ)
      .map((one) => ({ ...one, text: one.text.slice(0, NESTED_TEXT) })),
    unread: content.unread,
    ...(messageId === undefined ? {} : { messageId }),
    ...(Number.isNaN(date) ? {} : { date }),
    inReplyTo: idsIn(fields, 'in-reply-to'),
    references: idsIn(fields, 'references'),
    attachments: [...content.files, ...restOf(content.text)],
    signs,
    deniesAutomation: /^no\b/i.test(fields.text('auto-submitted')?.trim() ?? ''),
    bounced: reports.own,
    reported: reports.ids,
    failedRecipients: failedRecipientsIn(root),
    authenticationResults: [...fields.raw('authentication-results'), ...spfIn(fields)],
  };
}

/** A server that checked SPF alone says so in a field of its own (RFC 7208). */
function spfIn(fields: HeaderFields): string[] {
  const [said] = fields.names.includes('authentication-results') ? [] : fields.raw('received-spf');
  const result = /^\s*(\w+)/.exec(said ?? '')?.[1];
  return result === undefined ? [] : [`received-spf; spf=${result}`];
}

/** Beyond it nobody's words are looked for among quotes, in UTF-16 units: the rest is kept as a file. */
const TEXT_READ = 400_000;
/** Mails within a mail are kept whole as files, however little of them is read. */
const NESTED_READ = 50;
const NESTED_TEXT = 50_000;

function restOf(text: string): MailFile[] {
  if (text.length <= TEXT_READ) return [];
  const content = Buffer.from(text.slice(TEXT_READ));
  return [{ name: 'suite-du-texte.txt', type: 'text/plain', content }];
}

/** Longer subjects are no subjects. */
const SUBJECT_LIMIT = 1000;

/** The address that wrote. Only a mail without From falls back on its envelope. */
function senderOf(authors: readonly Person[], returnPath: string): ReadMail['from'] {
  const first = authors.find(({ email }) => email.includes('@')) ?? authors[0];
  const email = first === undefined || first.email === '' ? returnPath : first.email;
  const name = first?.name ?? '';
  return { ...(email === '' ? {} : { email }), ...(name === '' ? {} : { name }) };
}

/** Ids as they stand between angle brackets; programs of old write them without, and sentences around them. */
function idsIn(fields: HeaderFields, name: string): string[] {
  const value = fields.raw(name).join(' ');
  const bracketed = value.match(/<[^<>\s]{1,500}>/g);
  const bare = () => value.split(/[\s,;]+/).filter((word) => word.includes('@') && word.length <= 500);
  return (bracketed ?? bare().map((id) => `<${id}>`)).slice(-IDS_KEPT);
}

const IDS_KEPT = 200;

function unreadable({ raw, returnPath }: Received): ReadMail {
  return {
    from: returnPath === '' ? {} : { email: returnPath },
    authors: [],
    replyTo: [],
    to: [],
    copies: [],
    subject: oneLine(subjectBytes(raw)),
    nested: [],
    unread: ['too-deep'],
    inReplyTo: [],
    references: [],
    deniesAutomation: false,
    bounced: [],
    reported: [],
    failedRecipients: [],
    signs: returnPath === '' ? [{ sign: 'null-return-path', sure: true }] : [],
    authenticationResults: [],
    // Readable for triage and for a human, whatever its structure was worth.
    text: withoutNulls(raw.subarray(0, READABLE).toString('utf8')),
    attachments: [{ name: 'message.eml', type: 'message/rfc822', content: raw }],
  };
}

function subjectBytes(raw: Buffer): string {
  return /^subject:([^\r\n]{0,500})/im.exec(raw.subarray(0, READABLE).toString('utf8'))?.[1] ?? '';
}

/** Within what is taken as one message. */
const READABLE = 40_000;
