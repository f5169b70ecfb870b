/** What tells whether the first article found answers. All between 0 and a small number, whatever the query's length. */
export type Signs = {
  /** Score of the first, as a share of what the query could score. */
  score: number;
  /** How far the second stays behind, as a share of the first. */
  margin: number;
};

/** The chance that the first article answers, between 0 and 1. */
export function confidenceOf({ score, margin }: Signs): number {
  return 1 / (1 + Math.exp(-(BIAS + SCORE * score + MARGIN * margin)));
}

const BIAS = -4;
const SCORE = 2;
const MARGIN = 1.5;
