/** A French social-security number, with or without its key, spaced, dotted or run together, Corsica included. */
const SHAPE =
  /(?<![\d.,])[1-478][\s.\-_]{0,2}\d{2}[\s.\-_]{0,2}(?:0[1-9]|1[0-2]|[2-9]\d)[\s.\-_]{0,2}(?:\d{2}|2[abAB])[\s.\-_]{0,2}\d{3}[\s.\-_]{0,2}\d{3}(?:[\s.\-_/]{0,3}\d{2})?(?!\d)/g;

const WITHOUT_KEY = 13;
/** Said to be one: then thirteen digits are masked even when the month or the key is wrong. */
const ANNOUNCED =
  /(?:s[ée]cu(?:rit[ée])?(?:\s+sociale)?|\bn\.?i\.?r\b|\binsee\b|\bn[°o]?\s*ss\b|social security)[^\n\d]{0,40}((?:\d[\s.\-_]{0,2}){12,15})/giu;

export type TextRange = { start: number; end: number };

/** Places may overlap: a number can be both announced and shaped like one. */
export function nirPlaces(text: string): TextRange[] {
  const shaped = [...text.matchAll(SHAPE)].filter((match) => plausible(match[0])).map(placeOf);
  const announced = [...text.matchAll(ANNOUNCED)].map((match) => {
    const digits = (match[1] ?? '').trimEnd();
    const start = match.index + match[0].indexOf(digits, match[0].length - (match[1] ?? '').length);
    return { start, end: start + digits.replace(/[\s.\-_]+$/, '').length };
  });
  return [...shaped, ...announced];
}

/** With its key, the key must be right; without, the shape (sex, month, department) is all there is. */
function plausible(written: string): boolean {
  const digits = written.replaceAll(/[\s.\-_/]/g, '').toUpperCase();
  if (digits.length < WITHOUT_KEY + 2) return true;
  return keyOf(digits.slice(0, WITHOUT_KEY)) === Number(digits.slice(WITHOUT_KEY)) || looksGrouped(written);
}

/** "1 72 04 31 555 201 41" is written as a NIR, even with a mistyped key; a run of fifteen digits may be anything. */
function looksGrouped(written: string): boolean {
  return (
    /^\d[\s.\-_]+\d{2}[\s.\-_]+\d{2}[\s.\-_]+\d[\dabAB][\s.\-_]+\d{3}[\s.\-_]+\d{3}/.test(written) ||
    /^[12]\d{14}$/.test(written)
  );
}

function keyOf(thirteen: string): number {
  const numeric = thirteen.replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(numeric) % 97n);
}

function placeOf(match: RegExpExecArray): TextRange {
  return { start: match.index, end: match.index + match[0].length };
}
