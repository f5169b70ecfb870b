// Why a mail is read as it is: the listener's own reading and decision, told instead of done.
import type { Qualify } from '../domain/triage/types.ts';
import type { Disguise } from '../intake/file-kind.ts';
import type { InboundMessage } from '../intake/inbound-message.ts';
import { nothing, whatFollows, withheld, type Told } from './explain-course.ts';
import { envelopeOf } from './envelope.ts';
import type { MailJudgement } from './judge-mail.ts';
import type { OwnId } from './message-id.ts';
import { readMail, type ReadMail } from './read-mail.ts';
import { decideMail } from './receive-mail.ts';
import type { SenderCheck } from './sender.ts';

/** One mail, explained. Instants are ISO 8601. */
export type MailExplanation = Told & {
  from: { email?: string; name?: string };
  /** Whom an answer goes to. */
  answerTo: { email?: string; name?: string };
  to: string[];
  copies: string[];
  subject: string;
  date?: string;
  author: MailJudgement['author'];
  /** Why it is no person's, the surest sign first. */
  why: string[];
  sender: MailJudgement['sender'];
  ownWords: string;
  /** Names and numbers beneath the words: shown, judged by nobody. */
  signature: string;
  /** Quotes and footers: one click away. */
  foldedWords: string;
  /** Mails inside it, whose words are part of the message. */
  nested: { from: string; subject: string }[];
  /** `disguise`: what the bytes are, where the name promises something else. */
  files: { name: string; type: string; size: number; folded: boolean; disguise?: Disguise }[];
  /** What of it nobody here can read. */
  unread: string[];
  joins: { reference: string; by: string } | null;
  /** A question that it names without joining it, and why not. */
  near: { reference: string; why: string } | null;
  outcome: 'question' | 'joins' | 'bounce' | 'quarantine';
  bounced: OwnId[];
  /** Message-IDs of our domain that it says did not arrive. */
  bounceOf: string[];
};

export type Explaining = { mailbox: string; check: SenderCheck; qualify: Qualify };

/** @param raw one mail, as it stands in an .eml file; its Return-Path, when it has one, is its envelope */
export async function explainMail(
  raw: Buffer,
  { mailbox, check, qualify }: Explaining,
): Promise<MailExplanation> {
  const envelope = await envelopeOf(raw);
  const first = await readMail({ raw, returnPath: envelope.returnPath ?? 'unknown' }, mailbox);
  const returnPath = envelope.returnPath ?? first.from.email ?? '';
  const mail = await readMail({ raw, returnPath }, mailbox);
  const arrival = { mailbox, raw, route: { returnPath }, recipients: envelope.recipients, receivedAt: 0 };
  const decided = await decideMail(mail, arrival, { qualify, sender: check });
  const asked =
    decided.outcome === 'question'
      ? decided.asked
      : decided.outcome === 'quarantine'
        ? decided.held.asked
        : undefined;
  const told = asked === undefined ? nothing : whatFollows(asked, qualify);
  return {
    ...headOf(mail, asked),
    author: decided.outcome === 'bounce' ? 'machine' : decided.judgement.author,
    why: decided.judgement.signs,
    sender: decided.judgement.sender,
    ...wordsOf(decided.judgement, asked),
    ...mailContents(mail, asked),
    ...told,
    ...belongs(decided.judgement, asked),
    outcome: decided.outcome === 'question' && asked?.reference !== undefined ? 'joins' : decided.outcome,
    bounced: decided.outcome === 'bounce' ? decided.bounced : [],
    bounceOf: mail.reported,
    ...(decided.outcome === 'quarantine' ? withheld(decided.held.emergency) : {}),
  };
}

function headOf(mail: ReadMail, asked: InboundMessage | undefined) {
  return {
    from: mail.from,
    answerTo: asked?.contact ?? {},
    to: mail.to.map(({ email }) => email),
    copies: mail.copies.map(({ email }) => email),
    subject: mail.subject,
    ...(mail.date === undefined ? {} : { date: new Date(mail.date).toISOString() }),
  };
}

function wordsOf({ words }: MailJudgement, asked: InboundMessage | undefined) {
  return { ownWords: asked?.text ?? words.text, signature: words.signature, foldedWords: words.folded };
}

function mailContents({ nested, unread, ...mail }: ReadMail, asked: InboundMessage | undefined) {
  const attachments: ReadMail['attachments'] = asked?.attachments ?? mail.attachments;
  return {
    nested: nested.map(({ from, subject }) => ({ from: from.email, subject })),
    files: attachments.map(({ name, type, content, folded = false, disguise }) => ({
      name,
      type,
      size: content.length,
      folded,
      ...(disguise === undefined ? {} : { disguise }),
    })),
    unread: [...new Set(unread)],
  };
}

function belongs(
  { joining }: MailJudgement,
  asked: InboundMessage | undefined,
): Pick<MailExplanation, 'joins' | 'near'> {
  const { reference, near } = asked ?? {};
  const by = joining?.by ?? 'our-id';
  return { joins: reference === undefined ? null : { reference, by }, near: near ?? null };
}
