// Sends what was typed, in order, until the server has stored it: whatever the network does, and after a reload too.
import { dropUnsent, keepReference, keepUnsent, readStorage, type Unsent } from './browser-storage.ts';
import { send, type ServerAcceptance, type SendResult } from './send.ts';

export type OutboxEvents = {
  stored(message: Unsent, accepted: ServerAcceptance): void;
  refused(message: Unsent, why: { message: string; fields: string[] }): void;
  /** Not stored yet, and tried again by itself. */
  waiting(message: Unsent): void;
  emergency(text: string): void;
};

export type Outbox = { add(message: Unsent): void; retry(): void };

const LONGEST_MS = 60_000;

export function openOutbox(told: OutboxEvents): Outbox {
  let busy = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('online', () => retry());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && retry());

  function add(message: Unsent): void {
    keepUnsent(message);
    // The server is asked at once, even where nothing can be kept.
    void flush([message]);
  }

  function retry(): void {
    clearTimeout(timer);
    void flush([]);
  }

  async function flush(fresh: Unsent[]): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let next = nextOf(fresh); next; next = nextOf([])) {
        const sent = await send(next);
        if ('emergency' in sent && sent.emergency !== undefined) told.emergency(sent.emergency);
        if (!settle(next, sent)) return;
      }
    } finally {
      busy = false;
    }
  }

  function settle(message: Unsent, sent: SendResult): boolean {
    if ('again' in sent) {
      failures += 1;
      told.waiting(message);
      timer = setTimeout(retry, Math.min(LONGEST_MS, sent.again.afterMs * 2 ** Math.min(failures - 1, 4)));
      return false;
    }
    failures = 0;
    dropUnsent(message.id);
    if ('refused' in sent) told.refused(message, sent.refused);
    else markAccepted(message, sent.stored);
    return true;
  }

  function markAccepted(message: Unsent, stored: ServerAcceptance): void {
    keepReference(stored.reference);
    if (stored.emergency) told.emergency(stored.emergency.text);
    told.stored(message, stored);
  }

  return { add, retry };
}

/** In the order of writing. `fresh` counts where nothing can be kept. */
function nextOf(fresh: Unsent[]): Unsent | undefined {
  return readStorage().unsent[0] ?? fresh[0];
}
