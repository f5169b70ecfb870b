// Articles that say the same, or that say of one thing two different figures: to be read side by side by a person.
import type { Article } from '../articles.ts';
import { sentencesOf } from '../search/search.ts';
import { isLight } from '../search/terms.ts';
import { splitWords, stemOf } from '../search/tokenize.ts';

export type ArticlePair = {
  slugs: readonly [string, string];
  why: 'duplicate' | 'figures';
  /** The sentences that differ by a figure. */
  sentences?: readonly [string, string];
};

type Read = Pick<Article, 'slug' | 'title' | 'markdown'>;

/** Cosine of two articles from which one could do for both; words shared by two sentences from which they speak of one thing. */
const NEAR = { articles: 0.6, sentences: 0.7 };
const FEWEST_STEMS = 4;
const UNIT = String.raw`(?:€|euros?|%|minutes?|min|heures?|h|jours?|semaines?|mois|ans?|années?|salariés?)`;
const FIGURE = new RegExp(String.raw`(\d+(?:[.,]\d+)?)\s*(?:\w+\s)?(${UNIT})(?![\w])`, 'gi');

export function articlePairs(articles: readonly Read[]): ArticlePair[] {
  return [...duplicates(articles), ...disagreeing(articles)];
}

function duplicates(articles: readonly Read[]): ArticlePair[] {
  const bags = articles.map(({ title, markdown }) => counts(stemsOf(`${title} ${markdown}`)));
  const weighed = bags.map((bag) => weigh(bag, bags));
  return pairsOf(articles).flatMap(([one, other]) =>
    cosine(weighed[one] ?? new Map(), weighed[other] ?? new Map()) >= NEAR.articles
      ? [{ slugs: slugsOf(articles, one, other), why: 'duplicate' as const }]
      : [],
  );
}

function disagreeing(articles: readonly Read[]): ArticlePair[] {
  const told = articles.map(({ markdown }) =>
    sentencesOf(markdown).flatMap((text) => {
      const figures = figuresIn(text);
      const stems = new Set(stemsOf(text.replaceAll(FIGURE, ' ')));
      return figures.size > 0 && stems.size >= FEWEST_STEMS ? [{ text: text.trim(), figures, stems }] : [];
    }),
  );
  return pairsOf(articles).flatMap(([one, other]) =>
    (told[one] ?? []).flatMap((here) =>
      (told[other] ?? [])
        .filter(
          (there) => share(here.stems, there.stems) >= NEAR.sentences && differ(here.figures, there.figures),
        )
        .map((there) => ({
          slugs: slugsOf(articles, one, other),
          why: 'figures' as const,
          sentences: [here.text, there.text] as const,
        })),
    ),
  );
}

/** By unit: how many. */
function figuresIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(FIGURE)].map(([, number = '', unit = '']) => [stemOf(unit.toLowerCase()), number]),
  );
}

function differ(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return [...one].some(([unit, number]) => other.has(unit) && other.get(unit) !== number);
}

function stemsOf(text: string): string[] {
  return splitWords(text)
    .filter((word) => word.length > 2 && !isLight(word))
    .map(stemOf);
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

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const dot = [...one].reduce((sum, [stem, weight]) => sum + weight * (other.get(stem) ?? 0), 0);
  return dot / (Math.hypot(...one.values()) * Math.hypot(...other.values()) || 1);
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((stem) => other.has(stem)).length / Math.max(one.size, other.size);
}

function pairsOf(all: readonly unknown[]): [number, number][] {
  return all.flatMap((_, one) =>
    all.slice(one + 1).map((__, more): [number, number] => [one, one + 1 + more]),
  );
}

function slugsOf(articles: readonly Read[], one: number, other: number): [string, string] {
  return [articles[one]?.slug ?? '', articles[other]?.slug ?? ''];
}
