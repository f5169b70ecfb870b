// Every version of every article that was ever published, and where old addresses lead.
import { sql } from 'drizzle-orm';
import { jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Article } from '../content/articles.ts';
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
