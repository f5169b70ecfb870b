// Articles that editors have taken in hand: each text that was saved, and who did what.
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { articleFile } from '../content/article-file.ts';
import type { Article } from '../content/articles.ts';
import type { ArticleEventType } from '../domain/authoring.ts';
import { articleEvents, articleRevisions, writtenArticles } from './article-schema.ts';
import type { Db } from './open-store.ts';

export type WrittenArticle = typeof writtenArticles.$inferSelect;
export type ArticleEventRow = typeof articleEvents.$inferSelect;
export type Revision = Omit<typeof articleRevisions.$inferSelect, 'article'>;

export function writtenList(db: Db): Promise<WrittenArticle[]> {
  return db.select().from(writtenArticles).orderBy(desc(writtenArticles.changedAt), asc(writtenArticles.id));
}

/** Those that somebody asked another person to read. */
export function articlesInReview(db: Db): Promise<WrittenArticle[]> {
  return db.select().from(writtenArticles).where(eq(writtenArticles.state, 'in-review'));
}

/** By its id, or by the address at which readers have it. */
export async function findWritten(db: Db, id: string): Promise<WrittenArticle | undefined> {
  const [live] = await db.select().from(writtenArticles).where(eq(writtenArticles.liveSlug, id));
  if (live) return live;
  const [row] = await db.select().from(writtenArticles).where(eq(writtenArticles.id, id));
  return row;
}

/** What is planned of articles, each instant by itself. */
export async function plannedInstants(db: Db): Promise<{ article: string; at: number }[]> {
  const rows = await writtenList(db);
  return rows.flatMap(({ id: article, publishAt, withdrawAt }) =>
    [publishAt, withdrawAt].flatMap((at) => (at === null ? [] : [{ article, at }])),
  );
}

/** The row, for nobody else until the transaction ends. */
export async function holdWritten(db: Db, id: string): Promise<WrittenArticle | undefined> {
  const [row] = await db.select().from(writtenArticles).where(eq(writtenArticles.id, id)).for('update');
  return row;
}

/** The newest first, without their texts. */
export function revisionList(db: Db, article: string): Promise<Omit<Revision, 'text'>[]> {
  const { revision, by, at } = articleRevisions;
  return db
    .select({ revision, by, at })
    .from(articleRevisions)
    .where(eq(articleRevisions.article, article))
    .orderBy(desc(revision));
}

export async function revisionText(db: Db, article: string, revision: number): Promise<string | undefined> {
  const [row] = await db
    .select({ text: articleRevisions.text })
    .from(articleRevisions)
    .where(and(eq(articleRevisions.article, article), eq(articleRevisions.revision, revision)));
  return row?.text;
}

/** The newest first. */
export function articleEventList(db: Db, article: string): Promise<ArticleEventRow[]> {
  return db
    .select()
    .from(articleEvents)
    .where(eq(articleEvents.article, article))
    .orderBy(desc(articleEvents.id));
}

type NewRevision = {
  id: string;
  /** The revision on which it is written, 0 of a new one: another one in between, and nothing is saved. */
  base: number;
  slug: string;
  title: string;
  text: string;
  by: string;
  at: number;
  /** Of one that is published and was not in hand yet: where readers have it, and its text, which is the first revision. */
  live?: { slug: string; text: string };
};

/** Saves the text as the next revision. Undefined where it was not written on the newest one. */
export function saveRevision(
  db: Db,
  { base, text, live, ...saved }: NewRevision,
): Promise<number | undefined> {
  const { id, slug, title, by, at } = saved;
  const revision = base + (live ? 2 : 1);
  const head = { slug, title, state: 'draft', revision, writtenBy: by, changedAt: at } as const;
  return db.transaction(async (within) => {
    const rows = base === 0 ? await begin(within) : await goOn(within);
    if (rows.length === 0) return undefined;
    if (live) await keepText(within, { revision: 1, text: live.text, by: 'files' });
    await keepText(within, { revision, text, by });
    await noteArticle(within, { id, revision }, { type: 'written', by, at });
    return revision;
  });

  function begin(within: Db) {
    const reading = live ? { liveSlug: live.slug, liveRevision: 1 } : {};
    return within
      .insert(writtenArticles)
      .values({ id, ...head, ...reading })
      .onConflictDoNothing()
      .returning({ id: writtenArticles.id });
  }

  function goOn(within: Db) {
    return within
      .update(writtenArticles)
      .set({ ...head, submittedBy: null, publishAt: null, faults: null })
      .where(and(eq(writtenArticles.id, id), eq(writtenArticles.revision, base)))
      .returning({ id: writtenArticles.id });
  }

  async function keepText(within: Db, kept: Pick<Revision, 'revision' | 'text' | 'by'>): Promise<void> {
    await within.insert(articleRevisions).values({ article: id, at, ...kept });
  }
}

type Noted = { type: ArticleEventType; by: string; at: number; due?: number | null };

export async function noteArticle(
  db: Db,
  { id, revision }: Pick<WrittenArticle, 'id' | 'revision'>,
  { due = null, ...event }: Noted,
): Promise<void> {
  await db.insert(articleEvents).values({ article: id, revision, due, ...event });
}

export async function changeWritten(
  db: Db,
  { id }: Pick<WrittenArticle, 'id'>,
  set: Partial<Omit<WrittenArticle, 'id'>>,
): Promise<void> {
  await db.update(writtenArticles).set(set).where(eq(writtenArticles.id, id));
}

type Told = {
  articles: readonly Article[];
  outcome: { changed: readonly string[]; withdrawn: readonly string[] };
  at: number;
};

/** What the files changed of articles in hand: where nothing newer was being written, theirs is the newest revision. */
export async function tellEditors(db: Db, { articles, outcome, at }: Told): Promise<void> {
  const moved = [...outcome.changed, ...outcome.withdrawn];
  if (moved.length === 0) return;
  const rows = await db.select().from(writtenArticles).where(inArray(writtenArticles.liveSlug, moved));
  const by = 'files';
  for (const row of rows) {
    const article = articles.find(({ slug }) => slug === row.liveSlug);
    const isIdle = row.state === 'published';
    const revision = row.revision + (article && isIdle ? 1 : 0);
    if (article && isIdle) {
      const text = articleFile(article);
      await db.insert(articleRevisions).values({ article: row.id, revision, text, by, at });
    }
    await changeWritten(db, row, {
      revision,
      liveRevision: article && isIdle ? revision : null,
      ...(article && isIdle ? { title: article.title, writtenBy: by, changedAt: at } : {}),
      ...(article
        ? {}
        : { liveSlug: null, withdrawAt: null, ...(isIdle ? { state: 'expired' as const } : {}) }),
    });
    await noteArticle(db, { id: row.id, revision }, { type: 'replaced-by-file', by, at });
  }
}
