import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { PageParts } from '../parts.ts';
import { COMMENT_LIMIT } from './feedback.tsx';

const YEAR = 365 * 24 * 3600;
const READER = 'lecteur';

/** Remembers, in the browser alone, that this article was answered for. */
export function votedCookie(slug: string): string {
  return `avis-${slug}`;
}

/** Takes "oui" or "non" and a comment; one vote a reader and article, no account. */
export function feedbackRoutes(parts: PageParts): Hono {
  return new Hono().post('/aide/:slug/avis', (c) => voted(c, parts));
}

async function voted(c: Context, { articles, vote, now }: PageParts) {
  const article = articles().find(({ slug }) => slug === c.req.param('slug'));
  const form = await c.req.parseBody();
  const answer = form.trouve;
  if (!article || !vote || (answer !== 'oui' && answer !== 'non')) return c.notFound();
  const comment = typeof form.commentaire === 'string' ? form.commentaire.trim() : '';
  if (comment.length > COMMENT_LIMIT) return c.redirect(`/aide/${article.slug}?avis=trop-long#avis`, 303);
  await vote({
    slug: article.slug,
    version: article.version,
    helped: answer === 'oui',
    ...(comment === '' ? {} : { comment }),
    reader: readerMark(c),
    at: now(),
  });
  setCookie(c, votedCookie(article.slug), answer, { ...kept, path: `/aide/${article.slug}` });
  return c.redirect(`/aide/${article.slug}#avis`, 303);
}

const kept = { maxAge: YEAR, httpOnly: true, sameSite: 'Lax' } as const;

function readerMark(c: Context): string {
  const mark = getCookie(c, READER) ?? randomUUID();
  setCookie(c, READER, mark, { ...kept, path: '/aide' });
  return mark;
}
