import { request } from './request.ts';

/** The server says something every 15 s: a connection that is silent for longer is a dead one. */
const SILENCE_MS = 40_000;
const REOPEN_MS = 2_000;
const LONGEST_MS = 30_000;

const TYPING = /^event: typing\ndata: \{"isTyping":(true|false)\}/m;

/** `after`: the sequence on screen; `typing`: told when somebody of ours begins to type, or ends. */
type Followed = { after: () => string; news: () => void; typing: (isTyping: boolean) => void };

/**
 * Listens to a question's journal, and says so each time there is something to show, and after each break: what happened
 * meanwhile is then looked at. By `fetch`, for an EventSource sends no token.
 */
export function followStream(reference: string, { after, news, typing }: Followed): () => void {
  const stopped = new AbortController();
  void keepOpen();
  return () => stopped.abort();

  async function keepOpen(): Promise<void> {
    for (let failures = 0; !stopped.signal.aborted; failures += 1) {
      if (await readOnce()) failures = 0;
      if (stopped.signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_MS, REOPEN_MS * 2 ** failures)));
      news();
    }
  }

  /** Whether the stream had opened. */
  async function readOnce(): Promise<boolean> {
    const cut = new AbortController();
    const abort = () => cut.abort();
    stopped.signal.addEventListener('abort', abort);
    let timer = setTimeout(abort, SILENCE_MS);
    let opened = false;
    try {
      const address = `/api/questions/${reference}/events?after=${after()}`;
      const answer = await request(reference, address, { signal: cut.signal });
      const reader = answer.ok ? answer.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
      opened = reader !== undefined;
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
        clearTimeout(timer);
        timer = setTimeout(abort, SILENCE_MS);
        if (hear(read.value)) news();
      }
    } catch {
      // Cut, or not reached: it is opened again.
    } finally {
      clearTimeout(timer);
      stopped.signal.removeEventListener('abort', abort);
    }
    return opened;
  }

  /** Whether there is something to show. Who types is said at once, and moves nothing of the conversation. */
  function hear(sent: string): boolean {
    const [, isTyping] = TYPING.exec(sent) ?? [];
    if (isTyping !== undefined) typing(isTyping === 'true');
    return /^data:/m.test(sent.replace(TYPING, ''));
  }
}
