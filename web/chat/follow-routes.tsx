import { Hono, type Context } from 'hono';
import type { Child } from 'hono/jsx';
import { following as words } from '../../content/fr/chat.ts';
import { askApi, segments } from '../api-client.ts';
import { sitePage } from '../help/site-page.tsx';
import type { PageParts } from '../page-context.ts';
import { page, httpStatusOf } from '../respond.ts';
import { Problem } from './chat-pages.tsx';
import { FollowedPage, FollowLinkPage } from './follow-pages.tsx';

/** A link that its requester may give to others, and take back: where the question stands, no word of it. */
export function followPages(parts: PageParts): Hono {
  return new Hono()
    .get('/suivi/:token', (c) => show(c, parts))
    .post('/question/:reference/suivi', (c) => make(c, parts))
    .post('/question/:reference/suivi/fin', (c) => end(c, parts));
}

async function show(c: Context, parts: PageParts) {
  const token = c.req.param('token') ?? '';
  const told = await askApi(parts, c, (api) => api.questions.followed.$post({ json: { token } }));
  if (!told.ok) return answer(c, parts, <Problem told={told} />, told.status);
  return answer(c, parts, <FollowedPage followed={told.body} now={parts.now()} />);
}

async function make(c: Context, parts: PageParts) {
  const reference = c.req.param('reference') ?? '';
  const told = await askApi(parts, c, (api) =>
    api.questions[':reference']['follow-link'].$post({ param: segments({ reference }) }),
  );
  if (!told.ok) return answer(c, parts, <Problem told={told} />, told.status);
  return answer(c, parts, <FollowLinkPage reference={reference} address={told.body.address} />);
}

async function end(c: Context, parts: PageParts) {
  const reference = c.req.param('reference') ?? '';
  const told = await askApi(parts, c, (api) =>
    api.questions[':reference']['follow-link'].$delete({ param: segments({ reference }) }),
  );
  if (!told.ok) return answer(c, parts, <Problem told={told} />, told.status);
  return c.redirect(`/question/${encodeURIComponent(reference)}`, 303);
}

/** The address of the page is the right to see it: it is told to nobody whom a link of it leads to. */
function answer(c: Context, parts: PageParts, body: Child, status = 200) {
  c.header('Cache-Control', 'no-store');
  const sight = { head: { title: words.title }, body, chat: false } as const;
  return page(c, sitePage(parts, sight), status === 200 ? 200 : httpStatusOf(status));
}
