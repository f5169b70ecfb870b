import { isLight } from './terms.ts';
import { foldText, splitWords, stemOf } from './tokenize.ts';

/** The words by which somebody finds a text again: stems of what is not in any sentence, and addresses whole. */
export function searchedWords(text: string): string[] {
  const folded = foldText(text);
  const addresses = folded.match(/[^\s<>,;:()"]+@[^\s<>,;:()"]+/g) ?? [];
  const words = splitWords(folded).filter((word) => word.length > 1 && !isLight(word));
  return [...new Set([...addresses, ...words.map(stemOf)])];
}
