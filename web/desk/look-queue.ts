// At each change every open desk looks again at once. They take turns, so that whoever writes to us waits for one of them at
// most; and whoever waits with the same look in mind, as the tabs of one agent do, is shown what one of them sees.
import type { Context, MiddlewareHandler } from 'hono';
import { isVisit } from '../../api/visit.ts';

type Look = { status: number; headers: Headers; body: ArrayBuffer };

export function takeTurns(): MiddlewareHandler {
  const waiting = new Map<string, Promise<Look>>();
  let last: Promise<unknown> = Promise.resolve();
  return async (c, next) => {
    if (c.req.method !== 'GET' || isVisit(c)) return next();
    const same = `${c.req.header('cookie') ?? ''} ${c.req.url}`;
    const look = waiting.get(same) ?? enter(same, c, next);
    const { status, headers, body } = await look;
    c.res = new Response(body, { status, headers });
  };

  /** Others join for as long as it waits: once it has begun, they may know of something newer. */
  function enter(same: string, c: Context, next: () => Promise<void>): Promise<Look> {
    const look = inTurn(last, async () => {
      waiting.delete(same);
      await next();
      const { status, headers } = c.res;
      return { status, headers: new Headers(headers), body: await c.res.arrayBuffer() };
    });
    waiting.set(same, look);
    last = look.catch(() => {});
    return look;
  }
}

async function inTurn(before: Promise<unknown>, look: () => Promise<Look>): Promise<Look> {
  await before;
  return look();
}
