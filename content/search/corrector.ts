import { hashOf } from '../word-numbers.ts';

/** Brings a word that nobody here uses to the nearest one that is used: one slip, or two in a long word. */
export type Corrector = (word: string) => string | undefined;

/** @param vocabulary folded words with how often they occur */
export function corrector(vocabulary: ReadonlyMap<string, number>): Corrector {
  const wordsWith = wordsByForm([...vocabulary.keys()]);
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || /\d/.test(word)) return undefined;
    return best(word, candidates(word, wordsWith), vocabulary);
  };
}

/**
 * The words that are a form or become it with one letter less. A form's hash and a word's place make one number; in order, they are
 * found by halving. Two forms of one hash only offer a candidate more, whose distance is measured.
 */
function wordsByForm(words: readonly string[]): (form: string) => string[] {
  const forms = Float64Array.from(
    words.flatMap((word, nth) =>
      word.length < SHORTEST || /\d/.test(word)
        ? []
        : [word, ...deletions(word)].map((form) => hashOf(form) * WORDS + nth),
    ),
  ).toSorted();
  return (form) => {
    const least = hashOf(form) * WORDS;
    const found: string[] = [];
    for (let nth = placeOf(least, forms); (forms[nth] ?? Infinity) < least + WORDS; nth += 1)
      found.push(words[(forms[nth] ?? 0) - least] ?? '');
    return found;
  };
}

/** More than there are words: the product with a hash is still a whole number, exactly. */
const WORDS = 2 ** 20;

/** The first place whose number is not below. */
function placeOf(least: number, numbers: Float64Array): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((numbers[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

const SHORTEST = 4;
const LONGEST = 30;
const TWO_SLIPS_FROM = 8;

/** Two words one slip apart share a form with one letter less: no need to compare with the whole vocabulary. */
function candidates(word: string, wordsWith: (form: string) => string[]): Set<string> {
  const once = deletions(word);
  const forms = word.length < TWO_SLIPS_FROM ? [word, ...once] : [word, ...once, ...once.flatMap(deletions)];
  return new Set(forms.flatMap(wordsWith));
}

function best(
  word: string,
  among: Iterable<string>,
  vocabulary: ReadonlyMap<string, number>,
): string | undefined {
  let found: { candidate: string; cost: number } | undefined;
  const allowed = word.length < TWO_SLIPS_FROM ? 1 : 2;
  for (const candidate of among) {
    const slips = distance(word, candidate);
    if (slips > allowed) continue;
    // People rarely miss the first letter; a frequent word is the likelier one.
    const cost =
      slips + (word[0] === candidate[0] ? 0 : 0.5) - Math.min(vocabulary.get(candidate) ?? 0, 99) / 1_000;
    if (!found || cost < found.cost) found = { candidate, cost };
  }
  return found?.candidate;
}

function deletions(word: string): string[] {
  return Array.from(word, (_, gone) => word.slice(0, gone) + word.slice(gone + 1));
}

/** Damerau–Levenshtein, neighbouring letters swapped counting once. */
export function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        at(line, column - 1) + 1,
        at(last, column) + 1,
        at(last, column - 1) + same,
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = line;
  }
  return at(last, other.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Infinity;
}
