import type { Records } from './records.ts';

/** How many things a rule was held against, and a sentence for each that breaks it. */
export type Verdict = { rule: string; looked: number; broken: string[] };
export type Rule = (records: Records) => Verdict;

export function verdict<T>(
  rule: string,
  all: readonly T[],
  wrongWith: (one: T) => string | undefined,
): Verdict {
  return { rule, looked: all.length, broken: all.flatMap((one) => wrongWith(one) ?? []) };
}

export const allEvents = ({ journals }: Records) =>
  [...journals].flatMap(([question, events]) => events.map((event) => ({ question, event })));
