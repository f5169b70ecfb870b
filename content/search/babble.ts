// What is struck at random: it is no word, though an article may name some of it (« azerty »).

/** A number, a letter alone, or no word that anybody knows. */
export function isBabble(word: string, isKnown: (word: string) => boolean): boolean {
  if (SIGN.test(word) || isOfARow(word, SURELY)) return true;
  return !isKnown(word) && (!/[aeiouy]/.test(word) || isOfARow(word, PERHAPS) || SYLLABLES.test(word));
}

/** One letter held down: « aaaaa ». */
export function isHeldDown(text: string): boolean {
  return /^(\p{L})\1{3,}$/u.test(text.trim());
}

const SIGN = /^(?:\d+|[a-z])$/;
const SYLLABLES = /^([a-z]{1,3})\1+[a-z]?$/;

function isOfARow(word: string, least: number): boolean {
  return word.length >= least && ROWS.some((row) => row.includes(word));
}

/** So many keys in a row are no word, whoever wrote them; fewer may be one. */
const [SURELY, PERHAPS] = [5, 3];

/** Rows of the keyboards in use here, from either end. */
const ROWS = [
  'azertyuiop',
  'qwertyuiop',
  'qsdfghjklm',
  'asdfghjkl',
  'wxcvbn',
  'zxcvbnm',
  'poiuytreza',
  'mlkjhgfdsq',
  'lkjhgfdsa',
  'nbvcxw',
];
