import MiniSearch from 'minisearch';
import { folded } from '../../content/article-text.ts';
import type { Article, ArticleAudience } from '../../content/articles.ts';

export type Reader = Exclude<ArticleAudience, 'both'>;

export type Found = { slug: string; title: string; topic: string; excerpt: string };

/** Articles that may answer, best first. A reader who said who they are gets what concerns them first. */
export type Search = (query: string, reader?: Reader) => Found[] | Promise<Found[]>;

const LIMIT = 12;
/** Words that say nothing of what is sought. */
const hollow = new Set(
  'a ai au aux avec c ce ces cette comment d dans de des du elle en est et faire il ils j je l la le les leur ma mais me mes mon n ne nos notre nous on ou par pas peut peux pour puis qu que quel quelle quels quelles qui quoi s sa se ses si son sont sur ta te tes ton tu un une vos votre vous y'.split(
    ' ',
  ),
);

/** Search over titles, keywords and text; accents, capitals and small typing errors do not matter. */
export function searchOver(articles: readonly Article[]): Search {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const index = indexOf(articles);
  return (query, reader) =>
    index
      .search(
        query,
        reader ? { boostDocument: (slug) => (concerns(bySlug.get(slug), reader) ? 1 : 0.4) } : {},
      )
      .slice(0, LIMIT)
      .flatMap(({ id }) => {
        const article = bySlug.get(id);
        return article ? [foundOf(article)] : [];
      });
}

function indexOf(articles: readonly Article[]): MiniSearch {
  const index = new MiniSearch({
    fields: ['title', 'keywords', 'answer', 'body'],
    processTerm: (term) => (hollow.has(folded(term)) ? null : folded(term)),
    searchOptions: {
      boost: { title: 4, keywords: 3, answer: 1.5 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.3, prefix: 0.5 },
    },
  });
  index.addAll(articles.map(searchable));
  return index;
}

function searchable({ slug, title, keywords, answer, sections }: Article) {
  const body = sections.map((section) => `${section.title} ${section.text}`).join(' ');
  return { id: slug, title, keywords: keywords.join(' '), answer, body };
}

function concerns(article: Article | undefined, reader: Reader): boolean {
  return article?.audience === 'both' || article?.audience === reader;
}

function foundOf({ slug, title, topic, answer }: Article): Found {
  return { slug, title, topic, excerpt: answer };
}
