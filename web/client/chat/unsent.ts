// Sends what was typed, in order, until the server has stored it: whatever the network does, and after a reload too.
import { keepUnsent, readUnsent, type Unsent } from './browser-storage.ts';
import { rememberQuestion } from './identity.ts';
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
  let queue = readUnsent();
  let busy = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  watchPage(retry, () => queue.length > 0);

  function add(message: Unsent): void {
    change([...queue, message]);
    void flush();
  }

  function retry(): void {
    clearTimeout(timer);
    void flush();
  }

  function change(next: Unsent[]): void {
    queue = next;
    keepUnsent(queue);
  }

  async function flush(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let [next] = queue; next; [next] = queue) if (!settle(next, await send(next))) return;
    } finally {
      busy = false;
    }
  }

  function settle(message: Unsent, sent: SendResult): boolean {
    if ('emergency' in sent && sent.emergency !== undefined) told.emergency(sent.emergency);
    if ('again' in sent) {
      failures += 1;
      for (const one of queue) told.waiting(one);
      timer = setTimeout(retry, restOf(sent.again.afterMs, failures));
      return false;
    }
    failures = 0;
    change(queue.filter(({ id }) => id !== message.id));
    if ('refused' in sent) told.refused(message, sent.refused);
    else markAccepted(message, sent.stored);
    return true;
  }

  function markAccepted(message: Unsent, stored: ServerAcceptance): void {
    rememberQuestion(stored.reference, stored.token);
    change(queue.map((one) => afterIt(one, message, stored)));
    if (stored.emergency) told.emergency(stored.emergency.text);
    told.stored(message, stored);
  }

  return { add, retry };
}

/** Before the next try, in ms: longer each time. */
function restOf(afterMs: number, failures: number): number {
  return Math.min(LONGEST_MS, afterMs * 2 ** Math.min(failures - 1, 4));
}

/** What was typed after a message, before its question had a name, or after its end, goes where that one went. */
function afterIt(one: Unsent, sent: Unsent, { reference }: ServerAcceptance): Unsent {
  return one.reference === sent.reference ? { ...one, reference } : one;
}

function watchPage(retry: () => void, waits: () => boolean): void {
  addEventListener('online', retry);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && retry());
  // Nothing is kept but for this tab: whoever closes it is asked first.
  addEventListener('beforeunload', (event) => waits() && event.preventDefault());
}
