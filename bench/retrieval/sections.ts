// Fits what chooses a passage, on ways of asking for a section, each fifth asked of a search that has not learnt from it.
//   npx tsx bench/retrieval/sections.ts
import { fileURLToPath } from 'node:url';
import { readArticles } from '../../content/articles.ts';
import type { Role } from '../../domain/triage/types.ts';
import type { Likely } from '../../content/search/ranker.ts';
import { type SearchIndex, indexArticles } from '../../content/search/search-index.ts';
import { weigherOver } from '../../content/search/weigh.ts';
import { type SearchVocabulary, readVocabulary } from '../../content/search/vocabulary.ts';

const FOLDS = 5;
const articles = await readArticles(fileURLToPath(new URL('../../content/fr/articles', import.meta.url)));
const knowledge = readVocabulary();
type Way = { slug: string; heading: string; text: string; role: Role };
const ways: Way[] = Object.entries(knowledge.sections).flatMap(([slug, sections]) =>
  Object.entries(sections).flatMap(([heading, texts]) =>
    texts.map((text) => ({ slug, heading, text, role: roleOf(slug) })),
  ),
);

type Row = { wanted: number; candidates: Likely[]; way: Way };
const folds = Array.from({ length: FOLDS }, (_, nth) => {
  const left = ways.filter((__, at) => at % FOLDS === nth);
  const shelf = indexArticles(articles, without(left));
  return left.map((way) => rowOf(shelf, way));
});

const crossed = folds.map((part) => {
  const weights = fitted(folds.filter((other) => other !== part).flat());
  return part.map((row) => orderOf(row, weights));
});
const ranks = crossed.flat();
const within = (most: number) =>
  ((100 * ranks.filter((rank) => rank < most).length) / ranks.length).toFixed(1);
console.log(
  `${ways.length} ways of asking for ${new Set(ways.map(({ slug, heading }) => slug + heading)).size} sections`,
);
console.log(`right section first ${within(1)} %, among two ${within(2)} %, among three ${within(3)} %`);
console.log(
  `weights: [${fitted(folds.flat())
    .map((weight) => weight.toFixed(3))
    .join(', ')}]`,
);

function rowOf(shelf: SearchIndex, way: Way): Row {
  const candidates = weigherOver(shelf)(way.text, way.role).order.slice(0, 40);
  const wanted = candidates.findIndex(({ at }) => {
    const { slug, heading = 'opening' } = shelf.passages[at] ?? {};
    return slug === way.slug && heading === way.heading;
  });
  return { wanted, candidates, way };
}

function orderOf({ wanted, candidates }: Row, weights: readonly number[]): number {
  const scores = candidates.map(({ features }) => dot(features, weights));
  const own = scores[wanted];
  return own === undefined ? Infinity : scores.filter((score) => score > own).length;
}

/** Conditional logistic regression, by plain gradient steps. */
function fitted(rows: readonly Row[]): number[] {
  const seen = rows.filter(({ wanted }) => wanted >= 0);
  const weights = Array.from({ length: seen[0]?.candidates[0]?.features.length ?? 0 }, () => 0.5);
  for (let step = 0; step < 400; step += 1) {
    const slope = weights.map((weight) => -0.001 * weight);
    for (const { wanted, candidates } of seen) {
      const scores = candidates.map(({ features }) => dot(features, weights));
      const best = Math.max(...scores);
      const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0);
      candidates.forEach(({ features }, at) => {
        const error = (at === wanted ? 1 : 0) - Math.exp((scores[at] ?? 0) - best) / total;
        features.forEach((value, nth) => (slope[nth] = (slope[nth] ?? 0) + (error * value) / seen.length));
      });
    }
    weights.forEach((weight, nth) => (weights[nth] = weight + 0.5 * (slope[nth] ?? 0)));
  }
  return weights;
}

function dot(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

function without(left: readonly Way[]): SearchVocabulary {
  const gone = new Set(left.map(({ text }) => text));
  const kept = (texts: readonly string[]) => texts.filter((text) => !gone.has(text));
  const each = <T, U>(record: Readonly<Record<string, T>>, to: (one: T) => U) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
  return {
    ...knowledge,
    asked: each(knowledge.asked, kept),
    sections: each(knowledge.sections, (one) => each(one, kept)),
  };
}

function roleOf(slug: string): Role {
  const audience = articles.find((article) => article.slug === slug)?.audience;
  return audience === 'employee' || audience === 'employer' ? audience : 'unknown';
}
