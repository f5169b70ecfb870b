/** What tells whether the first article found answers. */
export type Signs = {
  /** What was learnt from the ways in which people ask: of this article, and that none answers. Between 0 and 1. */
  chance: number;
  unanswered: number;
  /** Score of the words found, as a share of what the query could score; about 0 to 6. */
  share: number;
  /** How far the second stays behind, in the logarithm of chances. */
  margin: number;
  /** Share of the query's words that are used here at all. */
  known: number;
};

/** The chance that the first article answers, between 0 and 1: a logistic regression on the signs. */
export function confidenceOf(signs: Signs, weights: Weights = FITTED): number {
  const sum = signals(signs).reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

export type Weights = readonly number[];

/** The signs on a scale where each step counts alike; the first is the constant. */
export function signals({ chance, unanswered, share, margin, known }: Signs): number[] {
  return [
    1,
    logit(chance),
    Math.log(unanswered + 0.001),
    Math.log(share + 0.05),
    Math.min(margin, FAR_BEHIND),
    known,
  ];
}

/** A second that is this far behind is no rival; further says nothing more. */
const FAR_BEHIND = 2;

function logit(chance: number): number {
  const inside = Math.min(Math.max(chance, 0.001), 0.999);
  return Math.log(inside / (1 - inside));
}

/** Printed by bench/retrieval/calibrate.ts; docs/retrieval.md tells from which questions. */
const FITTED: Weights = [-0.733, 0.852, -0.163, 0.062, 0.529, 0.582];
