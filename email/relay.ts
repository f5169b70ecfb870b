import { readFileSync } from 'node:fs';
import { MailProblem } from './mail-problem.ts';

type RelayedMail = {
  from: string;
  to: { name: string; address: string };
  replyTo?: string;
  cc?: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references: string[];
  headers: Record<string, string>;
};

/** How mail travels to the relay. */
export type RelayTls = { required?: boolean; caFile?: string | undefined };

/** Resolves once the relay has accepted the mail; throws MailProblem, also when `stop` aborts. */
export type Relay = { send(mail: RelayedMail, stop?: AbortSignal): Promise<void>; close(): void };

/** What signs each mail for the domain of its sender. */
export type RelaySigning = { keyFile: string; selector: string; domain: string };

/** An activity that waits longer is tried again by the engine. */
const PATIENCE_MS = 20_000;

/**
 * @param url such as smtp://user:secret@relay.example:587
 * @throws the system's error where the authority's file, or that of the signing key, cannot be read
 */
export function smtpRelay(url: string, tls: RelayTls = {}, signing?: RelaySigning): Relay {
  const settings = transportSettings(url, tls);
  const signed = signing === undefined ? {} : { dkim: dkimOf(signing) };
  let opened: ReturnType<typeof transportTo> | undefined;
  return {
    close: () => void opened?.then((transport) => transport.close()),
    send: async (mail, signal) => {
      opened ??= transportTo(settings);
      const transport = await opened;
      try {
        await transport.sendMail({ ...mail, ...signed, ...(signal === undefined ? {} : { signal }) });
      } catch (error) {
        throw problemOf(error);
      }
    },
  };
}

/** Greets the relay and signs in, without sending anything: the code of what is wrong, undefined when all is well. */
export async function relayProblem(
  url: string,
  tls: RelayTls,
  patienceMs = PATIENCE_MS,
): Promise<string | undefined> {
  const transport = await transportTo(transportSettings(url, tls, patienceMs));
  return transport
    .verify()
    .then(
      () => undefined,
      (error: unknown) => fieldsOf(error).code ?? 'unknown',
    )
    .finally(() => transport.close());
}

function dkimOf({ keyFile, selector, domain }: RelaySigning) {
  return { domainName: domain, keySelector: selector, privateKey: readFileSync(keyFile, 'utf8') };
}

/** A relay that offers TLS is spoken to by it, and must prove who it is; `required`, it is told nothing without. */
function transportSettings(url: string, { required = false, caFile }: RelayTls, patienceMs = PATIENCE_MS) {
  return {
    url,
    requireTLS: required,
    ...(caFile === undefined ? {} : { tls: { ca: readFileSync(caFile) } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  };
}

/** What speaks SMTP is loaded with the first mail. */
async function transportTo(settings: ReturnType<typeof transportSettings>) {
  const { createTransport } = await import('nodemailer');
  return createTransport(settings);
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
