// Of the passages that were weighed: which are quoted together, and which are worth asking about.
import { asksFor } from './kinds.ts';
import type { Likely } from './ranker.ts';
import type { SearchIndex } from './search-index.ts';

/** Two more passages are quoted when they are at least this likely beside the first. */
const RIVAL = 0.1;
/** From here on one passage is enough. */
const CLEAR = 0.85;
/** A passage that tells what the first does not: likely enough to be said with it. */
const COMPLEMENT = 0.08;
/** What is this likely beside the first may as well be meant. */
const AS_LIKELY = 0.5;

/** The first, and with it what tells what it leaves out, or what may as well be meant. */
export function choose({ traits }: SearchIndex, order: readonly Likely[], text: string): Likely[] {
  const [first] = order;
  if (!first) return [];
  const missing = asksFor(text).filter((kind) => !traits[first.at]?.held.has(kind));
  const complement = order
    .slice(1, 6)
    .find(
      ({ at, chance }) =>
        missing.length > 0 && chance >= COMPLEMENT && missing.every((kind) => traits[at]?.held.has(kind)),
    );
  const rivals =
    first.chance >= CLEAR ? [] : order.slice(1).filter(({ chance }) => chance >= RIVAL * first.chance);
  const [second = rivals[0]] = [complement];
  const third = rivals.find((rival) => rival !== second);
  return [first, second, third].filter((one) => one !== undefined);
}

/** The first, and what may as well be meant. */
export function rivalsIn(order: readonly Likely[]): Likely[] {
  const least = AS_LIKELY * (order[0]?.chance ?? 0);
  return order.filter(({ chance }) => chance >= least);
}
