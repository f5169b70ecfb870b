// What the weekly review reads and proposes: plain data, no text but words that several people used.

/** How a question ended, or that a search found nothing. */
export const OUTCOMES = ['answered', 'handed_off', 'reopened', 'no_result', 'resolved'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What a message says of itself, whatever it is about. */
export type Sign = 'breakage' | 'has-read' | 'contradicted';

/** One request as the review knows it: what happened to it, and what was read in its words. */
export type ReviewMessage = {
  id: string;
  /** Civil date in Paris, `YYYY-MM-DD`. */
  date: string;
  outcome: Outcome;
  /** From 1 to 5. */
  rating: number | null;
  /** Open minutes that it stayed open. */
  openMinutes: number;
  /** Terms with weights, of length 1; empty when nothing is left to compare. */
  terms: ReadonlyMap<string, number>;
  /** Square roots of the chances of each article, and of each section, so that a product is their overlap. */
  articles: Float64Array;
  sections: Float64Array;
  signs: ReadonlySet<Sign>;
  /** Words as they stand in the message, each once, for naming. */
  words: readonly string[];
};

export const PROPOSALS = ['new_article', 'fix_article', 'product', 'training'] as const;
export type ProposalKind = (typeof PROPOSALS)[number];
