import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { askApi, segments } from '../api-client.ts';
import { fieldsOf } from './api-calls.ts';
import type { PageParts } from '../page-context.ts';
import { tagKey, tagLabel } from '../../domain/tags.ts';
import { answersPeople, seenBy, tagsKnown, titlesOf, type Entry, type Seen } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { addressOf, filterFrom, listNamed, narrowingOf, type ListName, type Narrowing } from './filters.ts';
import { questionIn } from './follow-on.tsx';
import { QueueNews, QueuePage, SearchPage } from './queue.tsx';
import { page } from '../respond.ts';
import type { Load } from './workload.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** Lines of a list on one page. */
const PAGE = 50;

export function queueRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau', (c) => (c.req.query('recherche')?.trim() ? showSearch(c, parts) : queue(c, parts)))
    .get('/bureau/nouvelles', (c) => queueNews(c, parts))
    .post('/bureau/vues', (c) => saveView(c, parts))
    .post('/bureau/vues/:view/suppression', (c) => dropView(c, parts))
    .get('/bureau/suivante', (c) => nextQuestion(c, parts));
}

/** For a page that is open already: the lines of the questions that moved, where they are still on the list, and the counts. */
async function queueNews(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const filter = filterFrom(c.req.query('liste'));
  const narrowing = narrowingOf((word) => c.req.query(word));
  const references = c.req.query('demandes') ?? '';
  const [moved, counts, load] = await Promise.all([
    references === ''
      ? undefined
      : fetchList(c, parts, { list: listNamed(filter), ...narrowed(narrowing), references }),
    askApi(parts, c, (api) => api.desk.counts.$get()),
    loadSeenBy(c, parts, seen),
  ]);
  const entries = moved?.entries ?? [];
  return page(
    c,
    <QueueNews
      seen={seen}
      filter={filter}
      narrowing={narrowing}
      counts={counts.ok ? counts.body : undefined}
      titleOf={titlesOf(parts)}
      entries={entries}
      shown={PAGE}
      load={load}
    />,
  );
}

async function queue(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  if (!answersPeople(seen)) return c.redirect('/bureau/articles', 303);
  const filter = filterFrom(c.req.query('liste'));
  const narrowing = narrowingOf((word) => c.req.query(word));
  const after = c.req.query('apres');
  const [listed, counts, tags, views, load] = await Promise.all([
    fetchList(c, parts, {
      list: listNamed(filter),
      ...narrowed(narrowing),
      ...(after === undefined ? {} : { after }),
    }),
    askApi(parts, c, (api) => api.desk.counts.$get()),
    tagsKnown(c, parts),
    askApi(parts, c, (api) => api.desk.views.$get()),
    loadSeenBy(c, parts, seen),
  ]);
  // The list as it began: a place that nobody knows leads nowhere.
  if (!listed) return c.redirect(addressOf(filter), 303);
  const body = (
    <QueuePage
      seen={seen}
      filter={filter}
      narrowing={narrowing}
      topics={parts.articles()}
      tags={tags}
      views={views.ok ? views.body : []}
      page={{ ...listed, after }}
      counts={counts.ok ? counts.body : undefined}
      titleOf={titlesOf(parts)}
      load={load}
    />
  );
  return deskPage(c, parts, { seen, title: 'Demandes', here: 'queue', body });
}

async function loadSeenBy(c: Context, parts: PageParts, { agent }: Seen): Promise<Load | undefined> {
  if (!agent.roles.includes('supervisor')) return undefined;
  const told = await askApi(parts, c, (api) => api.desk.workload.$get());
  return told.ok ? told.body : undefined;
}

/** What the address narrows, under a name; a name that is none saves nothing. */
async function saveView(c: Context, parts: PageParts) {
  const filter = filterFrom(c.req.query('liste'));
  const narrowing = narrowingOf((word) => c.req.query(word));
  const { nom: name = '', partagee } = fieldsOf(await c.req.parseBody());
  const json = {
    name,
    query: { list: listNamed(filter), ...narrowed(narrowing) },
    isShared: partagee !== undefined,
  };
  await askApi(parts, c, (api) => api.desk.views[':view'].$put({ param: { view: randomUUID() }, json }));
  return c.redirect(addressOf(filter, narrowing), 303);
}

async function dropView(c: Context, parts: PageParts) {
  const param = segments({ view: c.req.param('view') ?? '' });
  await askApi(parts, c, (api) => api.desk.views[':view'].$delete({ param }));
  return c.redirect('/bureau', 303);
}

/** What stands behind a question in its list now, whatever became of that one; at the end, the list. */
async function nextQuestion(c: Context, parts: PageParts) {
  const filter = filterFrom(c.req.query('liste'));
  const narrowing = narrowingOf((word) => c.req.query(word));
  const list = addressOf(filter, narrowing);
  const after = c.req.query('apres') ?? '';
  const query = { list: listNamed(filter), ...narrowed(narrowing), after };
  const [next] = (await fetchList(c, parts, query, 1))?.entries ?? [];
  return c.redirect(next ? questionIn(list, next) : list, 303);
}

/** Signs of a reference, or of a part of one: it holds no vowel. */
const REFERENCE = /^(?:pal-?)?[\dB-DF-HJ-NP-TV-Z-]{3,9}$/i;

/** One question that bears the reference is opened at once. Anything else is looked for in words, names and addresses. */
async function showSearch(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const sought = (c.req.query('recherche') ?? '').trim();
  if (tagKey(sought) !== '' && sought.startsWith('#'))
    return showFound(c, parts, { seen, sought, query: { tag: tagLabel(sought) } });
  const named = REFERENCE.test(sought) ? await fetchList(c, parts, { reference: sought }) : undefined;
  const [only, ...others] = named?.entries ?? [];
  if (only && others.length === 0) return c.redirect(`/bureau/questions/${only.reference}`, 303);
  return showFound(c, parts, { seen, sought, query: only ? { reference: sought } : { words: sought } });
}

type Search = { seen: Seen; sought: string; query: ListQuery };

async function showFound(c: Context, parts: PageParts, { seen, sought, query }: Search) {
  const found = await fetchList(c, parts, query);
  const body = (
    <SearchPage
      seen={seen}
      sought={sought}
      entries={found?.entries ?? []}
      goesOn={found?.next !== undefined}
      titleOf={titlesOf(parts)}
    />
  );
  return deskPage(c, parts, { seen, title: 'Recherche', here: 'queue', body });
}

export function narrowed({ late, ...narrowing }: Narrowing): Omit<ListQuery, 'list'> {
  return { ...narrowing, ...(late ? { late: 'true' as const } : {}) };
}

type ListQuery = Omit<Narrowing, 'late'> & {
  late?: 'true';
  list?: ListName;
  reference?: string;
  words?: string;
  tag?: string;
  references?: string;
  after?: string;
};
type Listed = { entries: Entry[]; next?: string };

/** A page of a list, and where the next one begins; undefined when the API will not have it. */
export async function fetchList(
  c: Context,
  parts: PageParts,
  query: ListQuery,
  limit = PAGE,
): Promise<Listed | undefined> {
  const told = await askApi(parts, c, (api) =>
    api.desk.questions.$get({ query: { ...query, limit: String(limit) } }),
  );
  if (!told.ok) return undefined;
  const next = told.next && new URLSearchParams(told.next.split('?')[1]).get('after');
  return { entries: told.body, ...(next ? { next } : {}) };
}
