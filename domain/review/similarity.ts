import type { ReviewMessage } from './review-types.ts';

/** What two messages share counts by kind: their own words most, since what the help centre lacks has nothing else. */
const WEIGHTS = { terms: 0.6, articles: 0.25, sections: 0.15 };

/** How much two messages are about the same thing, between 0 and 1. */
export function similarity(one: ReviewMessage, other: ReviewMessage): number {
  return (
    WEIGHTS.terms * sharedTerms(one.terms, other.terms) +
    WEIGHTS.articles * overlap(one.articles, other.articles) +
    WEIGHTS.sections * overlap(one.sections, other.sections)
  );
}

function sharedTerms(one: ReviewMessage['terms'], other: ReviewMessage['terms']): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}

/** A plain loop: this is where two thousand messages spend their time. */
function overlap(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** Similarities of each pair, row after row. */
export type Similarities = { size: number; values: Float32Array };

export function similarities(messages: readonly ReviewMessage[]): Similarities {
  const size = messages.length;
  const values = new Float32Array(size * size);
  messages.forEach((one, row) => {
    for (let column = 0; column < row; column += 1) {
      const other = messages[column];
      if (!other) continue;
      const value = similarity(one, other);
      values[row * size + column] = value;
      values[column * size + row] = value;
    }
  });
  return { size, values };
}
