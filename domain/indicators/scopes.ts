// By what figures may be split and filtered.
import type { Contribution } from './contributions.ts';
import type { QuestionFacts } from './facts.ts';

export const dimensions = ['route', 'topic', 'channel', 'role', 'team'] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * `all`, `route=complaint`, several at once as `route=complaint,channel=chat`, or `agent=lea`: an agent's own is for them and for
 * supervisors, is never set beside another's, and is filtered no further.
 */
export type Scope = 'all' | `${Dimension | 'agent'}=${string}`;
export type Filter = Partial<Record<Dimension, string>>;
/** A value of every dimension, '-' where there is none: not qualified, or a matter without a topic. */
export type Cell = Record<Dimension, string>;

/** All that a contribution counts in. */
export function scopesOf(facts: QuestionFacts, { agent }: Contribution): Scope[] {
  const cell = cellOf(facts);
  const split = dimensions.map((dimension): Scope => `${dimension}=${cell[dimension]}`);
  return ['all', ...split, ...(agent === undefined ? [] : [`agent=${agent}` as const])];
}

export function cellOf({ route, topic, channel, role, team }: QuestionFacts): Cell {
  return { route: route ?? '-', topic: topic ?? '-', channel, role, team };
}

/** What a scope filters by; nothing of `all`, nor of an agent's own. */
export function filterOf(scope: string): Filter {
  const conditions = scope.split(',').map((one) => one.split('='));
  return Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const value = conditions.find(([name]) => name === dimension)?.[1];
      return value === undefined ? [] : [[dimension, value]];
    }),
  );
}

/** In one order, however they are given: the same filter has one name. */
export function scopeOf(filter: Filter): Scope {
  const named = dimensions.flatMap((dimension) =>
    filter[dimension] === undefined ? [] : [`${dimension}=${filter[dimension]}`],
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- joining loses the form of the first
  return named.length === 0 ? 'all' : (named.join() as Scope);
}

export function filteredBy(filter: Filter): Dimension[] {
  return dimensions.filter((dimension) => filter[dimension] !== undefined);
}

export function isInCell(filter: Filter, cell: Cell): boolean {
  return filteredBy(filter).every((dimension) => cell[dimension] === filter[dimension]);
}
