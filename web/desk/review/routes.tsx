import { Hono, type Context } from 'hono';
import type { ProposalFile, WeeklyReview } from '../../../api/agents/review-forms.ts';
import { reviewWords } from '../../../content/fr/review-words.ts';
import { articlePairs, type ArticlePair } from '../../../content/review/article-pairs.ts';
import type { Article } from '../../../content/articles.ts';
import { civilDate } from '../../../domain/calendar-dates.ts';
import { dayOf } from '../../../domain/indicators/civil-days.ts';
import { askPath } from '../../api-client.ts';
import type { PageParts } from '../../page-context.ts';
import { seenBy, titlesOf } from '../desk-data.ts';
import { deskPage } from '../desk-page.tsx';
import { RefusalNotice } from '../refusal.tsx';
import { toSignIn } from '../sign-in-routes.tsx';
import { ProposalPage } from './proposal-page.tsx';
import { ReviewPage } from './review-page.tsx';

export function reviewPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/revue', (c) => show(c, parts))
    .post('/bureau/revue/changements', (c) => record(c, parts))
    .post('/bureau/revue/changements/:event', (c) => stop(c, parts))
    .get('/bureau/revue/:proposal', (c) => proposal(c, parts))
    .get('/bureau/revue/:proposal/brouillon.md', (c) => draft(c, parts))
    .post('/bureau/revue/:proposal', (c) => decide(c, parts))
    .post('/bureau/revue/:proposal/suite', (c) => end(c, parts));
}

const NEAR = 5;

async function show(c: Context, parts: PageParts, problem?: string) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askPath<WeeklyReview>(parts, c, { path: '/api/desk/review' });
  if (!told.ok) return refused(c, parts, told);
  const speaking = await Promise.all(
    told.body.events.map(async ({ id, title }) => [id, await articlesOn(parts, title)] as const),
  );
  const body = (
    <ReviewPage
      review={told.body}
      pairs={pairsOf(parts.articles())}
      speaking={new Map(speaking)}
      titleOf={nameOf(parts)}
      today={todayOf(parts)}
      problem={problem}
    />
  );
  return deskPage(
    c,
    parts,
    { seen, title: reviewWords.title, here: 'review', body },
    problem === undefined ? 200 : 422,
  );
}

async function articlesOn({ search }: PageParts, title: string): Promise<string[]> {
  return (await search(title)).slice(0, NEAR).map(({ slug }) => slug);
}

/** Some tenths of a second for all articles: once, until they change. */
const pairsKnown = new WeakMap<readonly Article[], ArticlePair[]>();

function pairsOf(articles: readonly Article[]): ArticlePair[] {
  const known =
    pairsKnown.get(articles) ?? articlePairs(articles.filter(({ status }) => status === 'published'));
  pairsKnown.set(articles, known);
  return known;
}

function nameOf(parts: PageParts): (slug: string) => string {
  const titleOf = titlesOf(parts);
  return (slug) => titleOf(slug) ?? slug;
}

function todayOf({ now }: PageParts): string {
  return civilDate(dayOf(now()));
}

async function proposal(c: Context, parts: PageParts, problem?: string) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const [told, review] = await Promise.all([
    askPath<ProposalFile>(parts, c, { path: pathOf(c) }),
    askPath<WeeklyReview>(parts, c, { path: '/api/desk/review' }),
  ]);
  if (!told.ok) return refused(c, parts, told);
  const { name, sentences } = told.body.proposal;
  const body = (
    <ProposalPage
      file={told.body}
      events={review.ok ? review.body.events : []}
      near={(await parts.search([name, ...sentences].join('\n'))).slice(0, NEAR)}
      titleOf={nameOf(parts)}
      today={todayOf(parts)}
      problem={problem}
    />
  );
  return deskPage(c, parts, { seen, title: name, here: 'review', body }, problem === undefined ? 200 : 422);
}

async function draft(c: Context, parts: PageParts) {
  const told = await askPath<ProposalFile>(parts, c, { path: pathOf(c) });
  if (!told.ok) return refused(c, parts, told);
  if (told.body.draft === null) return refused(c, parts, { status: 404, message: reviewWords.nothing });
  return c.body(told.body.draft, 200, {
    'Content-Type': 'text/markdown; charset=utf-8',
    'Content-Disposition': `attachment; filename="brouillon-${c.req.param('proposal') ?? ''}.md"`,
  });
}

async function refused(
  c: Context,
  parts: PageParts,
  { status, message }: { status: number; message: string },
) {
  const seen = await seenBy(c, parts);
  if (!seen || status === 401) return toSignIn(c);
  const body = <RefusalNotice message={message} />;
  return deskPage(c, parts, { seen, title: reviewWords.title, here: 'review', body }, status);
}

function pathOf(c: Context, more = ''): string {
  return `/api/desk/review/${encodeURIComponent(c.req.param('proposal') ?? '')}${more}`;
}

async function decide(c: Context, parts: PageParts) {
  const told = await askPath<undefined>(parts, c, {
    path: pathOf(c, '/decision'),
    method: 'PUT',
    json: await formOf(c),
  });
  return done(c, parts, told, '/bureau/revue');
}

async function end(c: Context, parts: PageParts) {
  const told = await askPath<undefined>(parts, c, {
    path: pathOf(c, '/ending'),
    method: 'PUT',
    json: await formOf(c),
  });
  return done(c, parts, told, '/bureau/revue');
}

async function record(c: Context, parts: PageParts) {
  const { ends, ...given } = await formOf(c);
  const json = ends === undefined || ends === '' ? given : { ...given, ends };
  const told = await askPath<undefined>(parts, c, { path: '/api/desk/product-events', method: 'POST', json });
  return done(c, parts, told, '/bureau/revue#events');
}

async function stop(c: Context, parts: PageParts) {
  const path = `/api/desk/product-events/${encodeURIComponent(c.req.param('event') ?? '')}/end`;
  const told = await askPath<undefined>(parts, c, { path, method: 'PUT', json: await formOf(c) });
  return done(c, parts, told, '/bureau/revue#events');
}

async function formOf(c: Context): Promise<Record<string, FormDataEntryValue>> {
  return Object.fromEntries(await c.req.formData());
}

type Told = { ok: true } | { ok: false; status: number; message: string };

function done(c: Context, parts: PageParts, told: Told, to: string) {
  if (told.ok) return c.redirect(to, 303);
  return told.status === 401 ? toSignIn(c) : show(c, parts, told.message);
}
