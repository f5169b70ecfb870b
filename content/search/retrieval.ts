import type { SearchVocabulary } from './vocabulary.ts';
import { type Passage, passagesOf } from './passages.ts';
import { type SearchHit, type Search, searcher } from './search.ts';
import type { Searchable } from './search-index.ts';

/** Search over the published articles, for the help centre and for the assistant alike. */
export type Retrieval = {
  search: Search;
  /** The words found, undefined once the article has moved on to another version. */
  passage(found: Pick<SearchHit, 'slug' | 'version' | 'paragraph'>): Passage | undefined;
  title(slug: string): string | undefined;
  /** Indexes these articles instead, at once: a search that runs sees the old ones or the new ones, never a mixture. */
  replace(articles: readonly Searchable[]): void;
};

export function retrievalOver(articles: readonly Searchable[], knowledge: SearchVocabulary): Retrieval {
  let shelf = indexArticles(articles);
  return {
    search: (query, audience) => shelf.search(query, audience),
    passage: ({ slug, version, paragraph }) => shelf.passages.get(`${slug}@${version}#${paragraph}`),
    title: (slug) => shelf.titles.get(slug),
    replace: (others) => {
      shelf = indexArticles(others);
    },
  };

  function indexArticles(given: readonly Searchable[]) {
    const passages = given.flatMap(passagesOf);
    return {
      // Before the first articles are there, there is nothing to learn nor to find.
      search: given.length === 0 ? () => [] : searcher(given, knowledge),
      passages: new Map(passages.map((one) => [`${one.slug}@${one.version}#${one.paragraph}`, one])),
      titles: new Map(given.map(({ slug, title }) => [slug, title])),
    };
  }
}
