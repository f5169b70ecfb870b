// Articles that say the same, or that say of one thing two different figures: to be read side by side by a person.
import type { Article } from '../articles.ts';
import { contradictions } from '../contradictions.ts';
import { cosine, tellingStems } from '../likeness.ts';

export type ArticlePair = {
  slugs: readonly [string, string];
  why: 'duplicate' | 'figures';
  /** The sentences that differ by a figure. */
  sentences?: readonly [string, string];
};

type Read = Pick<Article, 'slug' | 'title' | 'markdown'>;

/** Cosine of two articles from which one could do for both. */
const NEAR = 0.6;

export function articlePairs(articles: readonly Read[]): ArticlePair[] {
  return [...duplicates(articles), ...pairsThatDisagree(articles)];
}

function duplicates(articles: readonly Read[]): ArticlePair[] {
  const bags = articles.map(({ title, markdown }) => counts(tellingStems(`${title} ${markdown}`)));
  const weighed = bags.map((bag) => weigh(bag, bags));
  return pairsOf(articles)
    .filter(([one, other]) => cosine(weighed[one] ?? new Map(), weighed[other] ?? new Map()) >= NEAR)
    .map(([one, other]) => ({
      slugs: [articles[one]?.slug ?? '', articles[other]?.slug ?? ''],
      why: 'duplicate',
    }));
}

function pairsThatDisagree(articles: readonly Read[]): ArticlePair[] {
  return contradictions(articles)
    .filter(({ sides: [one, other] }) => one.slug !== other.slug)
    .map(({ sides: [one, other] }) => ({
      slugs: [one.slug, other.slug],
      why: 'figures',
      sentences: [one.sentence, other.sentence],
    }));
}

function counts(stems: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const stem of stems) found.set(stem, (found.get(stem) ?? 0) + 1);
  return found;
}

function weigh(bag: ReadonlyMap<string, number>, all: readonly ReadonlyMap<string, number>[]) {
  const rarity = (stem: string) => Math.log(all.length / all.filter((other) => other.has(stem)).length);
  return new Map([...bag].map(([stem, uses]) => [stem, uses * rarity(stem)]));
}

function pairsOf(all: readonly unknown[]): [number, number][] {
  return all.flatMap((_, one) =>
    all.slice(one + 1).map((__, more): [number, number] => [one, one + 1 + more]),
  );
}
