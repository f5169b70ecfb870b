import { fold } from './tokens.ts';

/**
 * The small language in which the experts write, e.g. `{douleur} ... (poitrine|thorax|coeur)`:
 * words (light ones are dropped where two full words remain, `=mon` always keeps one), `saign*` (any ending), `*algie` (any beginning), `(a|b c)`, `{vocabulary}`,
 * `#` (a number), `...` (up to five words between, same sentence), `a & b & c` (any order).
 */
export type Item =
  | { is: 'word'; word: string; stem: boolean }
  | { is: 'ending'; ending: string }
  | { is: 'number' }
  | { is: 'gap' }
  | { is: 'vocabulary'; name: string }
  | { is: 'either'; phrases: Phrase[] };

export type Phrase = Item[];

const SYMBOLS =
  /\{[\w-]+\}|\.{3}|[()|&#]|[=*]?(?:[\p{L}\p{M}]+|\d+(?:[.,]\d+)?)\*?|\p{Extended_Pictographic}/gu;

/** A phrase made of light words only keeps them. Throws, naming the phrase, when it cannot be read. */
export function parse(source: string, isLight: (word: string) => boolean): Phrase {
  const symbols = source.match(SYMBOLS) ?? [];
  let at = 0;
  const choices = alternatives();
  if (symbols.length === 0 || at < symbols.length) throw new Error(`cannot read the phrase "${source}"`);
  const [choice] = choices;
  return choices.length === 1 && choice ? choice : [{ is: 'either', phrases: choices }];

  function alternatives(): Phrase[] {
    const found = [sides()];
    while (symbols[at] === '|') {
      at += 1;
      found.push(sides());
    }
    return found;
  }

  function sides(): Phrase {
    const parts = [sequence()];
    while (symbols[at] === '&') {
      at += 1;
      parts.push(sequence());
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : [{ is: 'either', phrases: ordersOf(parts).map(withGaps) }];
  }

  function sequence(): Phrase {
    const items: Item[] = [];
    const words: string[] = [];
    for (let symbol = symbols[at]; symbol && !/^[)|&]$/.test(symbol); symbol = symbols[at]) {
      at += 1;
      words.push(symbol);
      items.push(...(symbol === '(' ? [either()] : itemsOf(symbol, isLight)));
    }
    const [first] = items;
    const bare = items.length === 0 || (items.length === 1 && first?.is === 'word' && words.length > 1);
    return bare ? words.flatMap((word) => itemsOf(word, () => false)) : items;
  }

  function either(): Item {
    const phrases = alternatives();
    if (symbols[at] !== ')') throw new Error(`a parenthesis is not closed in "${source}"`);
    at += 1;
    return { is: 'either', phrases };
  }
}

function ordersOf(parts: readonly Phrase[]): Phrase[][] {
  if (parts.length < 2) return [[...parts]];
  return parts.flatMap((part) =>
    ordersOf(parts.filter((other) => other !== part)).map((rest) => [part, ...rest]),
  );
}

function withGaps(parts: readonly Phrase[]): Phrase {
  return parts.flatMap((part, index): Phrase => (index === 0 ? part : [{ is: 'gap' }, ...part]));
}

function itemsOf(symbol: string, isLight: (word: string) => boolean): Item[] {
  if (symbol === '...') return [{ is: 'gap' }];
  if (symbol === '#') return [{ is: 'number' }];
  if (symbol.startsWith('{')) return [{ is: 'vocabulary', name: symbol.slice(1, -1) }];
  if (symbol.startsWith('*')) return [{ is: 'ending', ending: fold(symbol.slice(1)) }];
  const kept = symbol.startsWith('=');
  const stem = symbol.endsWith('*');
  const folded = fold(symbol.replaceAll(/[=*]/g, ''));
  const word = folded === 'j' ? 'je' : folded;
  return !kept && !stem && isLight(word) ? [] : [{ is: 'word', word, stem }];
}

/** "opéré" also reads "opérée", "opérés"; a word under four letters is taken as it stands. */
export function fits(item: { word: string; stem: boolean }, word: string): boolean {
  if (!word.startsWith(item.word)) return false;
  if (item.stem || word.length === item.word.length) return true;
  return item.word.length >= 4 && /^(?:e?s?|x)$/.test(word.slice(item.word.length));
}

export function phraseWords(phrase: Phrase): { word: string; stem: boolean }[] {
  return phrase.flatMap((item) => {
    if (item.is === 'word') return [item];
    return item.is === 'either' ? item.phrases.flatMap(phraseWords) : [];
  });
}

export function vocabulariesOf(phrase: Phrase): string[] {
  return phrase.flatMap((item) => {
    if (item.is === 'vocabulary') return [item.name];
    return item.is === 'either' ? item.phrases.flatMap(vocabulariesOf) : [];
  });
}
