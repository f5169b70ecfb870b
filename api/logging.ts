import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import pino, { type Logger } from 'pino';
import type { Env } from './context.ts';
import { requestSeconds } from './measures.ts';

/** Structured lines on standard output. Whoever logs gives it names, codes and durations, never what people wrote. */
export function openLog(level = 'info'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** One line for each request, with the route rather than the path: no reference, query or address. */
export function requestLog(log: Logger): MiddlewareHandler<Env> {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const tookMs = performance.now() - startedAt;
    const ms = Math.round(tookMs);
    const labels = { method: c.req.method, route: routePath(c), status: c.res.status };
    requestSeconds.observe(labels, tookMs / 1000);
    const line = { requestId: c.get('requestId'), ...labels, ms };
    log[c.res.status >= 500 ? 'error' : 'info'](line, 'request');
  };
}
