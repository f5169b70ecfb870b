/** A French social-security number, with or without its key, however its digits are set apart; Corsica, two run together, "O" for 0. */
const APART = String.raw`[\s.,\-_/\\:;|·•‐–—]{0,3}`;
/** Digits that follow one another with no more than three signs between; "2A" and "2B" are Corsica. */
const CHAIN = new RegExp(
  String.raw`(?<![\p{L}\d])\d(?:${APART}(?:\d|[oO](?!\p{L})|(?<=2\s?)[abAB](?=${APART}[\doO])))+`,
  'gu',
);
const SHAPE = /^[1-478]\d{2}(?:0[1-9]|1[0-2]|20|3\d|4[0-2]|[5-9]\d)(?:\d{2}|2[AB])\d{6}(?:\d{2})?$/;
/** Where the groups of a written NIR end: sex, year, month, department, town, order. */
const GROUPS = new Set([1, 3, 5, 7, 10, 13]);
const LENGTHS = [15, 13] as const;
const WITHOUT_KEY = 13;
const KEY_TOLD = /^[^\p{L}\d]{0,3}cl[ée][^\p{L}\d]{0,3}\d{2}(?!\d)/iu;
/** An account number holds as many digits. */
const ACCOUNT = /(?:\b[Ii](?:ban|BAN)\b[^\d]{0,9}|\b[A-Z]{2})(?:\d{2})?\s?$/u;
/** Said to be one: then twelve digits and more are masked even when the month or the key is wrong. */
const ANNOUNCED = new RegExp(
  String.raw`(?:s[ée]cu(?:rit[ée])?(?:\s+sociale)?|\bn\.?i\.?r\b|\binsee\b|\bn[°o]?\s*ss\b|social security)[^\n\d]{0,40}((?:\d${APART}){11,15}\d)`,
  'giu',
);

export type TextRange = { start: number; end: number };
type Digit = { digit: string; at: number };

/** Places may overlap: a number can be both announced and shaped like one. */
export function nirPlaces(text: string): TextRange[] {
  const shaped = [...text.matchAll(CHAIN)]
    .filter(({ index }) => !ACCOUNT.test(text.slice(Math.max(0, index - 14), index)))
    .flatMap((chain) => placesIn(digitsOf(chain), text));
  const announced = [...text.matchAll(ANNOUNCED)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? '').length, end };
  });
  return [...shaped, ...announced];
}

function digitsOf({ 0: chain, index }: RegExpExecArray): Digit[] {
  return [...chain.matchAll(/[\doOabAB]/g)].map(({ 0: sign, index: at }) => ({
    digit: sign.toUpperCase().replace('O', '0'),
    at: index + at,
  }));
}

function placesIn(digits: readonly Digit[], text: string): TextRange[] {
  const places: TextRange[] = [];
  let from = 0;
  let glued = false;
  while (from + WITHOUT_KEY <= digits.length) {
    const opens: boolean = glued || isApart(digits, from);
    const length: number = opens ? (LENGTHS.find((one) => isNir(digits, from, one)) ?? 0) : 0;
    glued = length > 0;
    if (glued) places.push(placeOf(digits.slice(from, from + length), text));
    from += length || 1;
  }
  return places;
}

/** With a right key, whatever the grouping; otherwise the digits must be set apart as a NIR's are, or all alike. */
function isNir(digits: readonly Digit[], from: number, length: number): boolean {
  const to = from + length;
  if (!hasShape(digits, from, length)) return false;
  if (!isApart(digits, to) && !LENGTHS.some((one) => hasShape(digits, to, one) && isApart(digits, to + one)))
    return false;
  return keyIsRight(spelt(digits, from, length)) || isSetApart(digits, from, to);
}

function hasShape(digits: readonly Digit[], from: number, length: number): boolean {
  return from + length <= digits.length && SHAPE.test(spelt(digits, from, length));
}

function isSetApart(digits: readonly Digit[], from: number, to: number): boolean {
  if (to - from === WITHOUT_KEY && !/[12]/.test(digits[from]?.digit ?? '')) return false;
  const cuts = Array.from({ length: to - from - 1 }, (_, index) => index + 1).filter((cut) =>
    isApart(digits, from + cut),
  );
  return cuts.every((cut) => GROUPS.has(cut)) || cuts.length === to - from - 1;
}

/** Whether something stands before this digit, or nothing at all does. */
function isApart(digits: readonly Digit[], index: number): boolean {
  const [before, here] = [digits[index - 1], digits[index]];
  return !before || !here || here.at > before.at + 1;
}

function spelt(digits: readonly Digit[], from: number, length: number): string {
  return digits
    .slice(from, from + length)
    .map(({ digit }) => digit)
    .join('');
}

function keyIsRight(digits: string): boolean {
  if (digits.length === WITHOUT_KEY) return false;
  const numeric = digits.slice(0, WITHOUT_KEY).replace('2A', '19').replace('2B', '18');
  return /^\d+$/.test(numeric) && 97 - Number(BigInt(numeric) % 97n) === Number(digits.slice(WITHOUT_KEY));
}

function placeOf(digits: readonly Digit[], text: string): TextRange {
  const end = (digits.at(-1)?.at ?? 0) + 1;
  const key = KEY_TOLD.exec(text.slice(end, end + 12))?.[0].length ?? 0;
  return { start: digits[0]?.at ?? 0, end: end + key };
}
