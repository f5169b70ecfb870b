import { randomInt } from 'node:crypto';

/** No 0, 1 nor L to mistake on the telephone; no vowel, so that nothing spells. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';

/** A public reference such as PAL-7F3K-92QX: one of 27^8, so naming one by chance is hopeless; a token guards it besides. */
export function newReference(): string {
  return `PAL-${drawSigns(ALPHABET, 4)}-${drawSigns(ALPHABET, 4)}`;
}

/** As many signs of an alphabet, each as likely as the others, and unforeseeable. */
export function drawSigns(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}
