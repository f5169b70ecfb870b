import type { TriageKnowledge } from './knowledge.ts';
import { parse, type Phrase, phraseWords, vocabulariesOf } from './phrase-parser.ts';
import type { Targets } from './plain-letters.ts';
import { mendWith } from './spelling.ts';
import { fold, type Mend } from './tokens.ts';

/** Mends what people write towards the words that the experts use. */
export function knownWords(
  { light, common, mendable, ...knowledge }: TriageKnowledge,
  phrases: readonly Phrase[],
): Mend {
  const words = new Set([...light, ...common, ...mendable].map(fold));
  const stems = new Set<string>();
  for (const { word, stem } of phrases.flatMap(phraseWords)) (stem ? stems : words).add(word);
  const written = new Map(
    Object.entries(knowledge.written).map(([short, long]) => [
      fold(short),
      (fold(long).match(/[\p{L}\d]+/gu) ?? []).map((word) => (word === 'j' ? 'je' : word)),
    ]),
  );
  return mendWith({
    written,
    isKnown: (word) => isKnown(word, words, stems),
    isWord: (word) => words.has(word),
    targets: mendable.map(fold),
  });
}

const SHORTEST_TARGET = 6;

/** Words worth looking for under a disguise: those worth mending, and those of masked rules and of their vocabularies. */
export function targetWords(
  { mendable, rules, vocabularies }: TriageKnowledge,
  isLight: (word: string) => boolean,
): Targets {
  const masked = rules.filter(({ kind }) => kind !== undefined).flatMap(({ any }) => any);
  const phrases = masked.map((source) => parse(source, isLight));
  const named = [...new Set(phrases.flatMap(vocabulariesOf))].flatMap((name) => vocabularies[name] ?? []);
  const told = [...phrases, ...named.map((source) => parse(source, isLight))].flatMap(phraseWords);
  const long = told.map(({ word }) => word).filter(({ length }) => length >= SHORTEST_TARGET);
  const words = new Set([...mendable.map(fold), ...long]);
  const short = named.map(fold).filter(({ length }) => length < SHORTEST_TARGET);
  const byFirst = new Map<string, string[]>();
  for (const word of new Set([...words, ...short]))
    byFirst.set(word.charAt(0), [...(byFirst.get(word.charAt(0)) ?? []), word]);
  return {
    has: (written) => isKnown(fold(written), words, NO_STEMS),
    like: (pattern, first) => byFirst.get(first)?.find((word) => pattern.test(word)),
  };
}

const NO_STEMS: ReadonlySet<string> = new Set();
const LONGEST_STEM = 24;

/** Plurals, feminines and the stems of the rules are known words too: they are not mended into others. */
function isKnown(word: string, words: ReadonlySet<string>, stems: ReadonlySet<string>): boolean {
  if (words.has(word)) return true;
  for (const end of ['s', 'e', 'es', 'x', 'nt', 'r', 'z']) {
    if (word.endsWith(end) && words.has(word.slice(0, -end.length))) return true;
  }
  for (let length = 3; length <= Math.min(word.length, LONGEST_STEM); length += 1)
    if (stems.has(word.slice(0, length))) return true;
  return false;
}
