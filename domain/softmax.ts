/** Scores made into chances that add up to one, in place and in plain loops: where learning spends its time. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = -Infinity;
  for (let at = 0; at < scores.length; at += 1) highest = Math.max(highest, scores[at] ?? 0);
  let total = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const chance = Math.exp((scores[at] ?? 0) - highest);
    scores[at] = chance;
    total += chance;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / total;
  return scores;
}
