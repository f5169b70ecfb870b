import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { isAway } from '../store/unavailable.ts';
import type { Env, ApiContext } from './context.ts';

export type Watched = {
  /** Calls `look` whenever there may be news; gives how to stop. */
  subscribe: (look: () => void) => () => void;
  /** Tells what is new since the last time, whatever was missed in between. Called once at the start. */
  tell: (stream: SSEStreamingApi) => Promise<void>;
  /** Milliseconds to let go by between two looks, so that a burst of changes is told once. */
  gap?: number;
};

/** Proxies close what stays silent for a minute; and a change announced while a connection was broken is seen by then. */
const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 2_000;

/**
 * A stream of server-sent events that looks again at every change and every heartbeat, one look at a time, and ends when
 * the client leaves, the service stops or the store goes away. Clients reconnect with what they had last.
 */
export function watch(
  { stopping, log }: ApiContext,
  c: Context<Env>,
  { subscribe, tell, gap }: Watched,
): Response {
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const bell = newBell();
    // Before the first look: nothing falls between the two.
    const unsubscribe = subscribe(bell.ring);
    const end = () => bell.end();
    stopping.addEventListener('abort', end);
    stream.onAbort(end);
    try {
      await stream.write(`retry: ${RECONNECT_MS}\n\n`);
      while (!bell.ended() && !stopping.aborted) {
        bell.hush();
        await tell(stream);
        if (gap !== undefined) await stream.sleep(gap);
        if (!(await bell.rungWithin(HEARTBEAT_MS))) await stream.write(':\n\n');
      }
    } catch (error) {
      if (!isAway(error))
        log.error({ requestId: c.get('requestId'), errorName: nameOf(error) }, 'stream ended');
    } finally {
      unsubscribe();
      stopping.removeEventListener('abort', end);
    }
  });
}

/** Remembers that it was rung while nobody listened. */
function newBell() {
  let rung = false;
  let over = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    rung = true;
    wake?.();
  };
  return {
    ring,
    hush: () => void (rung = false),
    ended: () => over,
    end: () => {
      over = true;
      ring();
    },
    /** False when the time went by in silence. */
    rungWithin: (ms: number): Promise<boolean> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), ms);
        wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
        if (rung) wake();
      }),
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
