// The ways in for mail: given to the listener, or put into the mailbox that is read; each again until it is taken.
import { createTransport, type SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { House } from './house.ts';
import type { Ledger } from './ledger.ts';
import { insist, newId } from './persistence.ts';

const MAILBOX = 'bonjour@paladin.fr';
const REFERENCE = /PAL-\w{4}-\w{4}/;

type Drawn = Omit<SendMailOptions, 'headers'> & { headers?: Record<string, string> };

/** `smtp` gives what the listener answered: a reference, or that it is noted; a mailbox answers nothing. */
export type Post = {
  compose: (life: number, mail: Drawn) => SendMailOptions & { messageId: string };
  smtp: (life: number, mail: SendMailOptions) => Promise<{ reference?: string }>;
  imap: (life: number, mail: SendMailOptions) => Promise<void>;
  /** Resolves once nothing waits in the mailbox. */
  allRead: () => Promise<void>;
};

export function openPost(house: Pick<House, 'smtpPort' | 'mailbox'>, ledger: Ledger): Post {
  const { mailbox } = house;
  return {
    compose,
    smtp: (life, mail) => insist(`life ${life} mails`, () => give(mail, life)),
    imap: async (life, mail) => {
      const composed = await new MailComposer(mail).compile().build();
      const raw = Buffer.concat([Buffer.from(`Return-Path: <${personOf(life)}>\r\n`), composed]);
      await insist(`life ${life} is delivered`, () =>
        orAway(() =>
          box()
            .append(raw)
            .then(() => true),
        ),
      );
    },
    allRead: async () => {
      await insist('the mailbox to be read', async () => {
        const left = await orAway(() => box().subjects('INBOX'));
        return left?.length === 0 ? true : undefined;
      });
    },
  };

  function box() {
    if (mailbox === undefined) throw new Error('this house has no mailbox');
    return mailbox;
  }

  async function give(mail: SendMailOptions, life: number): Promise<{ reference?: string } | undefined> {
    const client = createTransport({
      host: '127.0.0.1',
      port: house.smtpPort,
      ignoreTLS: true,
      // On Linux one machine has many addresses of its own, and each is counted by itself.
      ...(process.platform === 'linux' ? { localAddress: addressOf(life).replace(/^10\./, '127.') } : {}),
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 15_000,
    });
    const answer = await client.sendMail(mail).catch((error: unknown) => error);
    client.close();
    if (answer instanceof Error) return putOff(answer);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `sendMail` gives but for an error
    const { response = '' } = answer as { response?: string };
    const reference = REFERENCE.exec(response)?.[0];
    return reference === undefined ? {} : { reference };
  }

  function putOff(error: Error): undefined {
    const refused = 'responseCode' in error ? Number(error.responseCode) : 0;
    if (refused >= 500) throw error;
    tried(refused > 0 ? `SMTP ${refused}` : 'no mail server');
  }

  async function orAway<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch {
      tried('no mailbox');
      return undefined;
    }
  }

  function tried(what: string): void {
    ledger.tries.set(what, (ledger.tries.get(what) ?? 0) + 1);
  }
}

function compose(life: number, mail: Drawn): SendMailOptions & { messageId: string } {
  const from = personOf(life);
  // The server in front vouches for the sender.
  const [, domain] = from.split('@');
  const vouched = { 'Authentication-Results': `mx.paladin.fr; dmarc=pass header.from=${domain}` };
  const headers = { ...vouched, ...mail.headers };
  return { from, to: MAILBOX, ...mail, messageId: `<${newId()}@example.org>`, headers };
}

/** Of a company of its own: many people of one domain who say the same are a loop. */
export function personOf(life: number): string {
  return `ana@company-${life}.example`;
}

/** The address that a person comes from, as a proxy of ours would name it. */
export function addressOf(life: number): string {
  return `10.${(life >> 16) & 255}.${(life >> 8) & 255}.${life & 255 || 1}`;
}
