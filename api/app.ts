import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { published } from '../domain/policy.ts';
import { agentSessions } from './agents/session.ts';
import { sessionRoutes } from './agents/session-routes.ts';
import { notFound, onError, Refusal } from './errors.ts';
import { BODY_LIMIT, guardedHeaders, sameOrigin } from './headers.ts';
import { healthRoutes } from './health.ts';
import { openGates } from './limits.ts';
import { openLog, requestLog } from './logging.ts';
import { documented } from './openapi.ts';
import { commandRoutes } from './requester/commands.ts';
import { eventRoutes } from './requester/events.ts';
import { questionRoutes } from './requester/questions.ts';
import type { Env, Parts, Site } from './site.ts';
import { requesterTokens } from './token.ts';

/** Fills in what the parts leave open. Pages and tests are given the same site as the routes. */
export function siteOf(parts: Parts): Site {
  const { now = Date.now } = parts;
  return {
    policy: published,
    log: openLog(),
    stopping: new AbortController().signal,
    ...parts,
    now,
    tokens: requesterTokens(parts.secret, now),
    sessions: agentSessions(parts, now),
    gates: openGates(now),
  };
}

/**
 * The whole HTTP surface: API, health, reference, and `pages` at the root, all behind the same guards.
 * @param pages what a browser is shown; their errors come to the one `onError` too
 */
export function app(parts: Parts, pages?: (site: Site) => Hono<Env>): OpenAPIHono<Env> {
  const site = siteOf(parts);
  const whole = new OpenAPIHono<Env>();
  whole.onError(onError(site.log));
  whole.notFound(notFound);
  whole.use(
    requestId({ headerName: 'X-Request-Id' }),
    requestLog(site.log),
    guardedHeaders(site.config),
    sameOrigin(site.config),
  );
  whole.use(bodyLimit({ maxSize: BODY_LIMIT, onError: tooLarge }));
  whole.route('/', healthRoutes(site));
  whole.route('/api/questions', questionRoutes(site));
  whole.route('/api/questions', eventRoutes(site));
  whole.route('/api/questions', commandRoutes(site));
  whole.route('/api/session', sessionRoutes(site));
  documented(whole);
  if (pages) whole.route('/', pages(site));
  return whole;
}

function tooLarge(): never {
  throw new Refusal('too-large');
}
