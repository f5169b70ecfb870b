import type { Article } from '../content/articles.ts';
import type { PageParts } from '../web/page-context.ts';
import type { Container } from './container.ts';

const LIMIT = 12;
const EXCERPT = 180;
/**
 * Least score shown. Of the labelled questions under test/data/faq that an article answers, it loses one in 460; of those
 * that none answers, it leaves two in three without a result, which says so better than a dozen that do not fit.
 */
const WORTH_SHOWING = -1.5;

/** The assistant's own search, for readers: each article by its best passage. */
export function searchPages({
  retrieval,
  articles,
}: Pick<Container, 'retrieval' | 'articles'>): PageParts['search'] {
  const shelf = shelfOf(articles);
  return (query, reader) => {
    const bySlug = shelf();
    const found = retrieval.search(query, reader ?? 'unknown');
    return found
      .filter(({ score }) => score > WORTH_SHOWING)
      .slice(0, LIMIT)
      .flatMap((one) => {
        const article = bySlug.get(one.slug);
        if (article === undefined) return [];
        const { slug, title, topic, audience } = article;
        return [{ slug, title, topic, audience, excerpt: excerptOf(retrieval.passage(one)?.text ?? '') }];
      });
  };
}

/** Articles by their slugs, put in order once for each publication. */
function shelfOf(articles: Container['articles']): () => ReadonlyMap<string, Article> {
  let shelved = articles();
  let bySlug = new Map(shelved.map((article) => [article.slug, article]));
  return () => {
    if (shelved !== articles()) {
      shelved = articles();
      bySlug = new Map(shelved.map((article) => [article.slug, article]));
    }
    return bySlug;
  };
}

/** The beginning of a passage, on one line: the marks of its list items would say nothing there. */
function excerptOf(passage: string): string {
  const text = passage.replaceAll(/^(?:\d+\.|-) /gm, '').replaceAll(/\s+/g, ' ');
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/\s\S*$/, '')} …` : text;
}
