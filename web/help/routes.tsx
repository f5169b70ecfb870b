import { Hono, type Context } from 'hono';
import { search, site, topic as topicWords } from '../../content/fr/help.ts';
import type { Head } from '../frame.tsx';
import type { PageParts } from '../page-context.ts';
import { page } from '../respond.ts';
import { articleRoutes } from './article-routes.tsx';
import { Hero, Home, TopicPage } from './home.tsx';
import { Results } from './results.tsx';
import { siteFiles } from './site-files.ts';
import { notFoundPage, sitePage } from './site-page.tsx';
import { noteHelp } from './visits.ts';
import { publicArticles, helpReader, topicsOf } from './published-topics.ts';

/** Home, topics, articles, search and what search engines read. */
export function helpRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/', (c) => home(c, parts))
    .get('/aide', (c) => home(c, parts))
    .get('/aide/recherche', (c) => results(c, parts))
    .get('/aide/suggestions', (c) => suggestions(c, parts, queryOf(c)))
    .post('/aide/suggestions', async (c) => suggestions(c, parts, await typedQuery(c)))
    .get('/aide/theme/:topic', (c) => topicPage(c, parts))
    .route('/', articleRoutes(parts))
    .route('/', siteFiles(parts));
}

function home(c: Context, parts: PageParts) {
  const reader = helpReader(c.req.query('pour'));
  const head: Head = {
    title: site.name,
    description: site.description,
    canonical: `${parts.address}/aide`,
  };
  const topics = topicsOf(publicArticles(parts.articles()), reader);
  return page(
    c,
    sitePage(parts, {
      head,
      hero: <Hero reader={reader} />,
      body: <Home topics={topics} reader={reader} promise={parts.promise()} />,
    }),
  );
}

function topicPage(c: Context, parts: PageParts) {
  const reader = helpReader(c.req.query('pour'));
  const topic = topicsOf(publicArticles(parts.articles()), reader).find(
    ({ slug }) => slug === c.req.param('topic'),
  );
  if (!topic) return notFoundPage(c, parts);
  const head: Head = {
    title: topic.name,
    description: topicWords.description(topic.name, topic.articles.length),
    canonical: `${parts.address}/aide/theme/${topic.slug}`,
  };
  return page(c, sitePage(parts, { head, body: <TopicPage topic={topic} reader={reader} /> }));
}

/** Results are one page to search engines: the empty one. */
async function results(c: Context, parts: PageParts) {
  const query = queryOf(c);
  const reader = helpReader(c.req.query('pour'));
  const found = query === '' ? [] : await parts.search(query, reader);
  if (query !== '') noteHelp(c, parts, { does: 'search', found: found.length > 0 });
  const topics = found.length === 0 ? topicsOf(publicArticles(parts.articles()), reader) : [];
  const head: Head = {
    title: query === '' ? search.titleEmpty : search.titleFor(query),
    description: search.description,
    canonical: `${parts.address}/aide/recherche`,
  };
  const body = <Results query={query} found={found} topics={topics} reader={reader} />;
  return page(c, sitePage(parts, { head, body }));
}

/** What the search box shows as one types: titles and addresses. */
async function suggestions(c: Context, parts: PageParts, query: string) {
  const found = await parts.search(query, helpReader(c.req.query('pour')));
  return c.json(found.slice(0, 6).map(({ slug, title, topic }) => ({ slug, title, topic })));
}

const QUERY_LIMIT = 200;

function queryOf(c: Context): string {
  return (c.req.query('q') ?? '').trim().slice(0, QUERY_LIMIT);
}

/** What somebody is typing in the chat: in the body, so that it stands in no log of addresses. */
async function typedQuery(c: Context): Promise<string> {
  const sent: unknown = await c.req.json().catch(() => undefined);
  const isAsked = typeof sent === 'object' && sent !== null && 'q' in sent && typeof sent.q === 'string';
  return isAsked ? String(sent.q).trim().slice(0, QUERY_LIMIT) : '';
}
