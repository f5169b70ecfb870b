// Many words, each with its number, in few bytes: a Map of a hundred thousand takes ten times what their letters do.

/** Words by their place in the list that they were given in. */
export type WordNumbers = {
  size: number;
  numberOf: (word: string) => number | undefined;
  /** All of them, in their order. */
  words: () => string[];
};

/** All words as one text, where each begins, and a table of places by hash: 0 for none, else the number and one. */
export function numberWords(words: readonly string[]): WordNumbers {
  const text = words.join('');
  const begins = new Uint32Array(words.length + 1);
  words.forEach((word, at) => (begins[at + 1] = (begins[at] ?? 0) + word.length));
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(words.length * FREE + 1)));
  const last = table.length - 1;
  words.forEach((word, at) => {
    let place = hashOf(word) & last;
    while (table[place] !== 0) place = (place + 1) & last;
    table[place] = at + 1;
  });
  return {
    size: words.length,
    numberOf,
    words: () => Array.from({ length: begins.length - 1 }, (_, at) => text.slice(begins[at], begins[at + 1])),
  };

  function numberOf(word: string): number | undefined {
    for (let place = hashOf(word) & last; ; place = (place + 1) & last) {
      const one = table[place] ?? 0;
      if (one === 0) return undefined;
      const from = begins[one - 1] ?? 0;
      if ((begins[one] ?? 0) - from === word.length && text.startsWith(word, from)) return one - 1;
    }
  }
}

/** So many places for a word: most are found where they are looked for first. */
const FREE = 1.5;

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
