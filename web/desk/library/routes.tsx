import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { articleFile } from '../../../content/article-file.ts';
import { renderMarkdown } from '../../../content/article-text.ts';
import { authoringWords as words } from '../../../content/fr/authoring-words.ts';
import { fillIn } from '../../../content/promise-text.ts';
import { articleStates } from '../../../domain/authoring.ts';
import { civilDate } from '../../../domain/calendar-dates.ts';
import { dayOf } from '../../../domain/indicators/civil-days.ts';
import { askApi, segments, type ApiAnswer } from '../../api-client.ts';
import type { PageParts } from '../../page-context.ts';
import { page } from '../../respond.ts';
import { fieldsOf, instantIn } from '../api-calls.ts';
import { seenBy, type Seen } from '../desk-data.ts';
import { deskPage } from '../desk-page.tsx';
import { RefusalNotice } from '../refusal.tsx';
import { toSignIn } from '../sign-in-routes.tsx';
import { ArticleEditor, Preview, type Compared } from './article-page.tsx';
import { ArticleList } from './list-page.tsx';
import { fieldsTyped, typedIn, typedOf, type OpenedArticle, type TypedArticle } from './typed-article.ts';

/** Where editors write the help centre. */
export function libraryPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/articles', (c) => list(c, parts))
    .get('/bureau/articles/nouveau', (c) => begin(c, parts))
    .post('/bureau/articles/apercu', (c) => preview(c, parts))
    .get('/bureau/articles/:article', (c) => open(c, parts))
    .post('/bureau/articles/:article', (c) => save(c, parts))
    .post('/bureau/articles/:article/apercu', async (c) =>
      edit(c, parts, { typed: typedIn(fieldsOf(await c.req.parseBody())) }),
    )
    .post('/bureau/articles/:article/relecture', (c) => move(c, parts, 'review'))
    .post('/bureau/articles/:article/retour', (c) => move(c, parts, 'return'))
    .post('/bureau/articles/:article/retrait', (c) => move(c, parts, 'withdrawal'))
    .post('/bureau/articles/:article/publication', (c) => publish(c, parts));
}

async function list(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) => api.library.articles.$get());
  const state = articleStates.find((one) => one === c.req.query('etat'));
  const body = told.ok ? (
    <ArticleList articles={told.body} state={state} now={seen.now} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(c, parts, { seen, title: words.title, here: 'library', body }, told.ok ? 200 : told.status);
}

const idOf = (c: Context) => c.req.param('article') ?? '';

function fetchArticle(c: Context, parts: PageParts) {
  const param = segments({ article: idOf(c) });
  return askApi(parts, c, (api) => api.library.articles[':article'].$get({ param }));
}

async function open(c: Context, parts: PageParts) {
  const done = c.req.query('fait') === undefined ? undefined : words.saved;
  const restored = Number(c.req.query('reprendre'));
  if (!restored) return edit(c, parts, { done });
  return edit(c, parts, { restored, done: words.restored(restored) });
}

async function begin(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const today = dayOf(seen.now);
  const dates = { reviewed: civilDate(today), expires: civilDate(today + 365) };
  return showEditor(c, parts, seen, { id: randomUUID(), article: undefined, typed: typedIn(dates) });
}

type Edited = {
  typed?: TypedArticle;
  restored?: number;
  problem?: string;
  reasons?: readonly string[] | undefined;
  done?: string | undefined;
  compared?: Compared | undefined;
  status?: number | undefined;
};

/** The editor with what was typed in it, or what was saved last. */
async function edit(c: Context, parts: PageParts, { typed, restored, status, ...shown }: Edited) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await fetchArticle(c, parts);
  const isNew = !told.ok && told.status === 404 && typed !== undefined;
  if (!told.ok && !isNew) return refuse(c, parts, seen, told);
  const article = told.ok ? told.body : undefined;
  const former = restored === undefined ? undefined : await revisionOf(c, parts, restored);
  return showEditor(c, parts, seen, {
    ...shown,
    id: article?.id ?? idOf(c),
    article,
    typed: typed ?? former?.typed ?? (article ? typedOf(article.fields) : typedIn({})),
    compared: shown.compared ?? (article && (await comparedIn(c, parts, article))),
    status,
  });
}

type Opened = Omit<Edited, 'typed' | 'restored'> & {
  id: string;
  article: OpenedArticle | undefined;
  typed: TypedArticle;
};

