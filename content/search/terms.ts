import type { Bag } from './bm25.ts';
import { conditionsIn } from './conditions.ts';
import { stemOf, splitWords } from './tokenize.ts';

/** What turns a text into words, and words into what is compared. */
export type TextReader = {
  /** Words as written by someone in a hurry become the words they stand for. */
  words: (text: string) => string[];
  /** The stems of words and, marked with `=`, the meanings they name. */
  terms: (words: readonly string[]) => string[];
  /** Terms with fields, words and pairs of neighbours: how something is asked, not only what is named. */
  features: (words: readonly string[]) => Bag;
};

type Lexicon = {
  written: Readonly<Record<string, string>>;
  same: Phrases;
  near: Phrases;
};

/** Words and phrases, by what they have in common. */
type Phrases = Readonly<Record<string, readonly string[]>>;

export function textReader({ written, same, near }: Lexicon): TextReader {
  const long = new Map(
    Object.entries(written).map(([short, words]) => [splitWords(short).join(' '), splitWords(words)]),
  );
  const meanings = phrasesOf(same, '=');
  const fields = phrasesOf(near, '~');
  return {
    words: (text) => splitWords(text).flatMap((word) => long.get(word) ?? [word]),
    terms,
    features: (words) =>
      bagOf([
        [terms(words), 1],
        [[...fields(words.map(stemOf))], FIELD],
        [words.map((word) => `"${word}`), WORD],
        [neighbours(words), 1],
      ]),
  };

  function terms(words: readonly string[]): string[] {
    const stems = words.map(stemOf);
    const plain = words.flatMap((word, at) => (isLight(word) ? [] : [stems[at] ?? word]));
    return [...plain, ...meanings(stems), ...conditionsIn(words)];
  }
}

/** A word as it is written tells less than its stem. */
const WORD = 0.5;
/** A field tells more than a word: it has been learnt from many. */
const FIELD = 2;

/** "^ où", "où va", "va $". */
function neighbours(words: readonly string[]): string[] {
  return [...words, '$'].map((word, at) => `${words[at - 1] ?? '^'} ${word}`);
}

/** Adds a text's terms to a bag, each with a weight. */
export function bagOf(parts: readonly (readonly [terms: readonly string[], weight: number])[]): Bag {
  const bag = new Map<string, number>();
  for (const [terms, weight] of parts) for (const term of terms) bag.set(term, (bag.get(term) ?? 0) + weight);
  return bag;
}

/** Finds the meanings or fields named in a row of stems, each once and marked. */
function phrasesOf(named: Phrases, mark: string): (stems: readonly string[]) => Set<string> {
  const byFirst = new Map<string, { name: string; stems: string[] }[]>();
  for (const [name, phrases] of Object.entries(named)) {
    for (const phrase of phrases) {
      const stems = splitWords(phrase).map(stemOf);
      const [first] = stems;
      if (first === undefined) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name: `${mark}${name}`, stems }]);
    }
  }
  return (stems) => {
    const found = new Set<string>();
    stems.forEach((stem, at) => {
      for (const phrase of byFirst.get(stem) ?? []) {
        if (phrase.stems.every((one, further) => stems[at + further] === one)) found.add(phrase.name);
      }
    });
    return found;
  };
}

/** Words that stand in any sentence, and letters left by elision. */
export function isLight(word: string): boolean {
  return word.length === 1 ? !/\d/.test(word) : LIGHT.has(word);
}

const LIGHT = new Set(
  splitWords(`le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    je tu il elle on nous vous ils elles me te se lui en et ou mais donc or ni car que qui dont est sont suis es sommes
    etes ai as avons avez ont a y pas ne plus si comme pour par sur dans avec sans sous chez entre vers bonjour bonsoir merci
    cordialement svp plait bien tres trop alors aussi meme tout toute tous toutes cela ca etre avoir fait faire faut doit dois
    devez devons peux peut pouvez puis pouvons veux voudrais souhaite aimerais comment quoi quel quelle quels quelles
    the of to my is it do does can how what for in on at an and are we you your`),
);
