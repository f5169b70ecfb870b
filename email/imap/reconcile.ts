import type { ImapFlow } from 'imapflow';
import { DAY } from '../../domain/durations.ts';
import { forgetImapMails, isAccounted, type ImapBox } from '../../store/imap-mails.ts';
import { boxOf, fetchMail, readFolder, takeOne, type FolderParts } from './read-folder.ts';

export type Reconciled = { checked: number; found: number };

/** Days that a message stays provable; looked at again for a little longer than a day. */
const KEPT = 90 * DAY;
const LOOKED_BACK = 3 * DAY;

/**
 * Proves that each message of the last days, in the folder that is read and in the one for what is done, became a question, a
 * held mail or a refusal. What did not, somebody's hand or a lost record, is taken now: `found` says how many.
 */
export async function reconcileMailbox(client: ImapFlow, parts: FolderParts): Promise<Reconciled> {
  const taken = await readFolder(client, parts);
  const done = parts.doneFolder === '' ? { checked: 0, found: 0 } : await proveDone(client, parts);
  await forgetImapMails(parts.store.db, parts.now() - KEPT);
  return { checked: taken + done.checked, found: done.found };
}

async function proveDone(client: ImapFlow, parts: FolderParts): Promise<Reconciled> {
  const { doneFolder, now } = parts;
  const lock = await client.getMailboxLock(doneFolder);
  try {
    const box = boxOf(client, doneFolder);
    const since = new Date(now() - LOOKED_BACK);
    const uids = (await client.search({ since }, { uid: true })) || [];
    let found = 0;
    for (const uid of uids) if (!(await isKnown(client, parts, { ...box, uid }))) found += 1;
    return { checked: uids.length, found };
  } finally {
    lock.release();
  }
}

/** Taken now when it is not; by the same rules, poison included. */
async function isKnown(
  client: ImapFlow,
  parts: FolderParts,
  mail: ImapBox & { uid: number },
): Promise<boolean> {
  const found = await fetchMail(client, mail.uid, parts.now());
  if (found === undefined || (await isAccounted(parts.store.db, parts.digest(found.raw)))) return true;
  await takeOne(client, parts, mail);
  return false;
}
