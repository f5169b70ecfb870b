import { stemmer } from '@orama/stemmers/french';

/** Lower case, no accent, one kind of apostrophe and of space: what a phone's keyboard changes does not count. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[’ʼ`´]/g, "'")
    .replaceAll(/[\u00A0\u202F]/g, ' ')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(\p{L})\1{2,}/gu, '$1');
}

/** Letters and digits, in order. "l'e-mail" is `l`, `e`, `mail`. */
export function splitWords(text: string): string[] {
  return foldText(text).match(/[a-z]+|\d+/g) ?? [];
}

/** Snowball's French stem of a folded word. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = /^\d/.test(word) ? word : stemmer(word);
  if (stems.size < MEMORY) stems.set(word, stem);
  return stem;
}

// The vocabulary of a help centre is a few thousand words; beyond this, words come from strangers.
const MEMORY = 50_000;
const stems = new Map<string, string>();