function showEditor(c: Context, parts: PageParts, seen: Seen, { status, ...opened }: Opened) {
  const topics = [...new Set(parts.articles().map(({ topic }) => topic))].toSorted();
  const rendered = renderedIn(parts, opened.typed.markdown);
  const body = <ArticleEditor {...opened} rendered={rendered} topics={topics} now={seen.now} />;
  return deskPage(c, parts, { seen, title: opened.typed.title || words.add, here: 'library', body }, status);
}

function refuse(
  c: Context,
  parts: PageParts,
  seen: Seen,
  { message, status }: { message: string; status: number },
) {
  const body = <RefusalNotice message={message} />;
  return deskPage(c, parts, { seen, title: words.title, here: 'library', body }, status);
}

/** As readers would have it now: the figures of the promise in their places. */
function renderedIn(parts: PageParts, markdown: string) {
  return renderMarkdown(fillIn(markdown, parts.promise()));
}

async function preview(c: Context, parts: PageParts) {
  if (!(await seenBy(c, parts))) return c.body(null, 401);
  const { title, markdown } = typedIn(fieldsOf(await c.req.parseBody()));
  return page(c, <Preview title={title} rendered={renderedIn(parts, markdown)} />);
}

async function revisionOf(c: Context, parts: PageParts, revision: number) {
  const param = { ...segments({ article: idOf(c) }), revision: String(revision) };
  const told = await askApi(parts, c, (api) =>
    api.library.articles[':article'].revisions[':revision'].$get({ param }),
  );
  return told.ok ? { text: told.body.text, typed: typedOf(told.body.fields) } : undefined;
}

async function comparedIn(
  c: Context,
  parts: PageParts,
  article: OpenedArticle,
): Promise<Compared | undefined> {
  const asked = c.req.query('comparer');
  const fresh = fileOf(article);
  if (asked === 'en-ligne' && article.live !== null)
    return { title: words.diffLive, former: article.live, fresh };
  const former = Number(asked) ? await revisionOf(c, parts, Number(asked)) : undefined;
  return former && { title: words.diff(Number(asked)), former: former.text, fresh };
}

const fileOf = ({ fields }: Pick<OpenedArticle, 'fields'>) => articleFile({ ...fields, status: 'published' });

/** Where somebody else saved in between, what was typed stays in the form, on their version, with what differs above. */
async function save(c: Context, parts: PageParts) {
  const sent = fieldsOf(await c.req.parseBody());
  const typed = typedIn(sent);
  const json = { base: Number(sent['base']), fields: fieldsTyped(typed) };
  const param = segments({ article: idOf(c) });
  const told = await askApi(parts, c, (api) => api.library.articles[':article'].$put({ param, json }));
  if (told.ok) return c.redirect(`/bureau/articles/${told.body.id}?fait`, 303);
  const theirs = told.error === 'article-moved' ? await fetchArticle(c, parts) : undefined;
  const compared = theirs?.ok
    ? {
        title: words.diffTheirs,
        former: fileOf(theirs.body),
        fresh: articleFile({ ...json.fields, formerly: theirs.body.fields.formerly, status: 'published' }),
      }
    : undefined;
  return edit(c, parts, { typed, compared, ...problemOf(told) });
}

type Refused = Extract<ApiAnswer<never>, { ok: false }>;

function problemOf({ message, reasons, status, fields }: Refused) {
  return { problem: message, reasons: reasons ?? fields.map((field) => words.field(field)), status };
}

async function move(c: Context, parts: PageParts, to: 'review' | 'return' | 'withdrawal') {
  const { revision } = fieldsOf(await c.req.parseBody());
  const asked = { param: segments({ article: idOf(c) }), json: { revision: Number(revision) } };
  const told = await askApi(parts, c, (api) => api.library.articles[':article'][to].$put(asked));
  return told.ok ? c.redirect(`/bureau/articles/${idOf(c)}?fait`, 303) : edit(c, parts, problemOf(told));
}

async function publish(c: Context, parts: PageParts) {
  const { revision, at = '', until = '' } = fieldsOf(await c.req.parseBody());
  const json = {
    revision: Number(revision),
    ...(at === '' ? {} : { at: instantIn(at) }),
    ...(until === '' ? {} : { until: instantIn(until) }),
  };
  const param = segments({ article: idOf(c) });
  const told = await askApi(parts, c, (api) =>
    api.library.articles[':article'].publication.$put({ param, json }),
  );
  return told.ok ? c.redirect(`/bureau/articles/${idOf(c)}?fait`, 303) : edit(c, parts, problemOf(told));
}
