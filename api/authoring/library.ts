// The articles as their editors see them: those in hand, and those that came from files and that nobody took in hand yet.
import type { z } from '@hono/zod-openapi';
import { articleFile, type ArticleFields } from '../../content/article-file.ts';
import { articleOf, type Article } from '../../content/articles.ts';
import { moveRefused, type ArticleMove } from '../../domain/authoring.ts';
import { agentNames } from '../../store/agents.ts';
import { publishedArticles, slugsOfDesk } from '../../store/published-articles.ts';
import { faultsIn } from '../../store/publish-written.ts';
import {
  articleEventList,
  articlesInReview,
  findWritten,
  revisionList,
  revisionText,
  writtenList,
  type WrittenArticle,
} from '../../store/written-articles.ts';
import type { Session } from '../agents/session.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { ArticleEntry, ArticleFileForm, ArticleText } from './article-forms.ts';

type Entry = z.infer<typeof ArticleEntry>;

/** What is being written first, the latest change first; then what nobody has in hand, by title. */
export async function libraryEntries({ store }: ApiContext): Promise<Entry[]> {
  const [rows, published, desk, names] = await Promise.all([
    writtenList(store.db),
    publishedArticles(store.db),
    slugsOfDesk(store.db),
    agentNames(store.db),
  ]);
  const bySlug = new Map(published.map((article) => [article.slug, article]));
  const held = new Set(rows.map(({ liveSlug }) => liveSlug));
  const free = published
    .filter(({ slug }) => !held.has(slug))
    .toSorted((one, other) => one.title.localeCompare(other.title, 'fr'));
  return [
    ...rows.map((row) => entryOf(row, { live: bySlug.get(row.liveSlug ?? ''), desk, names })),
    ...free.map((article) => entryOfFile(article)),
  ];
}

type Beside = { live: Article | undefined; desk: readonly string[]; names: ReadonlyMap<string, string> };

function entryOf(row: WrittenArticle, { live, desk, names }: Beside): Entry {
  const { id, slug, title, state, revision, changedAt, writtenBy, publishAt, withdrawAt, liveSlug } = row;
  return {
    id,
    slug,
    title,
    state,
    revision,
    changedAt,
    publishAt,
    withdrawAt,
    writtenBy: names.get(writtenBy) ?? writtenBy,
    isLive: liveSlug !== null,
    isAhead: desk.includes(liveSlug ?? slug),
    readAgain: live?.expires ?? null,
    faults: row.faults ?? [],
  };
}

function entryOfFile({ slug, title, expires }: Article): Entry {
  return {
    id: slug,
    slug,
    title,
    state: 'published',
    revision: 0,
    changedAt: null,
    writtenBy: null,
    publishAt: null,
    withdrawAt: null,
    isLive: true,
    isAhead: false,
    readAgain: expires,
    faults: [],
  };
}

/** Throws Refusal `not-found`. */
export async function articleInHand(
  site: ApiContext,
  agent: Session,
  id: string,
): Promise<z.infer<typeof ArticleFileForm>> {
  const { db } = site.store;
  const row = await findWritten(db, id);
  const published = await publishedArticles(db);
  const live = published.find(({ slug }) => slug === (row ? row.liveSlug : id));
  if (!row && !live) throw new Refusal('not-found');
  const names = await agentNames(db);
  const named = (by: string) => names.get(by) ?? by;
  const text = row ? await revisionText(db, row.id, row.revision) : undefined;
  const fields = text === undefined ? live : fieldsIn(text, row?.slug ?? id);
  if (!fields) throw new Refusal('not-found');
  const beside = { live, desk: await slugsOfDesk(db), names };
  return {
    ...(row ? entryOf(row, beside) : entryOfFile(live ?? fields)),
    fields: shownFields(fields),
    live: live ? articleFile(live) : null,
    wrong: await faultsIn(db, text ?? articleFile(fields), {
      slug: fields.slug,
      liveSlug: row ? row.liveSlug : id,
      at: site.now(),
    }),
    moves: movesFor(site, agent, row),
    revisions: row
      ? (await revisionList(db, row.id)).map(({ by, ...one }) => ({ ...one, by: named(by) }))
      : [],
    events: row
      ? (await articleEventList(db, row.id)).map(({ by, type, revision, at, due }) => ({
          type,
          revision,
          at,
          due,
          by: named(by),
        }))
      : [],
  };
}

/** How many reviews wait for this agent: articles that they may publish. */
export async function reviewsFor(site: ApiContext, agent: Session): Promise<number> {
  const rows = await articlesInReview(site.store.db);
  return rows.filter((row) => movesFor(site, agent, row).publish === null).length;
}

function movesFor({ config }: ApiContext, agent: Session, row: WrittenArticle | undefined) {
  const refused = (move: ArticleMove) =>
    row ? (moveRefused(move, row, { by: agent.id, alone: config.editorsAlone === true }) ?? null) : 'not-now';
  return {
    submit: refused('submit'),
    return: refused('return'),
    publish: refused('publish'),
    withdraw: refused('withdraw'),
  };
}

/** A text that was saved is one that could be read then. */
function fieldsIn(text: string, slug: string): Article {
  const read = articleOf(text, slug);
  if ('problems' in read) throw new Error(`a revision of ${slug} that cannot be read`);
  return read.article;
}

/** A text that was saved, as its form takes it. */
export function fieldsOfFile(text: string): z.infer<typeof ArticleText> {
  const slug = /^slug: (.*)$/m.exec(text)?.[1] ?? '';
  return shownFields(fieldsIn(text, slug));
}

function shownFields({
  asked = [],
  sources = [],
  formerly = [],
  ...article
}: ArticleFields): z.infer<typeof ArticleText> {
  const { slug, title, topic, audience, reviewed, expires, keywords, related, markdown } = article;
  return {
    slug,
    title,
    topic,
    audience,
    reviewed,
    expires,
    keywords,
    related,
    asked,
    sources,
    markdown,
    formerly,
  };
}
