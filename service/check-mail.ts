import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import { fine, type CheckResult, problem } from './check-result.ts';

const PATIENCE_MS = 5_000;

/** Greets the relay and signs in, without sending anything. */
export async function relay({ smtpUrl }: Config): Promise<CheckResult[]> {
  if (smtpUrl === undefined) return [fine('mail relay', 'none: what is sent is kept in the outbox')];
  const { host } = new URL(smtpUrl);
  const patience = {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  };
  const transport = createTransport({ url: smtpUrl, ...patience });
  try {
    await transport.verify();
    return [fine('mail relay', `${host} answers`)];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return [
      problem(
        'mail relay',
        `${host} does not take us in (${code}). Check SMTP_URL and the relay; mail waits until then.`,
      ),
    ];
  } finally {
    transport.close();
  }
}
