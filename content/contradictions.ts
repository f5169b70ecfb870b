// Sections that give one thing two figures: the same subject and unit, another number. For an editor to read side by side.
import type { Article } from './articles.ts';
import { type Passage, passagesOf } from './search/passages.ts';
import { cosine, tellingStems } from './likeness.ts';
import { foldText } from './search/tokenize.ts';

/** One side: where it stands, and in which words; the heading of what an article opens with is empty. */
type Told = { slug: string; heading: string; sentence: string };
/** `likeness` between 0 and 1. */
export type Contradiction = { likeness: number; sides: readonly [Told, Told] };

/** Every length of time is compared in days, so that « 24 heures » is one day and « 12 mois » a year. */
const UNITS: readonly (readonly [unit: string, pattern: string, times: number])[] = [
  ['j', 'heures?|h', 1 / 24],
  ['j', 'jours?', 1],
  ['j', 'semaines?', 7],
  ['j', 'mois', 30],
  ['j', 'ans?|annees?', 360],
  ['min', 'minutes?|min', 1],
  ['€', '€|euros?', 1],
  ['%', '%|pour cent', 1],
  ['salariés', 'salaries?|personnes?|collaborateurs?', 1],
  ['kg', 'kg|kilos?', 1],
  ['dB', 'decibels?|db', 1],
  ['litres', 'litres?', 1],
  ['°C', '°c?|degres?', 1],
];
const WORDS = 'un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ');
const NUMBER = String.raw`\d+(?: \d{3})*(?:[.,]\d+)?|${WORDS.join('|')}|une`;
const QUALIFIED = String.raw`(?: (?:ouvr\w+|calendaires?|francs?|derniers?))?`;
const FIGURES = UNITS.map(
  ([unit, words, times]) =>
    [
      unit,
      times,
      new RegExp(String.raw`(?<![\w,.])(${NUMBER}) ?(?:${words})(?![\w])${QUALIFIED}`, 'g'),
    ] as const,
);
/** A clock's hour is when, not how long. */
const HOUR_OF_DAY =
  /\b(?:a|de|a partir de|jusqu'a|entre|et|avant|apres) \d{1,2} (?:h|heures)(?: \d\d)?(?! (?:par|sur|apres|de))/g;

/** Shared weight of the words, from which two sentences speak of one thing: so chosen that sixteen false figures put among ours were found; and the fewest that they share. */
const ALIKE = 0.44;
const FEWEST_SHARED = 3;
/** A word of the heading tells a part of what its sentence is about. */
const HEADING = 0.5;

/** What a figure does, by the words before it. A least or a most is no delay: « dans les 8 jours », « un arrêt d’au moins 60 jours ». */
const ROLES: readonly (readonly [role: string, before: RegExp])[] = [
  ['every', /\b(?:tous|toutes) les (?:\w+ )?$/],
  ['delay', /\b(?:dans les?|dans un delai de|sous|au plus tard|d'ici|avant|apres)(?: les| un delai de)? $/],
  ['bound', /\b(?:moins de|plus de|au moins|a partir de|des|au-dela de|superieur\w* a|inferieur\w* a) $/],
];

/** Numbers by what they are compared with: their unit, and their role when it is said. */
type Values = ReadonlyMap<string, readonly { role: string | undefined; number: number }[]>;
type Sentence = Told & { values: Values; stems: ReadonlyMap<string, number> };

/** The likeliest first. */
export function contradictions(articles: readonly Pick<Article, 'slug' | 'markdown'>[]): Contradiction[] {
  const read = articles.flatMap((one) => passagesOf({ ...one, version: '' })).flatMap(sentencesWithFigures);
  const rarity = raritiesOf(read);
  const weighed = read.map((one) => ({ ...one, weights: weigh(one.stems, rarity) }));
  return weighed
    .flatMap((one, at) => weighed.slice(at + 1).flatMap((other) => contradictionsBetween(one, other)))
    .toSorted((one, other) => other.likeness - one.likeness);
}

/** A stem weighs by where it stands and how rare it is. */
function weigh(stems: Sentence['stems'], rarity: (stem: string) => number): ReadonlyMap<string, number> {
  return new Map([...stems].map(([stem, weight]) => [stem, weight * rarity(stem)]));
}

type Weighed = Sentence & { weights: ReadonlyMap<string, number> };

function contradictionsBetween(one: Weighed, other: Weighed): Contradiction[] {
  if (one.slug === other.slug && one.heading === other.heading) return [];
  if (![...one.values].some(([unit, said]) => disagree(said, other.values.get(unit) ?? []))) return [];
  const shared = [...one.stems].filter(([stem]) => other.stems.has(stem));
  if (shared.length < FEWEST_SHARED) return [];
  const likeness = cosine(one.weights, other.weights);
  return likeness < ALIKE ? [] : [{ likeness, sides: [toClaim(one), toClaim(other)] }];
}

function toClaim({ slug, heading, sentence }: Sentence): Told {
  return { slug, heading, sentence };
}

type Said = NonNullable<ReturnType<Values['get']>>;

/** No number in common, and two that could stand for the same. */
function disagree(one: Said, other: Said): boolean {
  const numbers = new Set(one.map(({ number }) => number));
  if (other.some(({ number }) => numbers.has(number))) return false;
  return one.some(({ role }) =>
    other.some((there) => role === undefined || there.role === undefined || role === there.role),
  );
}

function sentencesWithFigures({ slug, heading = '', text }: Passage): Sentence[] {
  const about = tellingStems(heading);
  return text.split(/(?<=[.!?…;])\s+|\n+/).flatMap((sentence) => {
    const folded = foldText(sentence).replaceAll(HOUR_OF_DAY, ' ');
    const values = valuesIn(folded);
    if (values.size === 0) return [];
    const stems = new Map(about.map((stem) => [stem, HEADING]));
    for (const stem of tellingStems(withoutFigures(folded))) stems.set(stem, 1);
    return [{ slug, heading, sentence: sentence.trim(), values, stems }];
  });
}

function valuesIn(folded: string): Values {
  const found = new Map<string, Said[number][]>();
  for (const [unit, times, pattern] of FIGURES) {
    for (const { 1: written = '', index } of folded.matchAll(pattern)) {
      const before = folded.slice(0, index);
      const role = ROLES.find(([, words]) => words.test(before))?.[0];
      const number = Math.round(numberOf(written) * times * 100) / 100;
      found.set(unit, [...(found.get(unit) ?? []), { role, number }]);
    }
  }
  return found;
}

function numberOf(written: string): number {
  if (written === 'une') return 1;
  const at = WORDS.indexOf(written);
  return at >= 0 ? at + 1 : Number(written.replaceAll(' ', '').replace(',', '.'));
}

function withoutFigures(folded: string): string {
  return FIGURES.reduce((text, [, , pattern]) => text.replaceAll(pattern, ' '), folded);
}

/** How much a word tells: little when many of the sentences use it. */
function raritiesOf(read: readonly Sentence[]): (stem: string) => number {
  const uses = new Map<string, number>();
  for (const { stems } of read) for (const stem of stems.keys()) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + read.length / (uses.get(stem) ?? 1));
}
