import { and, desc, inArray, isNotNull } from 'drizzle-orm';
import { articleFile } from '../content/article-file.ts';
import { articleRedirects, articleVersions } from './article-schema.ts';
import type { Db } from './open-store.ts';
import { publishedArticles, slugsOfDesk } from './published-articles.ts';

/** A file of the help centre as it should be; without a text, it should not be there. */
export type ExportedArticle = { slug: string; text: string | null };

/**
 * What files would have to hold to agree with the store: each published article; as a draft what the desk took away; and
 * nothing under an address from which an article has moved.
 */
export async function exportedArticles(db: Db): Promise<ExportedArticle[]> {
  const published = (await publishedArticles(db)).map((one) => ({ slug: one.slug, text: articleFile(one) }));
  const live = new Set(published.map(({ slug }) => slug));
  const gone = (await slugsOfDesk(db)).filter((slug) => !live.has(slug));
  if (gone.length === 0) return published;
  const moved = await db.select().from(articleRedirects).where(inArray(articleRedirects.slug, gone));
  const movedSlugs = new Set(moved.map(({ slug }) => slug));
  const withdrawn = await db
    .select({ slug: articleVersions.slug, article: articleVersions.article })
    .from(articleVersions)
    .where(and(inArray(articleVersions.slug, gone), isNotNull(articleVersions.withdrawnAt)))
    .orderBy(desc(articleVersions.withdrawnAt));
  const files = gone.map((slug): ExportedArticle => {
    const last = withdrawn.find((row) => row.slug === slug);
    const isDraft = last !== undefined && !movedSlugs.has(slug);
    return { slug, text: isDraft ? articleFile({ ...last.article, status: 'draft' }) : null };
  });
  return [...published, ...files];
}
