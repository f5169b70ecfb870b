// What editors do with an article: save it, have it reviewed, publish or plan it, take it away.
import type { z } from '@hono/zod-openapi';
import { articleFile } from '../../content/article-file.ts';
import { faultInWords } from '../../content/fr/authoring-words.ts';
import { articleOf, type Article } from '../../content/articles.ts';
import type { ArticleFault } from '../../content/article-faults.ts';
import { moveRefused, type ArticleMove } from '../../domain/authoring.ts';
import { DAY } from '../../domain/durations.ts';
import type { Db } from '../../store/db.ts';
import { publishedArticles } from '../../store/published-articles.ts';
import { faultsIn, publishWritten, withdrawWritten } from '../../store/publish-written.ts';
import {
  changeWritten,
  findWritten,
  holdWritten,
  noteArticle,
  revisionText,
  saveRevision,
  type WrittenArticle,
} from '../../store/written-articles.ts';
import type { Session } from '../agents/session.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { PublicationForm, SavedForm } from './article-forms.ts';

type Given = z.infer<typeof SavedForm>;

/** The next revision. Throws Refusal `article-moved` where somebody saved one in between, `article-faulty` for what cannot be read. */
export async function saveArticle(
  { store, now }: ApiContext,
  { id: by }: Pick<Session, 'id'>,
  { id, base, fields }: Given & { id: string },
): Promise<{ id: string; revision: number }> {
  const row = await findWritten(store.db, id);
  const live = row ? undefined : (await publishedArticles(store.db)).find(({ slug }) => slug === id);
  const article = row?.id ?? id;
  const text = await textOf(store.db, fields, { row, live });
  const { slug, title } = fields;
  const revision = await saveRevision(store.db, {
    id: article,
    base,
    slug,
    title,
    text,
    by,
    at: now(),
    ...(live ? { live: { slug: live.slug, text: articleFile(live) } } : {}),
  });
  if (revision === undefined) throw new Refusal('article-moved');
  return { id: article, revision };
}

type Before = { row: WrittenArticle | undefined; live: Article | undefined };

/** Its file, with every address that it had before. */
async function textOf(db: Db, fields: Given['fields'], { row, live }: Before): Promise<string> {
  const known = row ? await articleBefore(db, row) : live;
  const liveSlug = row ? row.liveSlug : live?.slug;
  const formerly = [...(known?.formerly ?? []), ...(liveSlug == null ? [] : [liveSlug])];
  const text = articleFile({
    ...fields,
    status: 'published',
    formerly: [...new Set(formerly)].filter((slug) => slug !== fields.slug),
  });
  const read = articleOf(text, fields.slug);
  if ('problems' in read) throw new Refusal('article-faulty', { reasons: read.problems });
  return text;
}

async function articleBefore(db: Db, { id, slug, revision }: WrittenArticle): Promise<Article | undefined> {
  const read = articleOf((await revisionText(db, id, revision)) ?? '', slug);
  return 'problems' in read ? undefined : read.article;
}

/** Asks another person to read it. Throws Refusal `article-faulty` while something stands in the way. */
export async function submitArticle(site: ApiContext, agent: Session, asked: Named): Promise<void> {
  const { db } = site.store;
  const row = await mustBe(db, asked);
  refuseFaults(
    await faultsIn(db, (await revisionText(db, row.id, row.revision)) ?? '', { ...row, at: site.now() }),
  );
  await move(site, agent, { ...asked, name: 'submit', to: { state: 'in-review', submittedBy: agent.id } });
}

/** Back to its writer, from a review or a plan. */
export async function returnArticle(site: ApiContext, agent: Session, asked: Named): Promise<void> {
  await move(site, agent, { ...asked, name: 'return', to: { state: 'draft', publishAt: null } });
}

const noted = { submit: 'submitted', return: 'returned' } as const;

type Named = { article: string; revision: number };
type Moved = Named & { name: 'submit' | 'return'; to: Partial<WrittenArticle> };

async function move(site: ApiContext, agent: Session, { name, to, ...asked }: Moved): Promise<void> {
  await site.store.db.transaction(async (db) => {
    const { id } = await mustBe(db, asked);
    const row = mayMove(site, agent, { name, row: await holdWritten(db, id), revision: asked.revision });
    await changeWritten(db, row, to);
    await noteArticle(db, row, { type: noted[name], by: agent.id, at: site.now() });
  });
}

async function mustBe(db: Db, { article }: { article: string }): Promise<WrittenArticle> {
  const row = await findWritten(db, article);
  if (!row) throw new Refusal('not-found');
  return row;
}

type Held = { name: ArticleMove; row: WrittenArticle | undefined; revision: number };

function mayMove({ config }: ApiContext, agent: Session, { name, row, revision }: Held): WrittenArticle {
  if (!row) throw new Refusal('not-found');
  if (row.revision !== revision) throw new Refusal('article-moved');
  const refused = moveRefused(name, row, { by: agent.id, alone: config.editorsAlone === true });
  if (refused) throw new Refusal(refused);
  return row;
}

const LONGEST_PLAN = 366 * DAY;

/**
 * Approves what was read: it appears at once, or when it is planned to. The engine's timer is set before the plan is kept: one
 * that finds no plan does nothing, and a plan without a timer would never be carried out.
 */
export async function publishArticle(
  site: ApiContext,
  agent: Session,
  { article, revision, at, until }: Named & z.infer<typeof PublicationForm>,
): Promise<void> {
  const { store } = site;
  const now = site.now();
  const begins = at ?? now;
  if (
    begins > now + LONGEST_PLAN ||
    (at !== undefined && at <= now) ||
    (until !== undefined && until <= begins)
  )
    throw new Refusal('out-of-range');
  const found = await mustBe(store.db, { article });
  const row = mayMove(site, agent, { name: 'publish', row: found, revision });
  for (const due of [at, until])
    if (due !== undefined) await site.setArticleTimer({ article: row.id, at: due });
  const withdrawAt = until ?? null;
  if (at === undefined) {
    const faults = await publishWritten(store, { ...row, withdrawAt }, { by: agent.id, at: now });
    if (!faults) throw new Refusal('article-moved');
    return refuseFaults(faults);
  }
  refuseFaults(
    await faultsIn(store.db, (await revisionText(store.db, row.id, revision)) ?? '', { ...row, at }),
  );
  await store.db.transaction(async (db) => {
    mayMove(site, agent, { name: 'publish', row: await holdWritten(db, row.id), revision });
    await changeWritten(db, row, { state: 'planned', publishAt: at, withdrawAt });
    await noteArticle(db, row, { type: 'planned', by: agent.id, at: now, due: at });
  });
}

/** Takes it from readers at once. */
export async function withdrawArticle(site: ApiContext, agent: Session, asked: Named): Promise<void> {
  const { store } = site;
  const row = mayMove(site, agent, { ...asked, name: 'withdraw', row: await mustBe(store.db, asked) });
  refuseFaults(await withdrawWritten(store, row.id, { by: agent.id, at: site.now() }));
}

function refuseFaults(faults: readonly ArticleFault[]): void {
  if (faults.length > 0) throw new Refusal('article-faulty', { reasons: faults.map(faultInWords) });
}
