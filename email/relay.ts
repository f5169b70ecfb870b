import { createTransport } from 'nodemailer';
import { MailProblem } from './mail-problem.ts';

type RelayedMail = {
  from: string;
  to: { name: string; address: string };
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references: string[];
  headers: Record<string, string>;
};

/** Resolves once the relay has accepted the mail; throws MailProblem. */
export type Relay = { send(mail: RelayedMail): Promise<void>; close(): void };

/** An activity that waits longer is tried again by the engine. */
const PATIENCE_MS = 20_000;

/** @param url such as smtp://user:secret@relay.example:587 */
export function smtpRelay(url: string): Relay {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    close: () => transport.close(),
    send: async (mail) => {
      try {
        await transport.sendMail(mail);
      } catch (error) {
        throw problemOf(error);
      }
    },
  };
}

/** Greets the relay and signs in, without sending anything. */
export async function relayAnswers(url: string): Promise<boolean> {
  const transport = createTransport({ url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS });
  return transport
    .verify()
    .then(
      () => true,
      () => false,
    )
    .finally(() => transport.close());
}

/** 5xx about this mail or its recipient is final; all the rest, a refused sign-in included, is the relay's to mend. */
function problemOf(error: unknown): MailProblem {
  const { code = 'unknown', responseCode = 0 } = fieldsOf(error);
  const final = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return new MailProblem(final ? 'MailRefused' : 'MailAway', `${code} ${responseCode}`);
}

function fieldsOf(error: unknown): { code?: string; responseCode?: number } {
  if (!(error instanceof Error)) return {};
  return {
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('responseCode' in error && typeof error.responseCode === 'number'
      ? { responseCode: error.responseCode }
      : {}),
  };
}
