// From what people wrote to what the review compares: terms by how much they tell, and which articles may be meant.
import type { ReviewMessage } from '../../domain/review/review-types.ts';
import type { Classifier } from '../search/classifier.ts';
import { corrector } from '../search/corrector.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { splitWords } from '../search/tokenize.ts';
import { ownWords } from './own-words.ts';
import { signsIn } from './review-signs.ts';

/** What is known before its words are read. */
export type UnreadMessage = Pick<ReviewMessage, 'id' | 'date' | 'outcome' | 'rating' | 'openMinutes'> & {
  /** Already masked. */
  text: string;
};

/** What the help centre knows, for reading. */
export type Reader = {
  index: SearchIndex;
  /** Every text that it was taught: how often a term is used there. */
  taught: readonly string[];
};

/** A term used once says nothing of what several have in common. */
const LEAST_USE = 2;
/** A lesson tells half as much of how often a term is used as a message of these weeks. */
const LESSON = 0.5;
/** A term used by more than about one text in three tells nothing. */
const COMMON = Math.log(3);

/** What people write of more than the help centre expects tells more: up to this much, when used so many times (logarithm). */
const NOVELTY = 0.5;
const MUCH = 3;

export function readMessages(told: readonly UnreadMessage[], { index, taught }: Reader): ReviewMessage[] {
  const raw = told.map(({ text }) => index.reader.words(ownWords(text)));
  const mend = mender(raw, taught);
  const words = raw.map((row) => row.map(mend));
  const terms = words.map((row) => [...new Set(index.reader.terms(row))]);
  const weigh = weights(
    terms,
    taught.map((text) => new Set(index.reader.terms(index.reader.words(text)))),
  );
  const sectionLabels = sectionLabelsOf(index);
  return told.map(({ text, ...rest }, at) => {
    const telling = weigh(terms[at] ?? []);
    // Of what has nothing left to compare, the chances would be the same for all, and alike for no reason.
    const features = telling.size === 0 ? new Map<string, number>() : index.reader.features(words[at] ?? []);
    return {
      ...rest,
      terms: telling,
      articles: roots(
        index.classifier,
        features,
        index.articles.map(({ slug }) => slug),
      ),
      sections: roots(index.sections, features, sectionLabels),
      signs: signsIn(text),
      words: [...new Set(splitWords(text))],
    };
  });
}

/** Spelling mended by the help centre's words and by those that several people used: new things have new names. */
function mender(rows: readonly (readonly string[])[], taught: readonly string[]): (word: string) => string {
  const vocabulary = counts(taught.map(splitWords));
  for (const [word, uses] of counts(rows.map((row) => [...new Set(row)]))) {
    if (uses >= LEAST_USE) vocabulary.set(word, (vocabulary.get(word) ?? 0) + uses);
  }
  const mend = corrector(vocabulary);
  return (word) => (vocabulary.has(word) ? word : (mend(word) ?? word));
}

function weights(
  messages: readonly (readonly string[])[],
  lessons: readonly ReadonlySet<string>[],
): (terms: readonly string[]) => Map<string, number> {
  const [here, there] = [counts(messages), counts(lessons.map((terms) => [...terms]))];
  const size = messages.length + LESSON * lessons.length;
  const tells = (term: string) => {
    const uses = (here.get(term) ?? 0) + LESSON * (there.get(term) ?? 0);
    const rarity = Math.max(0, Math.log(size / (uses + 0.5)) - COMMON);
    const expected = (messages.length * ((there.get(term) ?? 0) + 1)) / (lessons.length + 1);
    const novelty = Math.min(1, Math.max(0, Math.log((here.get(term) ?? 0) / expected)) / MUCH);
    return rarity * (1 + NOVELTY * novelty);
  };
  const isUsed = (term: string) => (here.get(term) ?? 0) + (there.get(term) ?? 0) >= LEAST_USE;
  return (terms) => {
    const told = terms.filter(isUsed).map((term) => [term, tells(term)] as const);
    const length = Math.hypot(...told.map(([, weight]) => weight)) || 1;
    return new Map(told.map(([term, weight]) => [term, weight / length]));
  };
}

function counts(rows: readonly (readonly string[])[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of rows.flat()) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

function roots(
  classifier: Classifier,
  features: Parameters<Classifier>[0],
  labels: readonly string[],
): Float64Array {
  if (features.size === 0) return new Float64Array(labels.length);
  const chances = classifier(features);
  return Float64Array.from(labels, (label) => Math.sqrt(chances.get(label) ?? 0));
}

/** In the order of `ReviewMessage.sections`. */
export function sectionLabelsOf({ traits }: SearchIndex): string[] {
  return [...new Set(traits.map(({ label }) => label))];
}
