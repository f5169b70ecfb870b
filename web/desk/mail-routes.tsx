import { Hono, type Context } from 'hono';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { seenBy } from './desk-data.ts';
import { MailPage, OutboxPage } from './mail-pages.tsx';
import { RefusalNotice } from './refusal.tsx';
import { deskPage } from './desk-page.tsx';
import { toSignIn } from './sign-in-routes.tsx';

export function outboxRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/envois', (c) => outbox(c, parts))
    .get('/bureau/envois/:message', (c) => mail(c, parts));
}

async function outbox(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) => api.desk.outbox.$get());
  const body = told.ok ? (
    <OutboxPage mails={told.body} now={seen.now} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(c, parts, { seen, title: 'Envois', here: 'outbox', body }, told.ok ? 200 : told.status);
}

async function mail(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const param = segments({ message: c.req.param('message') ?? '' });
  const told = await askApi(parts, c, (api) => api.desk.outbox[':message'].$get({ param }));
  const body = told.ok ? <MailPage mail={told.body} /> : <RefusalNotice message={told.message} />;
  return deskPage(c, parts, { seen, title: 'Envoi', here: 'outbox', body }, told.ok ? 200 : told.status);
}
