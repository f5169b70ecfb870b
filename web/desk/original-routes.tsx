import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { httpStatusOf } from '../respond.ts';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { OriginalDocument, OriginalPage } from './original-pages.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';
import { originalWords } from '../../content/fr/original-words.ts';

/** A mail as it came. Only the frame opens it, once: each opening of a medical one is written down. */
export function originalRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/questions/:reference/mails/:file', (c) => around(c, parts))
    .get('/bureau/questions/:reference/mails/:file/contenu', (c) => content(c, parts));
}

async function around(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const { reference, file } = namedIn(c);
  const told = await askApi(parts, c, (api) =>
    api.desk.questions[':reference'].standing.$get({ param: { reference } }),
  );
  const body = told.ok ? (
    <OriginalPage reference={reference} file={file} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  const shown = { seen, title: originalWords.title, here: 'question', body } as const;
  return deskPage(c, parts, shown, told.ok ? 200 : told.status);
}

async function content(c: Context, parts: PageParts) {
  const told = await askApi(parts, c, (api) =>
    api.desk.questions[':reference'].files[':file'].mail.$get({ param: namedIn(c) }),
  );
  c.set('contentPolicy', ALONE);
  if (!told.ok) return c.html(`<!doctype html><p>${told.message}</p>`, httpStatusOf(told.status));
  return c.html(html`<!doctype html>${<OriginalDocument mail={told.body} />}`);
}

function namedIn(c: Context) {
  return segments({ reference: c.req.param('reference') ?? '', file: c.req.param('file') ?? '' });
}

/** What a stranger wrote stands alone: no script, nothing fetched, no form, and none but our own pages frame it. */
const ALONE =
  "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
