// How much two texts speak of the same, by the words that tell something.
import { isLight } from './search/terms.ts';
import { splitWords, stemOf } from './search/tokenize.ts';

/** Stems of a text's words, but for short ones and those of any sentence. */
export function tellingStems(text: string): string[] {
  return splitWords(text)
    .filter((word) => word.length > 2 && !isLight(word))
    .map(stemOf);
}

/** Between 0 and 1, of weights by stem. */
export function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const dot = [...one].reduce((sum, [stem, weight]) => sum + weight * (other.get(stem) ?? 0), 0);
  return dot / (Math.hypot(...one.values()) * Math.hypot(...other.values()) || 1);
}
