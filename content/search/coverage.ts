// How much of a question the passages chosen hold, beside the others that were likely.
import type { Bag, Index } from './bm25.ts';

export type Coverage = {
  /** Weight of the most telling word of the question that another passage holds, and the chosen ones don't; 0 for none. */
  missed: number;
  /** By which share of the question's weight another passage holds more; negative when the chosen ones hold more. */
  behind: number;
};

/** @param chosen and @param others are documents of `pieces` */
export function termCoverage(
  pieces: Index,
  terms: Bag,
  { chosen, others }: { chosen: readonly number[]; others: readonly number[] },
): Coverage {
  const held = (among: readonly number[], term: string) => among.some((one) => pieces.holds(one, term));
  const missed = [...terms.keys()].filter((term) => held(others, term) && !held(chosen, term));
  const full = weightOf(pieces, terms) || 1;
  const most = (among: readonly number[]) =>
    Math.max(0, ...among.map((one) => weightOf(pieces, terms, (term) => pieces.holds(one, term)))) / full;
  return {
    missed: Math.max(0, ...missed.map((term) => pieces.weight(term))),
    behind: most(others) - most(chosen),
  };
}

function weightOf(pieces: Index, terms: Bag, counts: (term: string) => boolean = () => true): number {
  return [...terms].reduce((sum, [term, times]) => sum + (counts(term) ? pieces.weight(term) * times : 0), 0);
}
