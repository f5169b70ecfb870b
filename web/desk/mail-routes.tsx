import { Hono, type Context } from 'hono';
import { mailStates } from '../../domain/message-states.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { seenBy } from './desk-data.ts';
import { MailPage, OutboxPage, type OutboxFilter } from './mail-pages.tsx';
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
  const filter = filterOf(c);
  const { address, state } = filter;
  const query = { ...(address === '' ? {} : { address }), ...(state === undefined ? {} : { state }) };
  const told = await askApi(parts, c, (api) => api.desk.outbox.$get({ query }));
  const body = told.ok ? (
    <OutboxPage mails={told.body} filter={filter} now={seen.now} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(c, parts, { seen, title: 'Envois', here: 'outbox', body }, told.ok ? 200 : told.status);
}

/** A state that there is none of narrows nothing. */
function filterOf(c: Context): OutboxFilter {
  const state = mailStates.find((one) => one === c.req.query('etat'));
  return { address: (c.req.query('adresse') ?? '').trim().slice(0, 320), state };
}

async function mail(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const param = segments({ message: c.req.param('message') ?? '' });
  const told = await askApi(parts, c, (api) => api.desk.outbox[':message'].$get({ param }));
  const body = told.ok ? <MailPage mail={told.body} /> : <RefusalNotice message={told.message} />;
  return deskPage(c, parts, { seen, title: 'Envoi', here: 'outbox', body }, told.ok ? 200 : told.status);
}
