import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberWords } from '../../content/word-numbers.ts';

test('numbered words are found by their place, and no others are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), fc.string(), (words, other) => {
      const numbers = numberWords(words);
      expect(numbers.words()).toEqual(words);
      expect(words.map(numbers.numberOf)).toEqual(words.map((_, at) => at));
      expect(numbers.numberOf(other)).toBe(words.includes(other) ? words.indexOf(other) : undefined);
    }),
  );
});
