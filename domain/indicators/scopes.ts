// By what figures may be split. One dimension at a time: two would soon name somebody.
import type { Contribution } from './contributions.ts';
import type { QuestionFacts } from './facts.ts';

export const dimensions = ['route', 'topic', 'channel', 'role', 'team'] as const;
export type Dimension = (typeof dimensions)[number];

/** `all`, `route=complaint`, `agent=lea`. An agent's own is for them and for supervisors, and is never set beside another's. */
export type Scope = 'all' | `${Dimension | 'agent'}=${string}`;

/** Groups of fewer questions than that are shown together: they could name a person. */
const SMALL_GROUP = 5;

/** All that a contribution counts in. */
export function scopesOf(facts: QuestionFacts, { agent }: Contribution): Scope[] {
  const split = dimensions.map((dimension): Scope => `${dimension}=${valueIn(facts, dimension)}`);
  return ['all', ...split, ...(agent === undefined ? [] : [`agent=${agent}` as const])];
}

/** '-' where there is none: not qualified, or a matter without a topic. */
function valueIn(facts: QuestionFacts, dimension: Dimension): string {
  return facts[dimension] ?? '-';
}

export type Group<T> = { values: string[]; questions: number; of: T[] };

/**
 * Groups of the same question, the largest first; those too small to be shown are one, with the smallest of the others
 * when even that one is small, or the total would tell what is not shown.
 */
export function mergeSmall<T>(groups: readonly { value: string; questions: number; of: T }[]): Group<T>[] {
  const sorted = groups
    .filter(({ questions }) => questions > 0)
    .toSorted((a, b) => b.questions - a.questions || (a.value < b.value ? -1 : 1))
    .map(({ value, questions, of }): Group<T> => ({ values: [value], questions, of: [of] }));
  const shown = sorted.filter(({ questions }) => questions >= SMALL_GROUP);
  const small = sorted.filter(({ questions }) => questions < SMALL_GROUP);
  if (small.length === 0) return shown;
  const count = small.reduce((sum, { questions }) => sum + questions, 0);
  const joined = count < SMALL_GROUP || small.length === 1 ? shown.splice(-1) : [];
  return [...shown, joinOf([...joined, ...small])];
}

function joinOf<T>(groups: readonly Group<T>[]): Group<T> {
  return {
    values: groups.flatMap(({ values }) => values),
    questions: groups.reduce((sum, { questions }) => sum + questions, 0),
    of: groups.flatMap(({ of }) => of),
  };
}
