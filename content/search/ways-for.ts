import type { Searchable } from './search-index.ts';
import type { SearchVocabulary } from './vocabulary.ts';

/**
 * What search knows of these articles: the ways of asking that each brings itself, and those kept under an address that it had
 * before. Where there are none, what was given.
 */
export function waysFor(articles: readonly Searchable[], knowledge: SearchVocabulary): SearchVocabulary {
  const moved = articles.filter(
    ({ asked = [], formerly = [] }) =>
      asked.length > 0 || formerly.some((slug) => slug in knowledge.asked || slug in knowledge.sections),
  );
  if (moved.length === 0) return knowledge;
  const asked = moved.map(({ slug, asked: own = [], formerly = [] }) => [
    slug,
    [...new Set([slug, ...formerly].flatMap((one) => knowledge.asked[one] ?? []).concat(own))],
  ]);
  const sections = moved.map(({ slug, formerly = [] }) => [
    slug,
    Object.assign({}, ...[...formerly, slug].map((one) => knowledge.sections[one])),
  ]);
  return {
    ...knowledge,
    asked: { ...knowledge.asked, ...Object.fromEntries(asked) },
    sections: { ...knowledge.sections, ...Object.fromEntries(sections) },
  };
}
