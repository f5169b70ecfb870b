import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Article } from '../../content/articles.ts';
import type { Head } from '../frame.tsx';
import type { PageParts } from '../page-context.ts';
import { page } from '../respond.ts';
import { ArticlePage } from './article.tsx';
import { votedCookie } from './feedback-cookie.ts';
import { FeedbackEmergency, type FeedbackState } from './feedback.tsx';
import { feedbackRoutes } from './feedback-routes.ts';
import { notFoundPage, sitePage } from './site-page.tsx';
import { cameFromSearch, noteHelp } from './visits.ts';
import { publicArticles } from './published-topics.ts';

export function articleRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/aide/:slug', (c) => {
      const article = articleAt(c, parts);
      if (article) noteHelp(c, parts, { does: 'article', fromSearch: cameFromSearch(c) });
      return article
        ? showArticle(c, parts, { article, feedback: feedbackOf(c, article) })
        : redirectMoved(c, parts);
    })
    .route(
      '/',
      feedbackRoutes(parts, {
        again: (c, article, { feedback, status }) => showArticle(c, parts, { article, feedback, status }),
        urgent: (c, { slug, title }, text) =>
          page(
            c,
            sitePage(parts, { head: { title }, body: <FeedbackEmergency slug={slug} text={text} /> }),
            422,
          ),
      }),
    );
}

type Shown = { article: Article; feedback: FeedbackState; status?: ContentfulStatusCode };

function showArticle(c: Context, parts: PageParts, { article, feedback, status = 200 }: Shown) {
  const articles = publicArticles(parts.articles());
  const related = article.related.flatMap((slug) => articleFor(articles, slug) ?? []);
  const head: Head = {
    title: article.title,
    description: article.answer,
    canonical: `${parts.address}/aide/${article.slug}`,
    kind: 'article',
  };
  const body = <ArticlePage article={article} related={related} feedback={feedback} />;
  return page(c, sitePage(parts, { head, body }), status);
}

function articleAt(c: Context, parts: PageParts): Article | undefined {
  return publicArticles(parts.articles()).find(({ slug }) => slug === c.req.param('slug'));
}

/** By its address, or by one that it had before. */
function articleFor(articles: readonly Article[], slug: string): Article | undefined {
  return articles.find((one) => one.slug === slug) ?? articles.find((one) => one.formerly?.includes(slug));
}

/** An address that an article had before leads to it. */
async function redirectMoved(c: Context, parts: PageParts): Promise<Response> {
  const slug = c.req.param('slug') ?? '';
  const articles = publicArticles(parts.articles());
  const now = articleFor(articles, slug)?.slug ?? (await parts.leadsTo?.(slug));
  return articles.some((one) => one.slug === now) ? c.redirect(`/aide/${now}`, 301) : notFoundPage(c, parts);
}

/** What the browser remembers of this article, and what the address says: both are the reader's own. */
function feedbackOf(c: Context, { slug }: Article): FeedbackState {
  const voted = getCookie(c, votedCookie(slug));
  const said = c.req.query('avis');
  if (voted === undefined) return { at: 'asking' };
  if (said === 'modifier') return { at: 'asking', again: true };
  return { at: 'thanked', helped: voted === 'oui', leftOut: said === 'sante' };
}
