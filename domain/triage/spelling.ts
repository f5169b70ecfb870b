import type { Mend } from './tokens.ts';

/** What is known of how people write. Every word is folded (lower case, no accents). */
export type Spelling = {
  /** "jsui" → ["je", "suis"]. */
  written: ReadonlyMap<string, string[]>;
  isKnown: (word: string) => boolean;
  /** A whole word, as it stands. */
  isWord: (word: string) => boolean;
  /** Health and danger words worth recognising when misspelt. */
  targets: readonly string[];
};

const ELIDED: Readonly<Record<string, string>> = { j: 'je', qu: 'que' };
const SHORTEST_TARGET = 5;

/** Mends one word: SMS spelling, a lost apostrophe ("dune" → "d une"), a typing error in a health word. */
export function mendWith(spelling: Spelling): Mend {
  const buckets = bucketsOf(spelling.targets);
  const targets = new Set(spelling.targets.filter(({ length }) => length >= SHORTEST_TARGET));
  return (word) => {
    const written = spelling.written.get(word);
    if (written) return written;
    if (/\d/.test(word) || spelling.isKnown(word)) return [word];
    return (
      apart(word, spelling, buckets) ??
      runTogether(word, spelling, targets) ?? [nearest(word, buckets) ?? word]
    );
  };
}

const SHORTEST_RUN = 8;
const LONGEST_RUN = 60;
/** In letters: shorter words are found in nearly any run of letters. */
const MEAN_OF_A_RUN = 3;

/**
 * "jeveuxmourir", "ausecours": words written without a space, when all of it is known words and one tells of health or
 * danger. The fewest words are the likeliest.
 */
function runTogether(word: string, { isWord }: Spelling, targets: ReadonlySet<string>): string[] | undefined {
  if (word.length < SHORTEST_RUN || word.length > LONGEST_RUN) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (!before || !isPiece(piece, isWord) || (best[end]?.length ?? Infinity) <= before.length + 1)
        continue;
      best[end] = [...before, piece === 'j' ? 'je' : piece];
    }
  }
  const pieces = best[word.length];
  if (!pieces || pieces.length * MEAN_OF_A_RUN > word.length) return undefined;
  return pieces.some((piece) => targets.has(piece)) ? pieces : undefined;
}

const LONGEST_WORD = 16;
const ALONE = new Set(['a', 'y', 'j', 'l', 'd', 'm', 'n', 's', 'c']);

function isPiece(piece: string, isWord: Spelling['isWord']): boolean {
  return piece.length === 1 ? ALONE.has(piece) : isWord(piece);
}

function apart(word: string, spelling: Spelling, buckets: Buckets): string[] | undefined {
  const elision = /^(qu|[jldmnstc])(\p{L}{3,})$/u.exec(word);
  const head = elision?.[1];
  const rest = elision?.[2];
  if (!head || !rest) return undefined;
  if (spelling.isKnown(rest)) return [ELIDED[head] ?? head, rest];
  const mended = head === 'j' ? nearest(rest, buckets) : undefined;
  return mended ? ['je', mended] : undefined;
}

/** Targets by first letter and length, doubled letters taken as one: they are the commonest slip. */
type Buckets = Map<string, { target: string; short: string }[]>;

function bucketsOf(targets: readonly string[]): Buckets {
  const buckets: Buckets = new Map();
  for (const target of targets) {
    if (target.length < SHORTEST_TARGET) continue;
    const short = single(target);
    const key = keyOf(short, short.length);
    buckets.set(key, [...(buckets.get(key) ?? []), { target, short }]);
  }
  return buckets;
}

/** The first letter is rarely mistyped: it keeps the search short and the false friends few. */
function keyOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

function nearest(written: string, buckets: Buckets): string | undefined {
  const word = single(written);
  if (word.length < SHORTEST_TARGET) return undefined;
  const most = word.length >= 12 ? 2 : 1;
  let best: string | undefined;
  let distance = most + 1;
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    for (const { target, short } of buckets.get(keyOf(word, length)) ?? []) {
      const found = editDistance(word, short, distance);
      if (found < distance) [best, distance] = [target, found];
    }
  }
  return best;
}

function single(word: string): string {
  return word.replaceAll(/(\p{L})\1/gu, '$1');
}

/** Damerau-Levenshtein (neighbouring letters swapped count once), given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = nextRow(a, b, i, { before, previous });
    if (Math.min(...current) >= limit) return limit;
    [before, previous] = [previous, current];
  }
  return previous[b.length] ?? limit;
}

function nextRow(a: string, b: string, i: number, rows: { before: number[]; previous: number[] }): number[] {
  const at = (row: number[], j: number) => row[j] ?? Number.POSITIVE_INFINITY;
  const current = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    let cost = Math.min(at(rows.previous, j) + 1, at(current, j - 1) + 1, at(rows.previous, j - 1) + same);
    if (j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      cost = Math.min(cost, at(rows.before, j - 2) + 1);
    current.push(cost);
  }
  return current;
}
