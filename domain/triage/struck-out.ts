import type { Letter } from './plain-letters.ts';
import { fold } from './tokens.ts';

/** The word that a pattern over folded letters may stand for, among those that rules speak of. */
export type TargetLike = (pattern: RegExp, first: string) => string | undefined;

const SIGNS = String.raw`[*#€_•·×¤§%&~^+.|/…?!]{1,4}`;
const STRUCK_OUT = new RegExp(
  String.raw`(?<![\p{L}\p{M}\d])\p{L}[\p{L}\p{M}]*(?:${SIGNS}[\p{L}\p{M}]+)+\*{0,4}|(?<![\p{L}\p{M}\d])\p{L}{3,}\*{1,4}`,
  'gu',
);
const FEWEST_SEEN = 3;
const SHORTEST_STEM = 6;
const LONGEST_ENDING = 4;

/** "d*pression", "canc€r", "can.cer": letters struck out of a word of health, or signs set into it. Its letters all stand where it does. */
export function withoutStrikes(letters: readonly Letter[], like: TargetLike): readonly Letter[] {
  const text = letters.map(({ sign }) => sign).join('');
  const words = [...text.matchAll(STRUCK_OUT)].flatMap(({ 0: written, index }) => {
    const word = wordBehind(written, like);
    return word === undefined ? [] : [{ word, from: index, to: index + written.length }];
  });
  let kept = 0;
  const plain = words.flatMap(({ word, from, to }) => {
    const place = { start: letters[from]?.start ?? 0, end: letters[to - 1]?.end ?? 0 };
    const before = letters.slice(kept, from);
    kept = to;
    return [...before, ...word.split('').map((sign) => ({ sign, ...place }))];
  });
  return words.length === 0 ? letters : [...plain, ...letters.slice(kept)];
}

/** Whole, then without its last letters: a stem with any ending is a word too. */
function wordBehind(written: string, like: TargetLike): string | undefined {
  const folded = fold(written);
  const seen = folded.replaceAll(/[^a-z]/g, '');
  const shouted = written === written.toUpperCase();
  if (seen.length < FEWEST_SEEN && !shouted) return undefined;
  for (let cut = 0; cut <= LONGEST_ENDING; cut += 1) {
    const stem = folded.slice(0, folded.length - cut);
    const ending = folded.slice(stem.length);
    if (cut > 0 && (/[^a-z]/.test(ending) || seen.length - cut < SHORTEST_STEM)) return undefined;
    const word = like(patternOf(stem, shouted ? 1 : 0), seen.charAt(0));
    if (word !== undefined) return word + ending;
  }
  return undefined;
}

function patternOf(stem: string, least: number): RegExp {
  const source = stem.replaceAll(/[^a-z]+/g, (signs) => `[a-z]{${least},${signs.length}}`);
  return new RegExp(`^${source.replace(/(?:e?s|x)$/, '(?:$&)?')}$`);
}
