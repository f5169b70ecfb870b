import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { csrf } from 'hono/csrf';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { isLocal } from '../domain/local-host.ts';
import type { ApiConfig, Env } from './context.ts';

/** Longest body, in bytes: a chat message at its limit takes a third of it. */
export const BODY_LIMIT = 128 * 1024;
/** Of a file that a person adds to their question: a few photographs of a telephone, or a scan. */
export const FILE_LIMIT = 10 * 1024 * 1024;
export const FILE_PATH = /^\/api\/questions\/[^/]+\/files\/[^/]+$/;

/** No script runs but our own files and those that carry the page's nonce (`c.get('secureHeadersNonce')`). */
export function securityHeaders({ publicUrl, chatOrigins = [] }: ApiConfig): MiddlewareHandler<Env> {
  const ours = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      frameSrc: ["'self'"],
      frameAncestors: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
    },
    // With no-referrer, browsers send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: publicUrl.startsWith('https:') && 'max-age=31536000; includeSubDomains',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
  });
  return async (c, next) => {
    await ours(c, next);
    const alone = c.get('contentPolicy');
    if (alone !== undefined) c.res.headers.set('Content-Security-Policy', alone);
    if (c.get('embeddable')) letEmbed(c.res.headers, chatOrigins);
  };
}

/** X-Frame-Options knows no list: where it would contradict `frame-ancestors`, browsers obey it. */
function letEmbed(headers: Headers, origins: readonly string[]): void {
  const policy = headers.get('Content-Security-Policy') ?? '';
  const ancestors = ["frame-ancestors 'self'", ...origins].join(' ');
  headers.set('Content-Security-Policy', policy.replace("frame-ancestors 'self'", ancestors));
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  headers.delete('X-Frame-Options');
}

/** What the scripts of the sites that embed the chat may call: never with a cookie, so only with a token that they were given. */
export function crossOrigin({ chatOrigins = [] }: ApiConfig): MiddlewareHandler<Env> {
  return cors({
    origin: [...chatOrigins],
    allowMethods: ['GET', 'POST', 'PUT'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID'],
    exposeHeaders: ['Location', 'Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });
}

/**
 * While the site is this machine's own, it answers who asked for this machine: a name of somebody else's that was made to lead
 * here (DNS rebinding) reads nothing. In production whoever stands in front says which names are ours.
 */
export function ownHost({ publicUrl }: ApiConfig): MiddlewareHandler<Env> {
  const { hostname } = new URL(publicUrl);
  if (!isLocal(hostname)) return (_c, next) => next();
  return async (c, next) => (isLocal(new URL(c.req.url).host) ? next() : c.text('Misdirected Request', 421));
}

/** No cookie counts there: what is sent is signed by the company’s provider. */
const PROVIDER_LOGOUT = '/api/session/provider-logout';

/**
 * Refuses what another site makes a browser send with its cookies. A Bearer token is never sent by the browser itself.
 * JSON from another origin cannot come with cookies either: they are SameSite=Strict, and no CORS header lets credentials.
 */
export function sameOrigin({ publicUrl }: ApiConfig): MiddlewareHandler<Env> {
  const ours = new URL(publicUrl).origin;
  const guard = csrf({ origin: (origin, c) => origin === ours || origin === new URL(c.req.url).origin });
  return async (c, next) => {
    const isSigned = c.req.header('authorization') !== undefined || c.req.path === PROVIDER_LOGOUT;
    return isSigned ? next() : guard(c, next);
  };
}
