import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { assetRoutes } from './assets.ts';
import { chatRoutes } from './chat/routes.tsx';
import { deskRoutes } from './desk/routes.tsx';
import { helpRoutes } from './help/routes.tsx';
import { notFoundPage } from './help/site-page.tsx';
import type { PageParts } from './page-context.ts';

export { bundleAssets as bundled } from './assets.ts';

/** Help centre, chat and desk. Mounted last: what it does not know is answered by its own "not found" page. */
export function pages(parts: PageParts): Hono {
  return new Hono()
    .route('/', assetRoutes(parts.assets))
    .use(etag(), compress())
    .route('/', helpRoutes(parts))
    .route('/', chatRoutes(parts))
    .route('/', deskRoutes(parts))
    .get('*', (c, next) => (c.req.path.startsWith('/api/') ? next() : notFoundPage(c, parts)));
}
