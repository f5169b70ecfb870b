import type { Match } from './matching.ts';
import type { TextReading } from './findings.ts';
import type { Token } from './tokens.ts';

/** Words that go with the one beside them ("je suis en" fauteuil, "ça" suinte). */
const SHORT = 3;

/**
 * Where a sentence speaks of health: each of its clauses without the everyday words at its two ends ("est-ce que le
 * médecin peut…", "… au travail"). Nothing inside is uncovered: half a phrase tells the rest.
 */
export function healthClauses(
  sentence: Match,
  { tokens }: TextReading,
  isPlain: (word: string) => boolean,
): Match[] {
  const core = (token: Token | undefined) => token !== undefined && !token.light && !isPlain(token.word);
  return clausesOf(sentence, tokens).flatMap(({ from, to }) => {
    let [first, last] = [from, to - 1];
    while (first < to && !core(tokens[first])) first += 1;
    if (first === to) return [];
    while (!core(tokens[last])) last -= 1;
    while (first > from && goesAlong(tokens[first - 1])) first -= 1;
    while (last < to - 1 && goesAlong(tokens[last + 1])) last += 1;
    return [{ from: first, to: last + 1 }];
  });
}

function goesAlong(token: Token | undefined): boolean {
  return token !== undefined && (token.light || token.word.length <= SHORT);
}

export function clausesOf({ from, to }: Match, tokens: readonly Token[]): Match[] {
  const clauses: Match[] = [];
  if (from === to) return [];
  let start = from;
  for (let at = from + 1; at <= to; at += 1) {
    if (at < to && tokens[at]?.clause === tokens[start]?.clause) continue;
    clauses.push({ from: start, to: at });
    start = at;
  }
  return clauses;
}
