import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Acceptance, InboundMessage } from '../../intake/inbound-message.ts';
import { startMailListener, type MailListenerParts } from '../../email/listener.ts';
import type { OwnId } from '../../email/message-id.ts';
import type { Held } from '../../email/receive-mail.ts';
import { plainTriage } from '../support/plain-triage.ts';

export const MAILBOX = 'bonjour@paladin.fr';
export const friday17h30 = Date.parse('2026-11-20T17:30:00+01:00');
export const taken = {
  accepted: true,
  reference: 'PAL-7F3K-92QX',
  messageId: 'm1',
  emergency: false,
  suicidal: false,
  route: 'question',
  duplicate: false,
} as const satisfies Acceptance;

/** A listener that takes every mail, on a port of its own. */
export const listenerParts = {
  port: 0,
  host: '127.0.0.1',
  mailbox: MAILBOX,
  accept: () => Promise.resolve(taken),
  bounced: () => Promise.resolve(),
  qualify: plainTriage,
  quarantine: () => Promise.resolve(),
};

export type PostOffice = {
  accepted: InboundMessage[];
  held: Held[];
  bounced: OwnId[];
  failures: string[];
  post: (mail: SendMailOptions) => Promise<{ response: string }>;
};

/** A real listener on a port of its own, a real SMTP client, and what came through the door. */
export async function withPostOffice(
  parts: Partial<MailListenerParts>,
  story: (office: PostOffice) => Promise<void>,
): Promise<void> {
  const accepted: InboundMessage[] = [];
  const held: Held[] = [];
  const bounced: OwnId[] = [];
  const failures: string[] = [];
  const listener = await startMailListener({
    port: 0,
    host: '127.0.0.1',
    mailbox: MAILBOX,
    now: () => friday17h30,
    accept: (asked) => {
      accepted.push(asked);
      return Promise.resolve(taken);
    },
    qualify: plainTriage,
    quarantine: (mail) => Promise.resolve(void held.push(mail)),
    bounced: (own) => Promise.resolve(void bounced.push(own)),
    failed: (code) => void failures.push(code),
    ...parts,
  });
  const client = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
  const post = (mail: SendMailOptions) =>
    client.sendMail({ from: 'Ana <ana@example.org>', to: MAILBOX, ...mail });
  try {
    await story({ accepted, held, bounced, failures, post });
  } finally {
    client.close();
    await listener.close();
  }
}
