import { ImapFlow } from 'imapflow';
import { accessToken } from './access-token.ts';
import type { ImapSettings } from './imap-settings.ts';

const PATIENCE_MS = 30_000;

/** Signed in. Throws the library's error, whose `code` tells why. */
export async function connectImap(settings: ImapSettings): Promise<ImapFlow> {
  const { host, port, secure, user, password, oauth } = settings;
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: oauth ? { user, accessToken: await accessToken(oauth) } : { user, pass: password },
    logger: false,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    // Some servers end an idle connection after ten minutes without a word.
    maxIdleTime: 5 * 60_000,
  });
  // What breaks later is told by `close`; an error without a listener would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}
