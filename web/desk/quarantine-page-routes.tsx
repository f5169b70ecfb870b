import { Hono, type Context } from 'hono';
import { askApi } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { QuarantinedPage, QuarantinePage } from './quarantine-pages.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** Mails that wait for somebody to say whether a person wrote them. By forms alone, without a script. */
export function quarantinePageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/quarantaine', (c) => list(c, parts))
    .get('/bureau/quarantaine/:mail', (c) => one(c, parts))
    .get('/bureau/questions/:mail{QUA-.+}', (c) => c.redirect(`/bureau/quarantaine/${mailOf(c)}`))
    .post('/bureau/quarantaine/:mail/liberer', (c) => decide(c, parts, 'release'))
    .post('/bureau/quarantaine/:mail/ecarter', (c) => decide(c, parts, 'discard'));
}

async function list(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) => api.desk.quarantine.$get());
  const body = told.ok ? (
    <QuarantinePage mails={told.body} now={seen.now} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(
    c,
    parts,
    { seen, title: 'Quarantaine', here: 'quarantine', body },
    told.ok ? 200 : told.status,
  );
}

async function one(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) =>
    api.desk.quarantine[':mail'].$get({ param: { mail: mailOf(c) } }),
  );
  const body = told.ok ? (
    <QuarantinedPage mail={told.body} now={seen.now} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(
    c,
    parts,
    { seen, title: 'Quarantaine', here: 'quarantine', body },
    told.ok ? 200 : told.status,
  );
}

async function decide(c: Context, parts: PageParts, decision: 'release' | 'discard') {
  const told = await askApi(parts, c, (api) =>
    api.desk.quarantine[':mail'][decision].$put({ param: { mail: mailOf(c) } }),
  );
  if (!told.ok && told.status === 401) return toSignIn(c);
  if (!told.ok) return one(c, parts);
  return c.redirect(told.body ? `/bureau/questions/${told.body.reference}` : '/bureau/quarantaine', 303);
}

function mailOf(c: Context): string {
  return encodeURIComponent(c.req.param('mail') ?? '');
}
