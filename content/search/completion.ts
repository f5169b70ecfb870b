/** The most used word that begins with some letters: someone is still typing it. */
export type Completer = (letters: string) => string | undefined;

const FIRST_LETTERS = 3;

/** @param vocabulary folded words with how often they occur */
export function completer(vocabulary: ReadonlyMap<string, number>): Completer {
  const words = [...vocabulary.keys()].toSorted();
  return (letters) => {
    if (letters.length < FIRST_LETTERS) return undefined;
    const from = placeOf(letters, words);
    const end = placeOf(`${letters}\uFFFF`, words);
    return words
      .slice(from, end)
      .reduce<string | undefined>((best, word) => (usesOf(word) > usesOf(best) ? word : best), undefined);
  };

  function usesOf(word: string | undefined): number {
    return word === undefined ? 0 : (vocabulary.get(word) ?? 0);
  }
}

/** Where letters stand, or would stand, in a sorted list. */
function placeOf(letters: string, words: readonly string[]): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle] ?? '') < letters) from = middle + 1;
    else to = middle;
  }
  return from;
}
