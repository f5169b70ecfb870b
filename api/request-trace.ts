import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Traced } from '../tracing/tracing.ts';
import type { Env } from './context.ts';

/** A span for each request, by its route: no reference, query or address. */
export function requestTrace(traced: Traced): MiddlewareHandler<Env> {
  return (c, next) =>
    traced('HTTP', async (say) => {
      await next();
      const { method } = c.req;
      const route = routePath(c);
      const status = c.res.status;
      const said = {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
      };
      say(said, `${method} ${route}`);
    });
}
