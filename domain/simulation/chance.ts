/** Draws that a seed decides: the same ones on every machine. */
export type Chance = {
  /** In [0, 1). */
  next(): number;
  /** Whether something of that probability happens. */
  holds(probability: number): boolean;
  /** By weights, which need not add up to one. */
  pick<T>(weighted: readonly (readonly [T, number])[]): T;
  /** Skewed as delays are: half below the median, one in ten beyond 3.6 times it. */
  delay(median: number): number;
};

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    holds: (probability) => next() < probability,
    pick: (weighted) => pick(weighted, next()),
    delay: (median) => Math.round(median * Math.exp(normal())),
  };
}

function pick<T>(weighted: readonly (readonly [T, number])[], drawn: number): T {
  const sum = weighted.reduce((total, [, weight]) => total + weight, 0);
  let left = drawn * sum;
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = weighted.at(-1);
  if (last === undefined) throw new RangeError('there is nothing to pick from');
  return last[0];
}
