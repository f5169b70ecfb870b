import type { AddressInfo } from 'node:net';
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server';
import { smtpReplies } from '../content/fr/smtp.ts';
import type { Acceptance, Rejection } from '../intake/inbound-message.ts';
import { networkOf } from '../domain/network.ts';
import { mailMemory, withMail, type MailMemory } from './collect-mail.ts';
import { domainOf } from './message-id.ts';
import { takeMail, type MailIntake } from './receive-mail.ts';
import { readMailHere } from './read-here.ts';
import type { ReadMail, Received } from './read-mail.ts';
import { untraced, type Traced } from '../tracing/tracing.ts';
import { openSmtpGuard, smtpLimits, type SmtpGuard, type SmtpLimits } from './smtp-guard.ts';

type MailLimits = SmtpLimits & {
  /** Largest mail, in bytes. */
  size: number;
  /** What of mails is held in memory at once, in bytes, all clients together: whoever comes beyond comes back. */
  memory: number;
  /** Connections open at once, of all clients together. */
  clients: number;
  /** Silence after which a connection is closed, in milliseconds. */
  idle: number;
};

const mailLimits: MailLimits = {
  ...smtpLimits,
  size: 25 * 1024 * 1024,
  memory: 200 * 1024 * 1024,
  clients: 100,
  idle: 60_000,
};

export type MailListenerParts = MailIntake & {
  port: number;
  host: string;
  /** Our address; `bonjour+anything@…` reaches it too. */
  mailbox: string;
  aliases?: readonly string[];
  limits?: Partial<MailLimits>;
  /** Certificate for STARTTLS; without one it is not offered. */
  tls?: Certificate | undefined;
  /** Speaks LMTP (RFC 2033) to the one mail server of ours that reaches it, and believes what that says of its clients (XFORWARD). */
  lmtp?: boolean;
  now?: () => number;
  /** Reads a mail, on another thread where there is one. */
  read?: (received: Received, mailbox: string) => Promise<ReadMail>;
  /** Around each mail, to tell how long it took. */
  traced?: Traced;
  /** Told of what went wrong: a code, never a word of the mail. */
  failed?: (code: string) => void;
};

export type Certificate = { key: Buffer; cert: Buffer };

export type MailListener = {
  port: number;
  /** From the next connection on. */
  renew(certificate: Certificate): void;
  close(): Promise<void>;
};

/**
 * Takes mail for our mailbox. 250 means that the store holds it, sealed; 451 that the sender's server shall try again:
 * whatever goes wrong here, no mail is lost and none is refused for it.
 */
export async function startMailListener(parts: MailListenerParts): Promise<MailListener> {
  const limits = { ...mailLimits, ...parts.limits };
  const guard = openSmtpGuard(limits, parts.now ?? Date.now);
  const memory = mailMemory(limits.memory);
  const server = new SMTPServer({
    ...(parts.tls ?? { hideSTARTTLS: true }),
    banner: 'Paladin',
    ...(parts.lmtp ? { lmtp: true, useXForward: true } : guardOptions(guard)),
    disabledCommands: parts.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: limits.size,
    maxClients: limits.clients,
    socketTimeout: limits.idle,
    closeTimeout: CLOSING_MS,
    onRcptTo: ({ address }, { envelope }, answer) =>
      answer(
        envelope.rcptTo.length < limits.recipients
          ? refusalOf(address, parts)
          : refusal(452, smtpReplies.tooManyRecipients),
      ),
    onData: (stream, session, answer) => {
      const { traced = untraced } = parts;
      traced('SMTP DATA', () => receiveMail(stream, session, { ...parts, memory })).then(
        (reply) =>
          answer(reply instanceof Error ? reply : null, typeof reply === 'string' ? reply : undefined),
        (error: unknown) => {
          parts.failed?.(error instanceof Error ? error.name : 'unknown');
          answer(refusal(451, smtpReplies.tryLater));
        },
      );
    },
  });
  // Broken connections are the senders' affair: they try again.
  server.on('error', (error) => parts.failed?.('code' in error ? String(error.code) : error.name));
  guard.watch(server.server);
  return listen(server, parts);
}

/** Told to come back, a sender's server does: nothing is lost. A server of ours in front has limits of its own. */
function guardOptions(guard: SmtpGuard): Pick<SMTPServerOptions, 'onConnect' | 'onMailFrom'> {
  const comeBack = () => refusal(421, smtpReplies.tooMany);
  return {
    onConnect: ({ remoteAddress }, answer) => answer(guard.mayEnter(remoteAddress) ? null : comeBack()),
    onMailFrom: (_address, { remoteAddress }, answer) =>
      answer(guard.mayMail(remoteAddress) ? null : refusal(451, smtpReplies.tooMany)),
  };
}

const CLOSING_MS = 3_000;

function refusalOf(address: string, { mailbox, aliases = [] }: MailListenerParts): Error | null {
  const plain = address.toLowerCase().replace(/\+[^@]*@/, '@');
  // RFC 5321 and 2142: whoever has trouble with our mail reaches a person.
  const always = ['postmaster', 'abuse'].map((name) => `${name}@${domainOf(mailbox)}`);
  const ours =
    plain === 'postmaster' || [mailbox, ...aliases, ...always].some((name) => name.toLowerCase() === plain);
  return ours ? null : refusal(550, smtpReplies.unknownMailbox(mailbox));
}

async function receiveMail(
  stream: SMTPServerDataStream,
  { envelope, remoteAddress, hostNameAppearsAs }: SMTPServerSession,
  { memory, ...parts }: MailListenerParts & { memory: MailMemory },
): Promise<string | Error> {
  const limit = parts.limits?.size ?? mailLimits.size;
  const returnPath = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  const { mailbox, read = readMailHere } = parts;
  const collecting = { limit, memory, client: networkOf(remoteAddress) };
  const taken = await withMail(stream, collecting, async (raw) => {
    const mail = await read({ raw, returnPath }, mailbox);
    const receivedAt = parts.now?.() ?? Date.now();
    const recipients = envelope.rcptTo.map(({ address }) => address);
    const route = { returnPath, ip: remoteAddress, helo: hostNameAppearsAs };
    return takeMail(mail, { mailbox, raw, route, recipients, receivedAt }, parts);
  });
  if (taken === 'too-large') return refusal(552, smtpReplies.tooLarge(Math.floor(limit / 1024 / 1024)));
  if (taken === 'no-memory') return refusal(452, smtpReplies.tooMany);
  return answerTo(taken);
}

function answerTo(taken: Acceptance | Rejection | 'bounced' | 'quarantined'): string | Error {
  if (taken === 'bounced') return smtpReplies.noted;
  if (taken === 'quarantined') return smtpReplies.setAside;
  if (taken.accepted) return smtpReplies.kept(taken.reference);
  return taken.code === 'too-long' ? refusal(552, smtpReplies.tooLong) : refusal(554, smtpReplies.unreadable);
}

function refusal(responseCode: number, sentence: string): Error {
  return Object.assign(new Error(sentence), { responseCode });
}

/** @throws the system's own error when the port cannot be had */
function listen(server: SMTPServer, { port, host }: MailListenerParts): Promise<MailListener> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve({
        port: portOf(server.server.address()),
        renew: (certificate) => server.updateSecureContext(certificate),
        close: () => closeServer(server),
      });
    });
  });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closeServer(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
