import { type TargetLike, withoutStrikes } from './struck-out.ts';

/**
 * A text as it reads, whatever it was written with: letters that only look like ours, letters set apart, signs that do
 * not show. Every place of `text` is known in the original, in UTF-16 units.
 */
export type Plain = { text: string; startOf: (at: number) => number; endOf: (at: number) => number };

export type Letter = { sign: string; start: number; end: number };
type IsTarget = (word: string) => boolean;
/** The words that rules speak of: whether one is, and which one a pattern may stand for. Words and patterns are folded. */
export type Targets = { has: IsTarget; like: TargetLike };

/** Nothing of what follows is in most messages: letters of French, digits and signs in words of two letters and more. */
const ORDINARY =
  /^[\n\r\t\x20-\x29\x2b-\x3f\x41-\x5e\x60-\x7e\u00a0\u00ab\u00bb\u00b0\u00c0-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]*$/;
const APART = /(?<![\p{L}\p{M}\d])\p{L}\p{M}*(?:[ .\-_*·•|/]{1,3}\p{L}\p{M}*){2,}(?![\p{L}\p{M}\d])/gu;
const HYPHENED = /(?<![\p{L}\p{M}-])\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)+/gu;
const FEWEST_APART = 4;
/** "V.I.H.": with points, three letters are enough. */
const FEWEST_POINTED = 3;
const SHORTEST_TARGET = 5;

export function plainLetters(text: string, { has: isTarget, like }: Targets): Plain {
  const strange = !ORDINARY.test(text);
  if (!strange && !mayBeApart(text)) return { text, startOf: (at) => at, endOf: (at) => at };
  const joined = together(strange ? lettersOf(text) : plainly(text), isTarget);
  const letters = withoutStrikes(undisguise(joined, isTarget), like);
  return {
    text: letters.map(({ sign }) => sign).join(''),
    startOf: (at) => letters[at]?.start ?? text.length,
    endOf: (at) => letters[at - 1]?.end ?? 0,
  };
}

function mayBeApart(text: string): boolean {
  return /\p{L}[ .\-_*|/]{1,3}\p{L}[ .\-_*|/]{1,3}\p{L}|\p{L}-\p{L}|\p{L}[^\p{L}\p{M}\s,;:()"'’-]+\p{L}|\p{L}\*/u.test(
    text,
  );
}

function plainly(text: string): Letter[] {
  return text.split('').map((sign, start) => ({ sign, start, end: start + 1 }));
}

const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u;
const WRITTEN = /^[\p{L}\p{M}\p{N}\s]+$/u;

/** Signs that do not show are left out; letters of any style become plain ones. */
function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  let start = 0;
  for (const sign of text) {
    const end = start + sign.length;
    const plain = ORDINARY.test(sign) ? sign : plainSign(sign);
    if (!UNSEEN.test(sign)) for (const unit of plain.split('')) letters.push({ sign: unit, start, end });
    start = end;
  }
  return letters;
}

function plainSign(sign: string): string {
  const plain = sign.normalize('NFKC');
  return LOOKALIKES.get(plain) ?? (WRITTEN.test(plain) ? plain : sign);
}

/** Cyrillic and Greek letters that are taken for Latin ones. */
const LOOKALIKES = new Map(
  [
    'аa',
    'еe',
    'ёë',
    'оo',
    'рp',
    'сc',
    'уy',
    'хx',
    'іi',
    'їï',
    'јj',
    'ѕs',
    'ԁd',
    'һh',
    'ԛq',
    'ԝw',
    'кk',
    'тt',
    'мm',
    'нh',
    'вb',
    'гr',
    'пn',
    'иu',
    'АA',
    'ВB',
    'ЕE',
    'КK',
    'МM',
    'НH',
    'ОO',
    'РP',
    'СC',
    'ТT',
    'УY',
    'ХX',
    'ІI',
    'ЈJ',
    'ЅS',
    'αa',
    'εe',
    'ιi',
    'κk',
    'νv',
    'οo',
    'ρp',
    'τt',
    'υu',
    'χx',
    'ϲc',
    'ΑA',
    'ΒB',
    'ΕE',
    'ΖZ',
    'ΗH',
    'ΙI',
    'ΚK',
    'ΜM',
    'ΝN',
    'ΟO',
    'ΡP',
    'ΤT',
    'ΥY',
    'ΧX',
    'ıi',
    'ɑa',
    'ɡg',
    'ոn',
    'ѵv',
  ].map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

/** "d é p r e s s i o n" and "dé-pres-sion" become one word; words that stand further apart than their letters stay two. */
function together(letters: readonly Letter[], isTarget: IsTarget): Letter[] {
  const text = letters.map(({ sign }) => sign).join('');
  const dropped = new Set<number>();
  for (const { 0: run, index } of text.matchAll(APART)) {
    const least = run.includes('.') ? FEWEST_POINTED : FEWEST_APART;
    if ((run.match(/\p{L}/gu) ?? []).length < least) continue;
    const widths = (run.match(/[ .\-_*·•|/]+/g) ?? []).map((gap) => gap.length);
    const narrow = Math.min(...widths);
    for (const gap of run.matchAll(/[ .\-_*·•|/]+/g))
      if (gap[0].length === narrow) drop(index + gap.index, gap[0].length);
  }
  for (const { 0: run, index } of text.matchAll(HYPHENED)) {
    if (!isTarget(run.replaceAll('-', ''))) continue;
    for (const gap of run.matchAll(/-/g)) drop(index + gap.index, 1);
  }
  return dropped.size === 0 ? [...letters] : letters.filter((_, at) => !dropped.has(at));

  function drop(from: number, length: number) {
    for (let at = from; at < from + length; at += 1) dropped.add(at);
  }
}

const DISGUISED = /(?<![\p{L}\p{M}0134578@$])\p{L}[\p{L}\p{M}]*[0134578@$][\p{L}\p{M}0134578@$]*/gu;
const STANDS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
};

/** "d3pression": digits and signs that stand for letters, in a word that rules speak of. */
function undisguise(letters: Letter[], isTarget: IsTarget): Letter[] {
  const text = letters.map(({ sign }) => sign).join('');
  for (const { 0: written, index } of text.matchAll(DISGUISED)) {
    const word = written.replaceAll(/[0134578@$]/g, (sign) => STANDS_FOR[sign] ?? sign);
    if (word.length < SHORTEST_TARGET || !isTarget(word)) continue;
    word.split('').forEach((sign, at) => {
      const letter = letters[index + at];
      if (letter) letters[index + at] = { ...letter, sign };
    });
  }
  return letters;
}
