import { followLink, rateLink } from '../content/fr/common-phrases.ts';
import type { Team } from '../domain/journal.ts';
import type { Store } from '../store/open-store.ts';
import { keepMail, mailLine, markMail, noteFailure } from '../store/outbox.ts';
import { alone } from './sending-lease.ts';
import type { Vault } from '../store/vault.ts';
import { mailCaps, type MailCaps } from './sending-limits.ts';
import { htmlOf } from './letter/letter.tsx';
import { MailProblem } from './mail-problem.ts';
import { domainOf, messageIdOf } from './message-id.ts';
import type { Relay } from './relay.ts';
import { replyAddress } from './reply-address.ts';
import { automaticSince, sameEmergenciesSince } from '../store/sent-mails.ts';
import { threadOf, type Thread } from './thread.ts';

export type Address = { email: string; name?: string };

/** RFC 3834: an answer to a mail, a mail of a machine's own accord, or a human's, which says nothing. */
export type Automatic = 'auto-replied' | 'auto-generated';

export type Outgoing = {
  message: string;
  question: string;
  to: Address;
  subject: string;
  text: string;
  audience: Team;
  automatic?: Automatic;
  /** Never held back by a cap: a life may depend on it. */
  urgent?: boolean;
  /** Carries the signed link to its question, even for one that lives in the mailbox: consent is given there. */
  link?: boolean;
  /** Asks the person how it was, beside that link. */
  rated?: boolean;
  /** Whoever is written to as well, by an agent's choice. */
  copies?: readonly string[];
  /** To the house rather than to the person: outside the thread. */
  internal?: boolean;
};

export type Mailer = {
  /**
   * Hands a mail to the relay once, by its message id; without a relay it is kept. Gives the instant (epoch ms) at
   * which it was accepted, which is not delivered. A crash between sending and marking sends the same Message-ID again.
   * @param stop aborts it while the relay keeps us waiting: it may be sent again later
   * @throws MailProblem
   */
  send(mail: Outgoing, stop?: AbortSignal): Promise<number>;
};

export type MailerParts = {
  store: Store;
  vault: Vault;
  mailbox: string;
  relay?: Relay | undefined;
  caps?: Partial<MailCaps>;
  /** Whether mails ask to be answered at an address that names their question: the server in front must know plus addresses. */
  replyTokens?: boolean;
  /** The link by which whoever asked by chat reads their question: it opens it, so it is in what leaves and never in what is kept. */
  linkFor?: (question: string, linked: { wanted: boolean; at: number }) => Promise<string | undefined>;
  now: () => number;
};

export function openMailer(parts: MailerParts): Mailer {
  return { send: (mail, stop) => send(parts, mail, stop) };
}

async function send(parts: MailerParts, mail: Outgoing, stop?: AbortSignal): Promise<number> {
  const { db } = parts.store;
  const before = await mailLine(db, mail.message);
  if (before?.acceptedAt != null) return before.acceptedAt;
  const content = { subject: mail.subject, text: mail.text, html: htmlOf(mail) };
  const messageId = messageIdOf({ reference: mail.question, message: mail.message }, domainOf(parts.mailbox));
  const at = before?.at ?? parts.now();
  if (!before) {
    await refuseLoops(parts, mail);
    const { message, question, audience, to } = mail;
    const kept = { message, question, audience, recipient: to.email, content, messageId, at };
    if (!(await keepMail(parts, kept))) throw new MailProblem('NoAddress', 'erased');
  }
  const { relay } = parts;
  if (relay === undefined) return acceptMail(parts, mail, 'kept');
  return alone(parts, mail.message, async () => {
    await relayMail(relay, { parts, mail, messageId, content, stop, at });
    return acceptMail(parts, mail, 'accepted');
  });
}

async function acceptMail(parts: MailerParts, mail: Outgoing, state: 'accepted' | 'kept'): Promise<number> {
  const acceptedAt = parts.now();
  await markMail(parts.store.db, { message: mail.message, state, acceptedAt });
  return acceptedAt;
}

/** Counted before the mail is kept, so that a retry is never taken for a loop. */
type Counting = Pick<MailerParts, 'store' | 'caps' | 'now'>;

