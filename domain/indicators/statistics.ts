/** Two-sided 95 %. */
const Z = 1.959963984540054;

export type Interval = { low: number; high: number };

/** Wilson's score interval of a share, at 95 %; of nothing, all is possible. */
export function wilson(met: number, all: number): Interval {
  if (all === 0) return { low: 0, high: 1 };
  const share = met / all;
  const spread =
    (Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all))) / (1 + (Z * Z) / all);
  const centre = (share + (Z * Z) / (2 * all)) / (1 + (Z * Z) / all);
  // Rounding must not push the ends past what is certain.
  return { low: met === 0 ? 0 : centre - spread, high: met === all ? 1 : centre + spread };
}

/** The least value that at least `share` of them don't exceed. Undefined when there are none. @param sorted ascending */
export function quantile(sorted: Float64Array, share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** The 95 % interval of a median, by ranks: it supposes nothing of how the values lie. Undefined when there are none. */
export function medianInterval(sorted: Float64Array): Interval | undefined {
  const spread = (Z * Math.sqrt(sorted.length)) / 2;
  const low = sorted[Math.max(0, Math.floor(sorted.length / 2 - spread))];
  const high = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length / 2 + spread))];
  return low === undefined || high === undefined ? undefined : { low, high };
}
