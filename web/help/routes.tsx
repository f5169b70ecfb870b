import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Child } from 'hono/jsx';
import type { Article } from '../../content/articles.ts';
import { ChatLauncher } from '../chat/launcher.tsx';
import { Document, Site, type Head } from '../frame.tsx';
import { openingAt } from '../opening.ts';
import type { PageParts } from '../parts.ts';
import { page } from '../respond.ts';
import { ArticlePage } from './article.tsx';
import type { FeedbackState } from './feedback.tsx';
import { feedbackRoutes, votedCookie } from './feedback-routes.ts';
import { Hero, Home, NotFound, TopicPage } from './home.tsx';
import { Results } from './search-box.tsx';
import { siteFiles } from './site-files.ts';
import { publishedOf, readerOf, topicsOf } from './topics.ts';

/** Home, topics, articles, search and what search engines read. */
export function helpRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/', (c) => home(c, parts))
    .get('/aide', (c) => home(c, parts))
    .get('/aide/recherche', (c) => results(c, parts))
    .get('/aide/suggestions', (c) => suggestions(c, parts))
    .get('/aide/theme/:topic', (c) => topicPage(c, parts))
    .get('/aide/:slug', (c) => article(c, parts))
    .route('/', feedbackRoutes(parts))
    .route('/', siteFiles(parts));
}

/** `chat: false` on the chat's own pages. */
type Sight = { head: Head; body: Child; hero?: Child; chat?: false };

/** A page of the help centre, with the chat at its bottom right. */
export function sitePage(parts: PageParts, { head, body, hero, chat }: Sight) {
  return (
    <Document head={head} assets={parts.assets} entry="site">
      <Site opening={openingAt(parts.hours(), parts.now())} chat={chat ?? <ChatLauncher />} hero={hero}>
        {body}
      </Site>
    </Document>
  );
}

/** The answer to an address that leads nowhere. */
export function notFound(c: Context, parts: PageParts) {
  return page(c, sitePage(parts, { head: { title: 'Page introuvable' }, body: <NotFound /> }), 404);
}

function home(c: Context, parts: PageParts) {
  const reader = readerOf(c.req.query('pour'));
  const head: Head = {
    title: 'Paladin',
    description:
      'Compte, rendez-vous, visites, documents : les réponses aux questions des salariés et des employeurs, et un service client qui tient ses délais.',
    canonical: `${parts.address}/aide`,
  };
  const topics = topicsOf(publishedOf(parts.articles()), reader);
  return page(
    c,
    sitePage(parts, { head, hero: <Hero reader={reader} />, body: <Home topics={topics} reader={reader} /> }),
  );
}

function topicPage(c: Context, parts: PageParts) {
  const reader = readerOf(c.req.query('pour'));
  const topic = topicsOf(publishedOf(parts.articles()), reader).find(
    ({ slug }) => slug === c.req.param('topic'),
  );
  if (!topic) return notFound(c, parts);
  const head: Head = {
    title: topic.name,
    description: `${topic.name} : ${topic.articles.length} réponses du centre d’aide Paladin.`,
    canonical: `${parts.address}/aide/theme/${topic.slug}`,
  };
  return page(c, sitePage(parts, { head, body: <TopicPage topic={topic} /> }));
}

function article(c: Context, parts: PageParts): Response | Promise<Response> {
  const articles = publishedOf(parts.articles());
  const shown = articles.find(({ slug }) => slug === c.req.param('slug'));
  if (!shown) return moved(c, parts, articles);
  const related = shown.related.flatMap((slug) => articles.find((one) => one.slug === slug) ?? []);
  const head: Head = {
    title: shown.title,
    description: shown.answer,
    canonical: `${parts.address}/aide/${shown.slug}`,
    kind: 'article',
  };
  const body = <ArticlePage article={shown} related={related} feedback={feedbackOf(c, parts, shown)} />;
  return page(c, sitePage(parts, { head, body }));
}

/** An address that an article had before leads to it. */
function moved(c: Context, parts: PageParts, articles: readonly Article[]): Response | Promise<Response> {
  const slug = c.req.param('slug') ?? '';
  const now = articles.find(({ formerly }) => formerly?.includes(slug));
  return now ? c.redirect(`/aide/${now.slug}`, 301) : notFound(c, parts);
}

function feedbackOf(c: Context, { vote }: PageParts, { slug }: Article): FeedbackState | undefined {
  if (!vote) return undefined;
  if (c.req.query('avis') === 'trop-long') return 'too-long';
  const voted = getCookie(c, votedCookie(slug));
  if (voted === 'oui') return 'thanked-yes';
  return voted === 'non' ? 'thanked-no' : 'asking';
}

async function results(c: Context, parts: PageParts) {
  const query = queryOf(c);
  const found = query === '' ? [] : await parts.search(query, readerOf(c.req.query('pour')));
  const head: Head = { title: query === '' ? 'Recherche' : `${query} : résultats de recherche` };
  return page(c, sitePage(parts, { head, body: <Results query={query} found={found} /> }));
}

/** What the search box shows as one types: titles and addresses. */
async function suggestions(c: Context, parts: PageParts) {
  const found = await parts.search(queryOf(c), readerOf(c.req.query('pour')));
  return c.json(found.slice(0, 6).map(({ slug, title, topic }) => ({ slug, title, topic })));
}

function queryOf(c: Context): string {
  return (c.req.query('q') ?? '').trim().slice(0, 200);
}
