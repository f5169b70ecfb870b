// Of the passages that were weighed: which are quoted together, and which are worth asking about.
import { asksFor } from './kinds.ts';
import type { Likely } from './ranker.ts';
import type { SearchIndex } from './search-index.ts';

/** More passages are quoted when they are at least this likely beside the first. */
const RIVAL = 0.2;
/** From here on one passage is enough; below the second limit, three may be. */
const [CLEAR, HALF_CLEAR] = [0.85, 0.5];
/** A passage that tells what the first does not: likely enough to be said with it. */
const COMPLEMENT = 0.08;
/** What is this likely beside the first is worth asking about. */
const WORTH_ASKING = 0.2;
/** With more than this as likely, a question back would be a guess. */
const MOST_RIVALS = 5;

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
  if (!second) return [first];
  return third && first.chance < HALF_CLEAR ? [first, second, third] : [first, second];
}

/** What is nearly as likely as the first; nothing where a question back would be a guess. */
export function rivalsIn(order: readonly Likely[]): Likely[] {
  const least = WORTH_ASKING * (order[0]?.chance ?? 0);
  const rivals = order.filter(({ chance }) => chance >= least);
  return rivals.length > MOST_RIVALS ? [] : rivals;
}
