import type { ReviewMessage } from './review-types.ts';

const WORDS = 4;
/** What only one person wrote may be somebody's name. */
const FEWEST = 2;

/**
 * Words of the people themselves, those that tell this group from the others first. Never a word that one message alone
 * holds.
 */
export function groupName(
  group: readonly ReviewMessage[],
  all: readonly ReviewMessage[],
  isTelling: (word: string) => boolean,
): string {
  const here = usesOf(group);
  const everywhere = usesOf(all);
  const rate = (word: string, uses: number) =>
    (uses / group.length) * Math.log((all.length + 1) / (everywhere.get(word) ?? 1));
  return [...here]
    .filter(([word, uses]) => uses >= FEWEST && isTelling(word))
    .map(([word, uses]) => ({ word, rate: rate(word, uses) }))
    .toSorted((one, other) => other.rate - one.rate || (one.word < other.word ? -1 : 1))
    .slice(0, WORDS)
    .map(({ word }) => word)
    .join(' · ');
}

function usesOf(messages: readonly ReviewMessage[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const word of messages.flatMap(({ words }) => words)) uses.set(word, (uses.get(word) ?? 0) + 1);
  return uses;
}
