/** A message as words, each tied to the letters it came from: rules speak of words, masking of letters. */
export type Token = {
  /** Lower case, no accent, spelling mended. */
  word: string;
  /** Where the original letters stand, in UTF-16 units. */
  start: number;
  end: number;
  sentence: number;
  clause: number;
  /** Articles, prepositions, auxiliaries: skipped when phrases are matched. */
  light: boolean;
};

export type Mend = (word: string) => string[];

const PIECES = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)?|\p{Extended_Pictographic}|\n\s*|[^\s\p{L}\d]/gu;
const SENTENCE_ENDS = /^[.!?;…]$/;
const CLAUSE_ENDS = /^[,:()«»"–—]$/;
const SHORT_LINE = 55;

/** "là" says now or here; without its accent it would be an article. */
const HERE = /(?<![\p{L}\p{M}])l(?:à|a\u0300)(?![\p{L}\p{M}])/gu;

/** Most words of French have no accent: nothing is to be looked for in them. */
const ASCII = /^\p{ASCII}*$/u;

/** Lower case, no accents, no ligatures; three of a letter or more become one. */
export function fold(raw: string): string {
  const lower = raw.toLowerCase();
  if (ASCII.test(lower)) return lower.replaceAll(/([a-z])\1{2,}/g, '$1');
  return lower
    .replaceAll(HERE, 'ici')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/(\p{L})\1{2,}/gu, '$1')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

export function read(text: string, mend: Mend, isLight: (word: string) => boolean): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let lineStart = 0;
  for (const piece of text.matchAll(PIECES)) {
    const raw = piece[0];
    if (raw.startsWith('\n')) {
      if (endsParagraph(raw, piece.index - lineStart)) sentence = clause += 1;
      lineStart = piece.index + raw.length;
    } else if (SENTENCE_ENDS.test(raw)) sentence = clause += 1;
    else if (CLAUSE_ENDS.test(raw)) clause += 1;
    else if (isWord(raw)) append(raw, piece.index);
  }
  return tokens;

  function append(raw: string, start: number) {
    for (const word of mend(fold(raw))) {
      tokens.push({ word, start, end: start + raw.length, sentence, clause, light: isLight(word) });
    }
  }
}

function isWord(raw: string): boolean {
  return /^[\p{L}\p{M}\d]|^\p{Extended_Pictographic}/u.test(raw);
}

/** A mail wrapped at 72 columns goes on after a line end; a short line is a line of its own. */
function endsParagraph(gap: string, lineLength: number): boolean {
  return gap.slice(1).includes('\n') || lineLength < SHORT_LINE;
}