async function refuseLoops(counting: Counting, mail: Outgoing): Promise<void> {
  if (mail.automatic === undefined || mail.internal === true) return;
  if (mail.urgent === true) return refuseEchoes(counting, mail);
  const { store, caps, now } = counting;
  const { window, perQuestion, perRecipient, everything } = { ...mailCaps, ...caps };
  const sent = await automaticSince(store.db, mail.question, now() - window);
  if (sent.question >= perQuestion) throw new MailProblem('MailCapped', 'question');
  if (sent.recipient >= perRecipient) throw new MailProblem('MailCapped', 'recipient');
  if (sent.everything >= everything) throw new MailProblem('MailAway', 'everything');
}

/** A responder that no header betrays sends the same words back; another emergency of the same person is always answered. */
async function refuseEchoes({ store, caps, now }: Counting, { message }: Outgoing): Promise<void> {
  const { window, sameEmergency } = { ...mailCaps, ...caps };
  if ((await sameEmergenciesSince(store.db, message, now() - window)) >= sameEmergency)
    throw new MailProblem('MailCapped', 'same emergency');
}

type Relaying = {
  parts: MailerParts;
  mail: Outgoing;
  messageId: string;
  content: { subject: string; text: string; html: string };
  stop: AbortSignal | undefined;
  /** When it was kept, before its first try. */
  at: number;
};

async function relayMail(
  relay: Relay,
  { parts, mail, messageId, content, stop, at }: Relaying,
): Promise<void> {
  const thread: Thread = mail.internal === true ? { references: [] } : await threadOf(parts, mail.question);
  const references = thread.references.filter((id) => id !== messageId);
  try {
    const relayed = {
      ...(await withLink(parts, mail, { content, at })),
      ...thread,
      references,
      messageId,
      ...answeredAt(parts, mail),
      from: `Paladin <${parts.mailbox}>`,
      to: { name: mail.to.name ?? '', address: mail.to.email },
      ...(mail.copies && mail.copies.length > 0 ? { cc: [...mail.copies] } : {}),
      headers: headersOf(mail, parts.mailbox),
    };
    await relay.send(relayed, stop);
  } catch (error) {
    if (error instanceof MailProblem) await noteProblem(parts, mail, error);
    throw error;
  }
}

/** Whoever looks after the mail reads what stands in its way; a store that is away does not hide it. */
async function noteProblem({ store, now }: MailerParts, { message }: Outgoing, error: MailProblem) {
  const noted = { message, at: now(), problem: error.code, final: !error.mayPass };
  await noteFailure(store.db, noted).catch((away: unknown) => {
    if (noted.final) throw away;
  });
}

function answeredAt({ replyTokens = true, vault, mailbox }: MailerParts, { question, internal }: Outgoing) {
  if (internal === true || !replyTokens) return {};
  return { replyTo: replyAddress(vault.digest, question, mailbox) };
}

/** Only to the person: the house reads at its desk. */
async function withLink(
  { linkFor }: MailerParts,
  { question, internal, urgent, rated = false, link: wanted = false }: Outgoing,
  { content, at }: Pick<Relaying, 'content' | 'at'>,
): Promise<Relaying['content']> {
  const link = internal === true ? undefined : await linkFor?.(question, { wanted, at });
  if (link === undefined) return content;
  const { subject } = content;
  const rate = rated ? `\n\n${rateLink(ratingAddress(link))}` : '';
  const text = `${content.text}${rate}\n\n${followLink(link)}`;
  return { subject, text, html: htmlOf({ subject, text, ...(urgent === undefined ? {} : { urgent }) }) };
}

/** The page of the question that asks for a score, by the same right. */
function ratingAddress(link: string): string {
  const address = new URL(link);
  address.pathname += '/avis';
  return address.href;
}

function headersOf({ automatic, urgent }: Outgoing, mailbox: string): Record<string, string> {
  if (automatic === undefined) return {};
  const loud = urgent === true ? { Importance: 'high', 'X-Priority': '1' } : {};
  return {
    'Auto-Submitted': automatic,
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'X-Loop': mailbox,
    ...loud,
  };
}
