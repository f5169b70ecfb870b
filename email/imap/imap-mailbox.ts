// A mailbox that is read: told of new mail by IDLE, looked at every minute all the same, and once a day from end to end.
import { setTimeout as pause } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { DAY, MINUTE } from '../../domain/durations.ts';
import { connectImap } from './connect-mailbox.ts';
import type { ImapSettings } from './imap-settings.ts';
import { readFolder, type FolderParts } from './read-folder.ts';
import { reconcileMailbox, type Reconciled } from './reconcile.ts';

export type ImapMailboxParts = Omit<FolderParts, 'folder' | 'doneFolder'> & {
  settings: ImapSettings;
  reconciled?: (result: Reconciled) => void;
  /** Longest between two looks, in milliseconds: a server may forget to tell. */
  lookEvery?: number;
};

export type ImapMailbox = { close(): Promise<void> };

const LOOK_EVERY = MINUTE;
/** Between two tries to connect, in milliseconds; doubled each time up to the longest. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = MINUTE;

/** Reads until `close`, over whatever breaks in between. */
export function openImapMailbox(parts: ImapMailboxParts): ImapMailbox {
  const ending = new AbortController();
  const reading = readForever(parts, ending.signal);
  return {
    close: () => {
      ending.abort();
      return reading;
    },
  };
}

async function readForever(parts: ImapMailboxParts, ending: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT;
  let reconciledAt = 0;
  while (!ending.aborted) {
    try {
      const client = await connectImap(parts.settings);
      wait = FIRST_WAIT;
      await readWhileConnected(client, parts, {
        ending,
        reconciledAt,
        reconciled: (at) => (reconciledAt = at),
      });
    } catch (error) {
      parts.failed(codeOf(error));
    }
    await pause(wait, undefined, { signal: ending }).catch(() => {});
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

type Reading = { ending: AbortSignal; reconciledAt: number; reconciled: (at: number) => void };

async function readWhileConnected(
  client: ImapFlow,
  parts: ImapMailboxParts,
  reading: Reading,
): Promise<void> {
  const { settings, lookEvery = LOOK_EVERY, now } = parts;
  const folders = { ...parts, folder: settings.folder, doneFolder: settings.doneFolder };
  const bell = ringer(client, reading.ending);
  try {
    if (settings.doneFolder !== '') await client.mailboxCreate(settings.doneFolder);
    let { reconciledAt } = reading;
    while (client.usable && !reading.ending.aborted) {
      const onNews = bell.next(lookEvery);
      const { uidNext } = await client.mailboxOpen(settings.folder);
      if (now() - reconciledAt >= DAY) {
        const result = await reconcileMailbox(client, folders);
        parts.reconciled?.(result);
        reconciledAt = now();
        reading.reconciled(reconciledAt);
      } else await readFolder(client, folders);
      // What came while it was read is told by no sign.
      const reopened = await client.mailboxOpen(settings.folder);
      if (reopened.uidNext !== uidNext) bell.ring();
      // By itself the client would listen to an open folder after a quarter of a minute only. A lost connection rings, too.
      client.idle().catch(() => {});
      await onNews;
    }
  } finally {
    bell.stop();
    await client.logout().catch(() => client.close());
  }
}

/** Resolves at the next sign of new mail, of the end or of a lost connection; or after so many milliseconds. */
function ringer(client: ImapFlow, ending: AbortSignal) {
  let ring = () => {};
  const heard = () => ring();
  for (const name of ['exists', 'close'] as const) client.on(name, heard);
  ending.addEventListener('abort', heard);
  return {
    next: (patience: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patience);
        ring = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    ring: heard,
    stop: () => {
      ring();
      ending.removeEventListener('abort', heard);
    },
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
