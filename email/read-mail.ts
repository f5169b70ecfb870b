import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';
import { automationOf, type Automation } from './automation.ts';
import { bounceIn } from './find-bounces.ts';
import { domainOf, ownIdIn, type OwnId } from './message-id.ts';
import { asWestern, isGarbled } from './western-charsets.ts';

type MailFile = { name: string; type: string; content: Uint8Array };

/** A mail as read, not yet judged. Header ids keep their angle brackets. */
export type ReadMail = {
  from: { email?: string; name?: string };
  subject: string;
  text: string;
  messageId?: string;
  inReplyTo?: string;
  references: string[];
  attachments: MailFile[];
  automation?: Automation;
  /** Our messages that did not arrive, for good. */
  bounced: OwnId[];
};

export type Received = { raw: Buffer; returnPath: string };

/** Longest HTML turned into text: beyond it the HTML is kept as an attachment, unread. */
const HTML_LIMIT = 2_000_000;
const FILES_KEPT = 30;

/** Never fails on what a mail holds: one that cannot be parsed is kept whole, as an attachment. */
export async function readMail(received: Received, mailbox: string): Promise<ReadMail> {
  try {
    const presumed = await parseMail(received.raw);
    const isRead = !isGarbled(`${presumed.subject ?? ''} ${presumed.text ?? ''}`);
    return mailOf(isRead ? presumed : await parseMail(asWestern(received.raw)), received, mailbox);
  } catch {
    return unreadable(received);
  }
}

function parseMail(raw: Buffer): Promise<ParsedMail> {
  return simpleParser(raw, {
    keepDeliveryStatus: true,
    skipImageLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: HTML_LIMIT,
  });
}

function mailOf(parsed: ParsedMail, { raw, returnPath }: Received, mailbox: string): ReadMail {
  const domain = domainOf(mailbox);
  const from = senderOf(parsed, returnPath);
  const header = (name: string) => lineOf(parsed, name);
  const headerNames = parsed.headerLines.map(({ key }) => key);
  const isOwn = parsed.messageId !== undefined && ownIdIn(parsed.messageId, domain) !== undefined;
  const automation = isOwn
    ? 'own-mail'
    : automationOf({ header, headerNames, returnPath, from: from.email }, mailbox);
  return {
    from,
    subject: oneLine(parsed.subject ?? ''),
    text: (parsed.text ?? '').trim(),
    ...(parsed.messageId === undefined ? {} : { messageId: parsed.messageId }),
    ...(parsed.inReplyTo === undefined ? {} : { inReplyTo: parsed.inReplyTo }),
    references: [parsed.references ?? []].flat(),
    attachments: filesOf(parsed),
    ...(automation === undefined ? {} : { automation }),
    bounced: automation === undefined || automation === 'own-mail' ? [] : bounceIn(parsed, raw, domain),
  };
}

/** The address that wrote. Only a mail without From falls back on its envelope. */
function senderOf({ from }: ParsedMail, returnPath: string): ReadMail['from'] {
  const [first] = from?.value ?? [];
  const { address, name } = first?.group?.[0] ?? first ?? { name: '' };
  const email = address === undefined || address === '' ? returnPath : address;
  return { ...(email === '' ? {} : { email }), ...(name === '' ? {} : { name: oneLine(name) }) };
}

/** Raw value of a header field; the parsed one has many shapes. */
function lineOf({ headerLines }: ParsedMail, name: string): string | undefined {
  const lines = headerLines.filter(({ key }) => key === name);
  return lines.length === 0
    ? undefined
    : lines.map(({ line }) => oneLine(line.slice(line.indexOf(':') + 1))).join(', ');
}

function filesOf({ attachments, html, textConversionError }: ParsedMail): MailFile[] {
  const unread = textConversionError && typeof html === 'string' ? [{ name: 'message.html', html }] : [];
  return [
    ...attachments.filter(({ related }) => related !== true).map(fileOf),
    ...unread.map(({ name, html: content }) => ({ name, type: 'text/html', content: Buffer.from(content) })),
  ].slice(0, FILES_KEPT);
}

function fileOf({ filename, contentType, content }: Attachment, index: number): MailFile {
  return { name: oneLine(filename ?? `piece-${index + 1}`), type: contentType, content };
}

function unreadable({ raw, returnPath }: Received): ReadMail {
  return {
    from: returnPath === '' ? {} : { email: returnPath },
    subject: '',
    references: [],
    bounced: [],
    // Readable for triage and for a human, whatever its structure was worth.
    text: raw.toString('utf8').replaceAll('\u0000', '').slice(0, READABLE),
    attachments: [{ name: 'message.eml', type: 'message/rfc822', content: raw }],
  };
}

/** Within what the door takes. */
const READABLE = 50_000;

function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}
