// Whether mail can come in and go out, in plain words: nothing is changed but a mail of our own, when a round trip is asked for.
import { randomBytes } from 'node:crypto';
import { resolveMx, resolveTxt } from 'node:dns/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import { mailCheck } from '../content/fr/mail-check.ts';
import { connectImap } from '../email/imap/connect-mailbox.ts';
import { readImap, type ImapSettings } from '../email/imap/imap-settings.ts';
import { domainOf } from '../email/message-id.ts';
import { clamdAt } from '../email/clamd.ts';
import { relayProblem } from '../email/relay.ts';
import { openRelay } from './open-relay.ts';
import { checkDkim } from './check-dkim.ts';
import { checkDns, codeOf, type Lookup } from './check-dns.ts';
import { fine, problem, type CheckResult } from './check-result.ts';

type Post = Pick<
  Config,
  'host' | 'smtpPort' | 'lmtp' | 'mailbox' | 'smtpUrl' | 'relayTls' | 'smtpTls' | 'dkim' | 'clamd'
>;
type Checking = {
  imap?: ImapSettings | undefined;
  lookup?: Lookup;
  roundTrip?: boolean;
  tripSeconds?: number;
};

const PATIENCE_MS = 8_000;
const TRIP_SECONDS = 90;

/** One finding after the other, as they are made. */
export async function* checkPost(config: Post, checking: Checking = {}): AsyncGenerator<CheckResult> {
  const { imap = readImap(), lookup = { mx: resolveMx, txt: resolveTxt }, roundTrip = false } = checking;
  const domain = domainOf(config.mailbox);
  yield* await checkDns(domain, lookup);
  yield await checkDkim(domain, config.dkim, lookup);
  yield await checkListener(config);
  yield await checkRelay(config);
  yield* await checkMailbox(imap);
  yield await checkScanner(config);
  if (roundTrip) yield await checkTrip(config, imap, checking.tripSeconds ?? TRIP_SECONDS);
}

async function checkListener({ host, smtpPort, smtpTls, lmtp }: Post): Promise<CheckResult> {
  const { name, fine: well, away } = mailCheck.listener;
  const options = { host, port: smtpPort, lmtp, ignoreTLS: true, connectionTimeout: PATIENCE_MS };
  const client = createTransport(options);
  const answers = await client.verify().then(
    () => true,
    () => false,
  );
  client.close();
  return answers ? fine(name, well(smtpPort, smtpTls !== undefined)) : problem(name, away(smtpPort));
}

/** Files wait while the scanner is away: that is to be seen to. */
async function checkScanner({ clamd }: Post): Promise<CheckResult> {
  const { name, none, fine: well, away } = mailCheck.scanner;
  if (clamd === undefined) return fine(name, none);
  return (await clamdAt(clamd).answers()) ? fine(name, well(clamd)) : problem(name, away(clamd));
}

async function checkRelay({ smtpUrl, relayTls }: Post): Promise<CheckResult> {
  const { name, none, fine: well, refused } = mailCheck.relay;
  if (smtpUrl === undefined) return fine(name, none);
  const { host } = new URL(smtpUrl);
  const code = await relayProblem(smtpUrl, relayTls, PATIENCE_MS);
  return code === undefined ? fine(name, well(host)) : problem(name, refused(host, code));
}

async function checkMailbox(imap: ImapSettings | undefined): Promise<CheckResult[]> {
  const { name, none, fine: well, refused, plain } = mailCheck.imap;
  if (imap === undefined) return [fine(name, none)];
  try {
    const client = await connectImap(imap);
    const status = await client.status(imap.folder, { messages: true });
    const { secureConnection } = client;
    await client.logout();
    const waiting = status === false ? 0 : (status.messages ?? 0);
    return [
      fine(name, well(imap.host, waiting)),
      ...(secureConnection ? [] : [problem(name, plain(imap.host))]),
    ];
  } catch (error) {
    return [problem(name, refused(imap.host, codeOf(error)))];
  }
}

/** Out by the relay and back into the mailbox: held afterwards as our own, it opens no question. */
async function checkTrip(
  config: Post,
  imap: ImapSettings | undefined,
  seconds: number,
): Promise<CheckResult> {
  const { name, subject: subjectOf, text, fine: well, lost, refused, impossible } = mailCheck.trip;
  if (config.smtpUrl === undefined || imap === undefined) return fine(name, impossible);
  const subject = subjectOf(randomBytes(6).toString('hex'));
  const began = Date.now();
  const relay = openRelay(config);
  try {
    const { mailbox } = config;
    const headers = { 'Auto-Submitted': 'auto-generated', 'X-Loop': mailbox };
    const messageId = `<essai-${subject.slice(-12)}@${domainOf(mailbox)}>`;
    const to = { name: '', address: mailbox };
    await relay?.send({ from: mailbox, to, subject, text, html: text, messageId, references: [], headers });
  } catch (error) {
    return problem(name, refused(codeOf(error)));
  } finally {
    relay?.close();
  }
  while (Date.now() - began < seconds * 1000) {
    if (await hasArrived(imap, subject)) return fine(name, well(Math.ceil((Date.now() - began) / 1000)));
    await pause(LOOK_EVERY_MS);
  }
  return problem(name, lost(seconds));
}

const LOOK_EVERY_MS = 1_000;

/** In the folder that is read, or where what is done is moved to. */
async function hasArrived(imap: ImapSettings, subject: string): Promise<boolean> {
  const client = await connectImap(imap).catch(() => undefined);
  if (client === undefined) return false;
  try {
    for (const folder of [imap.folder, imap.doneFolder].filter((one) => one !== '')) {
      await client.mailboxOpen(folder);
      const found = await client.search({ subject }, { uid: true });
      if (found && found.length > 0) return true;
    }
    return false;
  } catch {
    return false;
  } finally {
    await client.logout().catch(() => client.close());
  }
}
