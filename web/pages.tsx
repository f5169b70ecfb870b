import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import { assetRoutes } from './assets.ts';
import { helpRoutes, notFound } from './help/routes.tsx';
import type { PageParts } from './parts.ts';

export { bundled } from './assets.ts';
export { searchOver } from './help/search.ts';

/** Help centre, chat and desk. Mounted last: what it does not know is answered by its own "not found" page. */
export function pages(parts: PageParts): Hono {
  return new Hono()
    .route('/', assetRoutes(parts.assets))
    .use(secured, etag(), compress())
    .route('/', helpRoutes(parts))
    .notFound((c) => notFound(c, parts));
}

/** Pages run nothing but our own files, and are shown in no one else's frame. */
const secured = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
});
