// One round over a folder: each message that is not accounted for is taken, then moved away. Unread or not does not matter.
import type { ImapFlow } from 'imapflow';
import {
  findAccounted,
  mailboxCursor,
  forgetTry,
  noteOutcome,
  noteTry,
  type ImapBox,
} from '../../store/imap-mails.ts';
import type { ImapOutcome } from '../../store/imap-schema.ts';
import type { Store } from '../../store/open-store.ts';
import { StoreAway } from '../../store/unavailable.ts';

export type FolderParts = {
  store: Store;
  folder: string;
  doneFolder: string;
  /** Resolves once the store holds what became of it. */
  take: (raw: Buffer, receivedAt: number) => Promise<ImapOutcome>;
  /** Keeps aside, whole and unread, what cannot be taken. */
  hold: (raw: Buffer, receivedAt: number) => Promise<void>;
  digest: (raw: Buffer) => string;
  now: () => number;
  /** Told of what went wrong: a code, never a word of a mail. */
  failed: (code: string) => void;
};

/** Tries after which a message is for a person to look at. */
const TRIES = 3;
/** What of a message is read, in bytes: SMTP takes no more either. */
const LARGEST = 25 * 1024 * 1024;

/** Gives how many were taken. Throws when the connection or the store is away: what was not taken is there next time. */
export async function readFolder(
  client: ImapFlow,
  parts: FolderParts,
  folder = parts.folder,
): Promise<number> {
  const lock = await client.getMailboxLock(folder);
  try {
    const box = boxOf(client, folder);
    const from = await mailboxCursor(parts.store.db, box);
    const uids = await uidsAfter(client, folder === parts.folder ? 0 : from);
    const known = await findAccounted(parts.store.db, box, uids);
    // Taken before, and not moved: whoever did it was stopped in between.
    await moveDone(client, parts, { folder, uids: [...known] });
    let taken = 0;
    for (const uid of uids.filter((one) => !known.has(one)))
      if (await takeOne(client, parts, { ...box, uid })) taken += 1;
    return taken;
  } finally {
    lock.release();
  }
}

/** A folder that is open, with the validity of its numbers. */
export function boxOf({ mailbox }: ImapFlow, folder: string): ImapBox {
  return { folder, validity: mailbox === false ? '' : String(mailbox.uidValidity) };
}

/** In order. A range that ends with `*` always holds the last one. */
async function uidsAfter(client: ImapFlow, from: number): Promise<number[]> {
  const found = await client.search({ uid: `${from + 1}:*` }, { uid: true });
  return (found || []).filter((uid) => uid > from).toSorted((a, b) => a - b);
}

/** One that cannot be taken never stands in the way of those behind it. */
export async function takeOne(
  client: ImapFlow,
  parts: FolderParts,
  mail: ImapBox & { uid: number },
): Promise<boolean> {
  const { store, now } = parts;
  const tries = await noteTry(store.db, mail, now());
  const found = await fetchMail(client, mail.uid, now());
  if (found === undefined) {
    await noteOutcome(store.db, { ...mail, digest: null, outcome: 'gone' });
    return false;
  }
  const outcome = await outcomeOf(parts, { mail, found, tries });
  if (outcome === undefined) return false;
  await noteOutcome(store.db, { ...mail, digest: parts.digest(found.raw), outcome });
  await moveDone(client, parts, { folder: mail.folder, uids: [mail.uid] });
  return true;
}

type Fetched = { raw: Buffer; receivedAt: number; isWhole: boolean };

/** With the instant at which its mailbox had it; undefined when somebody took it away. */
export async function fetchMail(client: ImapFlow, uid: number, now: number): Promise<Fetched | undefined> {
  const wanted = { source: { maxLength: LARGEST }, internalDate: true, size: true } as const;
  const read = await client.fetchOne(String(uid), wanted, { uid: true });
  if (read === false || read.source === undefined) return undefined;
  const receivedAt = Math.min(new Date(read.internalDate ?? now).getTime(), now);
  return { raw: read.source, receivedAt, isWhole: (read.size ?? 0) <= LARGEST };
}

type Tried = { mail: ImapBox & { uid: number }; found: Fetched; tries: number };

async function outcomeOf(
  parts: FolderParts,
  { mail, found, tries }: Tried,
): Promise<ImapOutcome | undefined> {
  const { raw, receivedAt, isWhole } = found;
  try {
    if (tries <= TRIES && isWhole) return await parts.take(raw, receivedAt);
  } catch (error) {
    if (error instanceof StoreAway) {
      await forgetTry(parts.store.db, mail).catch(() => {});
      throw error;
    }
    parts.failed(error instanceof Error ? error.name : 'unknown');
    if (tries < TRIES) return undefined;
  }
  await parts.hold(raw, receivedAt);
  return 'quarantine';
}

/** A move that fails is made again in the next round: nothing is lost by a message that stays. */
async function moveDone(
  client: ImapFlow,
  { doneFolder, folder: read, failed }: FolderParts,
  { folder, uids }: { folder: string; uids: number[] },
): Promise<void> {
  if (uids.length === 0 || doneFolder === '' || folder !== read) return;
  const moved = await client.messageMove(uids.join(','), doneFolder, { uid: true }).catch(() => false);
  if (moved === false) failed('not-moved');
}
