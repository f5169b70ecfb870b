// What a question is to the ranker, weighed once for all that a turn looks up in the same words.
import type { Role } from '../../domain/triage/types.ts';
import { UNANSWERED } from './lessons.ts';
import { likely, type Likely, type SearchQuery } from './ranker.ts';
import type { Searchable, SearchIndex } from './search-index.ts';
import { bagOf } from './terms.ts';

/** A query as the ranker reads it, and the passages that may be meant, likeliest first. */
export type Weigh = (query: string, role: Role) => { asking: SearchQuery; order: readonly Likely[] };

/** A turn searches for articles and for passages in the same words: what was weighed is kept as long as that takes, and no longer. */
export function weigherOver(shelf: SearchIndex): Weigh {
  const kept = new Map<string, ReturnType<Weigh>>();
  return (query, role) => {
    const key = `${role} ${query}`;
    const known = kept.get(key);
    if (known) return known;
    const asking = queryOf(shelf, query, role);
    const weighed = { asking, order: likely(shelf, asking) };
    if (kept.size === 0) queueMicrotask(() => kept.clear());
    kept.set(key, weighed);
    return weighed;
  };
}

/** What a query is to the ranker: its words mended, its terms, and the chance of each article. */
function queryOf(shelf: SearchIndex, query: string, role: Role): SearchQuery {
  const words = shelf.words(query);
  const terms = bagOf([[shelf.reader.terms(words), 1]]);
  const { chanceOf, unanswered } = chances(shelf, { words });
  return {
    text: query,
    words,
    terms,
    role,
    unanswered,
    chanceOf: (at) => {
      const { slug = '', audience = 'both' } = shelf.articles[at] ?? {};
      return (fitsReader(audience, role) ? 1 : OTHER_ROLE_CHANCE) * chanceOf(slug);
    },
  };
}

/** An article written for the other role is rarely the right one. */
const OTHER_ROLE_CHANCE = 0.2;

export function fitsReader(audience: Searchable['audience'], role: Role): boolean {
  return audience === 'both' || role === 'unknown' || audience === role;
}

/** An article that was not taught is one of those that no lesson speaks of. */
function chances({ classifier, reader }: SearchIndex, { words }: Pick<SearchQuery, 'words'>) {
  const learnt = classifier(reader.features(words));
  const unanswered = learnt.get(UNANSWERED) ?? 0;
  return { unanswered, chanceOf: (slug: string) => learnt.get(slug) ?? unanswered };
}
