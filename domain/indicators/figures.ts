// From what was added up to the figures that are shown.
import { definitionOf, figureIds, type FigureId } from './definitions.ts';
import { medianInterval, quantile, wilson, type Interval } from './statistics.ts';
import type { Tally } from './tally.ts';

type RateFigure = { id: FigureId; kind: 'rate'; numerator: number; denominator: number; n: number } & (
  | { share: number; interval: Interval }
  | { share?: undefined; interval?: undefined }
);
type CountFigure = { id: FigureId; kind: 'count' | 'amount'; n: number };
/** Milliseconds. `met` of the `n` are within the target, where there is one. `steps[i]` lie up to `bounds[i]`, the last beyond. */
type DurationFigure = {
  id: FigureId;
  kind: 'duration';
  n: number;
  median?: number;
  interval?: Interval;
  p90?: number;
  max?: number;
  numerator?: number;
  denominator?: number;
  steps: number[];
};
export type Figure = RateFigure | CountFigure | DurationFigure;
export type Figures = Record<FigureId, Figure>;

export function figuresOf(tally: Tally): Figures {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each id
  return Object.fromEntries(figureIds.map((id) => [id, figureOf(tally, id)])) as Figures;
}

function figureOf(tally: Tally, id: FigureId): Figure {
  const definition = definitionOf(id);
  switch (definition.kind) {
    case 'rate':
      return rateOf(id, tally.rates[id] ?? [0, 0]);
    case 'count':
    case 'amount':
      return { id, kind: definition.kind, n: tally.counts[id] ?? 0 };
    case 'duration':
      return durationOf(id, tally.values[id] ?? [], definition);
  }
}

function rateOf(id: FigureId, [numerator, denominator]: readonly [number, number]): RateFigure {
  const counted = { id, kind: 'rate', numerator, denominator, n: denominator } as const;
  if (denominator === 0) return counted;
  return { ...counted, share: numerator / denominator, interval: wilson(numerator, denominator) };
}

function durationOf(
  id: FigureId,
  values: readonly number[],
  { target, bounds }: { target?: number; bounds: readonly number[] },
): DurationFigure {
  const sorted = Float64Array.from(values).toSorted();
  const n = sorted.length;
  const interval = medianInterval(sorted);
  return {
    id,
    kind: 'duration',
    n,
    steps: stepsOf(sorted, bounds),
    ...(target === undefined ? {} : { numerator: countUpTo(sorted, target), denominator: n }),
    ...(interval === undefined
      ? {}
      : {
          median: quantile(sorted, 0.5) ?? 0,
          p90: quantile(sorted, 0.9) ?? 0,
          max: sorted[n - 1] ?? 0,
          interval,
        }),
  };
}

function stepsOf(sorted: Float64Array, bounds: readonly number[]): number[] {
  const upTo = [...bounds.map((bound) => countUpTo(sorted, bound)), sorted.length];
  return upTo.map((count, step) => count - (upTo[step - 1] ?? 0));
}

/** How many are at most `bound`. */
function countUpTo(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
