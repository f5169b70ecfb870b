import { createHash } from 'node:crypto';
import type { ImapMailbox } from '../email/imap/imap-mailbox.ts';
import { readImap } from '../email/imap/imap-settings.ts';
import type { MailIntake } from '../email/receive-mail.ts';
import type { Container } from './container.ts';

/** Reads the mailbox that is configured, if one is. What reads it is loaded only then. */
export async function readMailbox(parts: Container, intake: MailIntake): Promise<ImapMailbox | undefined> {
  const settings = readImap();
  if (settings === undefined) return undefined;
  const { store, vault, config, readers, log } = parts;
  const [{ openImapMailbox }, { takerFrom }] = await Promise.all([
    import('../email/imap/imap-mailbox.ts'),
    import('../email/imap/take-from-mailbox.ts'),
  ]);
  return openImapMailbox({
    settings,
    store,
    digest: (raw) => vault.digest('imap', createHash('sha256').update(raw).digest('hex')),
    ...takerFrom({ intake, mailbox: config.mailbox, read: readers.readMail }),
    now: parts.clock.now,
    failed: (code) => log.warn({ code }, 'mailbox'),
    reconciled: (result) => log.info(result, 'mailbox reconciled'),
  });
}
