import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Child } from 'hono/jsx';
import { unmasking } from '../../content/fr/desk-unmasking.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { seenBy, type Seen } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';
import { UnmaskList, UnmaskPage } from './unmask-pages.tsx';

/** For the medical team: texts that support thinks were masked for nothing. */
export function unmaskPageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/masques', (c) => shown(c, parts, (seen) => list(c, parts, seen)))
    .get('/bureau/masques/:reference/:message', (c) => shown(c, parts, () => one(c, parts)))
    .post('/bureau/masques/:reference/:message', (c) => decide(c, parts));
}

type Answered = { body: Child; status: number };

async function shown(c: Context, parts: PageParts, answer: (seen: Seen) => Promise<Answered>) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const { body, status } = await answer(seen);
  return deskPage(c, parts, { seen, title: unmasking.title, here: 'unmasking', body }, status);
}

async function list(c: Context, parts: PageParts, { now }: Seen): Promise<Answered> {
  const told = await askApi(parts, c, (api) => api.desk.unmaskings.$get());
  if (!told.ok) return { body: <RefusalNotice message={told.message} />, status: told.status };
  return { body: <UnmaskList requests={told.body} now={now} />, status: 200 };
}

async function one(c: Context, parts: PageParts): Promise<Answered> {
  const told = await askApi(parts, c, (api) =>
    api.desk.unmaskings[':reference'][':message'].$get({ param: segments(requestOf(c)) }),
  );
  if (!told.ok) return { body: <RefusalNotice message={told.message} />, status: told.status };
  return { body: <UnmaskPage request={requestOf(c)} told={told.body} />, status: 200 };
}

async function decide(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const { id, released } = await c.req.parseBody();
  const json = { id: typeof id === 'string' ? id : randomUUID(), released: released === 'yes' };
  const told = await askApi(parts, c, (api) =>
    api.desk.unmaskings[':reference'][':message'].$put({ param: segments(requestOf(c)), json }),
  );
  if (told.ok) return c.redirect('/bureau/masques', 303);
  const body = <RefusalNotice message={told.message} />;
  return deskPage(c, parts, { seen, title: unmasking.title, here: 'unmasking', body }, told.status);
}

function requestOf(c: Context): { reference: string; message: string } {
  const { reference = '', message = '' } = c.req.param();
  return { reference, message };
}
