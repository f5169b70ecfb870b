import { Hono, type Context } from 'hono';
import { reviewWords } from '../../../content/fr/review-words.ts';
import { articlePairs, type ArticlePair } from '../../../content/review/article-pairs.ts';
import type { Article } from '../../../content/articles.ts';
import { civilDate } from '../../../domain/calendar-dates.ts';
import type { ProductEventKind } from '../../../domain/review/product-events.ts';
import type { Ending } from '../../../domain/review/proposal-decision.ts';
import type { ProposalKind } from '../../../domain/review/review-types.ts';
import { dayOf } from '../../../domain/indicators/civil-days.ts';
import { askApi, segments } from '../../api-client.ts';
import type { PageParts } from '../../page-context.ts';
import { fieldsOf, oneOfThose } from '../api-calls.ts';
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
  const told = await askApi(parts, c, (api) => api.desk.review.$get());
  if (!told.ok) return refusalPage(c, parts, told);
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
    askApi(parts, c, (api) => api.desk.review[':proposal'].$get({ param: paramOf(c) })),
    askApi(parts, c, (api) => api.desk.review.$get()),
  ]);
  if (!told.ok) return refusalPage(c, parts, told);
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
  const told = await askApi(parts, c, (api) => api.desk.review[':proposal'].$get({ param: paramOf(c) }));
  if (!told.ok) return refusalPage(c, parts, told);
  if (told.body.draft === null) return refusalPage(c, parts, { status: 404, message: reviewWords.nothing });
  return c.body(told.body.draft, 200, {
    'Content-Type': 'text/markdown; charset=utf-8',
    'Content-Disposition': `attachment; filename="brouillon-${c.req.param('proposal') ?? ''}.md"`,
  });
}

async function refusalPage(
  c: Context,
  parts: PageParts,
  { status, message }: { status: number; message: string },
) {
  const seen = await seenBy(c, parts);
  if (!seen || status === 401) return toSignIn(c);
  const body = <RefusalNotice message={message} />;
  return deskPage(c, parts, { seen, title: reviewWords.title, here: 'review', body }, status);
}

function paramOf(c: Context) {
  return segments({ proposal: c.req.param('proposal') ?? '' });
}

async function decide(c: Context, parts: PageParts) {
  const {
    state,
    owner = '',
    due = '',
    name = '',
    kind = '',
    reason = '',
  } = fieldsOf(await c.req.parseBody());
  const accepted = { state: 'accepted', owner, due, ...(name === '' ? {} : { name }) } as const;
  const json =
    state === 'accepted'
      ? { ...accepted, ...(kind === '' ? {} : { kind: oneOfThose<ProposalKind>(kind) }) }
      : ({ state: 'refused', reason } as const);
  const told = await askApi(parts, c, (api) =>
    api.desk.review[':proposal'].decision.$put({ param: paramOf(c), json }),
  );
  return done(c, parts, told, '/bureau/revue');
}

async function end(c: Context, parts: PageParts) {
  const { ending = '', note = '' } = fieldsOf(await c.req.parseBody());
  const json = { ending: oneOfThose<Ending>(ending), note };
  const told = await askApi(parts, c, (api) =>
    api.desk.review[':proposal'].ending.$put({ param: paramOf(c), json }),
  );
  return done(c, parts, told, '/bureau/revue');
}

async function record(c: Context, parts: PageParts) {
  const { kind = '', title = '', begins = '', ends = '' } = fieldsOf(await c.req.parseBody());
  const json = { kind: oneOfThose<ProductEventKind>(kind), title, begins, ends: ends === '' ? null : ends };
  const told = await askApi(parts, c, (api) => api.desk['product-events'].$post({ json }));
  return done(c, parts, told, '/bureau/revue#events');
}

async function stop(c: Context, parts: PageParts) {
  const { ends = '' } = fieldsOf(await c.req.parseBody());
  const param = segments({ event: c.req.param('event') ?? '' });
  const told = await askApi(parts, c, (api) =>
    api.desk['product-events'][':event'].end.$put({ param, json: { ends } }),
  );
  return done(c, parts, told, '/bureau/revue#events');
}

type Told = { ok: true } | { ok: false; status: number; message: string };

function done(c: Context, parts: PageParts, told: Told, to: string) {
  if (told.ok) return c.redirect(to, 303);
  return told.status === 401 ? toSignIn(c) : show(c, parts, told.message);
}
