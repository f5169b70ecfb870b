import type { PageParts } from '../web/parts.ts';
import type { Parts } from './parts.ts';

const LIMIT = 12;
const EXCERPT = 180;

/** The assistant's own search, for readers: an article once, by its best passage. */
export function searchPages({ retrieval, articles }: Parts): PageParts['search'] {
  return (query, reader) => {
    const bySlug = new Map(articles().map((article) => [article.slug, article]));
    const found = retrieval.search(query, reader ?? 'unknown');
    const once = found.filter(({ slug }, rank) => found.findIndex((one) => one.slug === slug) === rank);
    return once.slice(0, LIMIT).flatMap((one) => {
      const article = bySlug.get(one.slug);
      if (article === undefined) return [];
      const text = retrieval.passage(one)?.text ?? '';
      const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/\s\S*$/, '')} …` : text;
      return [{ slug: article.slug, title: article.title, topic: article.topic, excerpt }];
    });
  };
}
