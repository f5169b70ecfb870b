import { PGlite } from '@electric-sql/pglite';
import MiniSearch from 'minisearch';
import type { Role } from '../../domain/triage/types.ts';
import { indexOf } from '../../content/search/bm25.ts';
import type { SearchVocabulary } from '../../content/search/vocabulary.ts';
import { passagesOf } from '../../content/search/passages.ts';
import { searcher } from '../../content/search/search.ts';
import { indexArticles } from '../../content/search/search-index.ts';
import type { Searchable } from '../../content/search/search-index.ts';
import { bagOf, textReader } from '../../content/search/terms.ts';
import { stemOf, splitWords } from '../../content/search/tokenize.ts';

/** Slugs, best first. */
export type Ranking = (query: string, role: Role) => string[] | Promise<string[]>;
export type Method = (
  articles: readonly Searchable[],
  knowledge: SearchVocabulary,
) => Promise<Ranking> | Ranking;

/** What is compared, in the order of the table. */
export const METHODS: Record<string, Method> = {
  'PostgreSQL full text': (articles) => postgres(articles, {}),
  'PostgreSQL full text, ways of asking': (articles, { asked }) => postgres(articles, asked),
  'MiniSearch (BM25+), stems, fuzzy': (articles) => miniSearch(articles, {}),
  'MiniSearch, ways of asking': (articles, { asked }) => miniSearch(articles, asked),
  'our BM25, stems': (articles) => bm25(articles, { ...NOTHING }),
  'our BM25, stems and meanings': (articles, { written, same }) =>
    bm25(articles, { ...NOTHING, written, same }),
  'the same, ways of asking': (articles, knowledge) => bm25(articles, knowledge),
  'the same, ways of asking learnt (in use)': (articles, knowledge) => {
    const search = searcher(indexArticles(articles, knowledge));
    return (query, role) => search(query, role).map(({ slug }) => slug);
  },
};

export const NOTHING: SearchVocabulary = {
  courtesies: [],
  written: {},
  same: {},
  near: {},
  asked: {},
  unanswered: [],
  sections: {},
  cases: {},
};
type Asked = SearchVocabulary['asked'];

export async function postgres(articles: readonly Searchable[], asked: Asked): Promise<Ranking> {
  const database = new PGlite();
  await database.exec('create table article (slug text, words tsvector)');
  for (const { slug, title, keywords, markdown } of articles) {
    const parts = [title, keywords.join(' '), (asked[slug] ?? []).join('\n'), markdown];
    await database.query(
      `insert into article values ($1, setweight(to_tsvector('french', $2), 'A') || setweight(to_tsvector('french', $3), 'B')
         || setweight(to_tsvector('french', $4), 'C') || setweight(to_tsvector('french', $5), 'D'))`,
      [slug, ...parts],
    );
  }
  await database.exec('create index on article using gin (words)');
  return async (query) => {
    // Any word may do: people rarely use all the words of an article.
    const { rows } = await database.query<{ slug: string }>(
      `with asked as (select replace(plainto_tsquery('french', $1)::text, '&', '|')::tsquery as words)
       select slug from article, asked where article.words @@ asked.words order by ts_rank(article.words, asked.words) desc`,
      [query],
    );
    return rows.map(({ slug }) => slug);
  };
}

export function miniSearch(articles: readonly Searchable[], asked: Asked): Ranking {
  const index = new MiniSearch({
    fields: ['title', 'keywords', 'asked', 'body'],
    tokenize: splitWords,
    processTerm: stemOf,
    searchOptions: {
      boost: { title: 4, keywords: 3, asked: 2 },
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(
    articles.map(({ slug, title, keywords, markdown }) => {
      return {
        id: slug,
        title,
        keywords: keywords.join('\n'),
        asked: (asked[slug] ?? []).join('\n'),
        body: markdown,
      };
    }),
  );
  return (query) => index.search(query).map(({ id }) => String(id));
}

export function bm25(articles: readonly Searchable[], knowledge: SearchVocabulary): Ranking {
  const reader = textReader(knowledge);
  const read = (text: string) => reader.terms(reader.words(text));
  const index = indexOf(
    articles.map((article) =>
      bagOf([
        [read(article.title), 3],
        [article.keywords.flatMap(read), 2],
        [(knowledge.asked[article.slug] ?? []).flatMap(read), 2],
        [passagesOf(article).flatMap(({ heading = '' }) => read(heading)), 1.5],
        [read(article.markdown), 0.5],
      ]),
    ),
  );
  return (query) => {
    const scores = index.scores(bagOf([[read(query), 1]]));
    return [...scores.keys()]
      .filter((at) => (scores[at] ?? 0) > 0)
      .toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
      .map((at) => articles[at]?.slug ?? '');
  };
}
