import { createHash } from 'node:crypto';
import { openImapMailbox, type ImapMailbox } from '../email/imap/imap-mailbox.ts';
import { readImap } from '../email/imap/imap-settings.ts';
import { takerFrom } from '../email/imap/take-from-mailbox.ts';
import type { MailIntake } from '../email/receive-mail.ts';
import type { Container } from './container.ts';

/** Reads the mailbox that is configured, if one is. */
export function readMailbox(parts: Container, intake: MailIntake): ImapMailbox | undefined {
  const settings = readImap();
  if (settings === undefined) return undefined;
  const { store, vault, config, readers, log } = parts;
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
