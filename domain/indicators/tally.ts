// Contributions added up. Tallies of days add up to that of a period, in any order.
import type { Contribution } from './contributions.ts';
import { definitionOf, figureIds, type FigureId } from './definitions.ts';

/** Of a rate: numerator and denominator; of a count: how many, of an amount: how much; of a duration: each value, in milliseconds. */
export type Tally = {
  rates: Partial<Record<FigureId, [met: number, all: number]>>;
  counts: Partial<Record<FigureId, number>>;
  values: Partial<Record<FigureId, number[]>>;
};

export function emptyTally(): Tally {
  return { rates: {}, counts: {}, values: {} };
}

export function tallyOf(contributions: Iterable<Contribution>): Tally {
  const tally = emptyTally();
  for (const contribution of contributions) addTo(tally, contribution);
  return tally;
}

/** Changes the tally given. */
export function addTo(tally: Tally, { figure, met, value }: Contribution): void {
  switch (definitionOf(figure).kind) {
    case 'rate': {
      const [numerator, denominator] = tally.rates[figure] ?? [0, 0];
      tally.rates[figure] = [numerator + (met === true ? 1 : 0), denominator + 1];
      return;
    }
    case 'count':
    case 'amount':
      tally.counts[figure] = (tally.counts[figure] ?? 0) + 1;
      return;
    case 'duration':
      (tally.values[figure] ??= []).push(value ?? 0);
  }
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) for (const figure of figureIds) addFigure(sum, tally, figure);
  return sum;
}

function addFigure(sum: Tally, { rates, counts, values }: Tally, figure: FigureId): void {
  const [met, all] = rates[figure] ?? [0, 0];
  const [metBefore, allBefore] = sum.rates[figure] ?? [0, 0];
  if (all > 0) sum.rates[figure] = [metBefore + met, allBefore + all];
  const count = counts[figure] ?? 0;
  if (count > 0) sum.counts[figure] = (sum.counts[figure] ?? 0) + count;
  const added = values[figure];
  if (added === undefined) return;
  const kept = (sum.values[figure] ??= []);
  for (const value of added) kept.push(value);
}
