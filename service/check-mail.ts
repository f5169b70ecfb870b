import type { Config } from '../config.ts';
import { relayProblem } from '../email/relay.ts';
import { clamdAt } from '../email/clamd.ts';
import { fine, type CheckResult, problem } from './check-result.ts';

const PATIENCE_MS = 5_000;

/** Greets the relay and signs in, without sending anything. */
export async function relay({ smtpUrl, relayTls }: Config): Promise<CheckResult[]> {
  if (smtpUrl === undefined) return [fine('mail relay', 'none: what is sent is kept in the outbox')];
  const { host } = new URL(smtpUrl);
  const code = await relayProblem(smtpUrl, relayTls, PATIENCE_MS);
  if (code === undefined) return [fine('mail relay', `${host} answers`)];
  return [
    problem(
      'mail relay',
      `${host} does not take us in (${code}). Check SMTP_URL, its TLS and the relay; mail waits until then.`,
    ),
  ];
}

/** Files do not open while the scanner is away. */
export async function scanner({ clamd }: Config): Promise<CheckResult[]> {
  if (clamd === undefined)
    return [fine('file scanner', 'none (PALADIN_CLAMD): files open without being looked into')];
  if (await clamdAt(clamd).answers()) return [fine('file scanner', `ClamAV answers at ${clamd}`)];
  return [
    problem(
      'file scanner',
      `ClamAV does not answer at ${clamd}: no file opens until it does. Start clamd, or mend PALADIN_CLAMD.`,
    ),
  ];
}
