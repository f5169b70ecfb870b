// Every version of every article that was ever published, where old addresses lead, and what is written on the desk.
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, serial, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ArticleFault } from '../content/article-faults.ts';
import type { Article } from '../content/articles.ts';
import type { ArticleEventType, ArticleState } from '../domain/authoring.ts';
import { instant } from './columns.ts';

export const articleVersions = pgTable(
  'article_versions',
  {
    slug: text().notNull(),
    /** Of the exact text: publishing the same words again is the same version. */
    version: text().notNull(),
    article: jsonb().$type<Article>().notNull(),
    publishedAt: instant().notNull(),
    /** Null while readers get it. */
    withdrawnAt: instant(),
    /** Who had the last word on it: until the files hold the same, the desk is ahead of them. */
    origin: text().$type<'files' | 'desk'>().notNull().default('files'),
  },
  (t) => [
    primaryKey({ columns: [t.slug, t.version] }),
    uniqueIndex('article_versions_current')
      .on(t.slug)
      .where(sql`${t.withdrawnAt} is null`),
  ],
);

export const articleRedirects = pgTable('article_redirects', {
  /** The address that was. */
  slug: text().primaryKey(),
  leadsTo: text().notNull(),
});

/** Articles that editors have taken in hand. */
export const writtenArticles = pgTable(
  'written_articles',
  {
    /** Of an article that came from a file, the address it had then. */
    id: text().primaryKey(),
    slug: text().notNull(),
    title: text().notNull(),
    state: text().$type<ArticleState>().notNull(),
    revision: integer().notNull(),
    writtenBy: text().notNull(),
    submittedBy: text(),
    changedAt: instant().notNull(),
    publishAt: instant(),
    withdrawAt: instant(),
    /** Where readers have it, and which revision; null while they do not, or when a file came in between. */
    liveSlug: text(),
    liveRevision: integer(),
    /** Why it could not be published or withdrawn when the time came. */
    faults: jsonb().$type<ArticleFault[]>(),
  },
  (t) => [uniqueIndex('written_articles_live').on(t.liveSlug)],
);

/** Append-only: the text of a file, as it would be published. */
export const articleRevisions = pgTable(
  'article_revisions',
  {
    article: text().notNull(),
    revision: integer().notNull(),
    text: text().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.article, t.revision] })],
);

/** Append-only: who did what with an article. `by` is an agent's id, `timer`, `files` or `console`. */
export const articleEvents = pgTable(
  'article_events',
  {
    id: serial().primaryKey(),
    article: text().notNull(),
    revision: integer().notNull(),
    type: text().$type<ArticleEventType>().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    /** When it is planned for. */
    due: instant(),
  },
  (t) => [index('article_events_by_article').on(t.article, t.id)],
);
