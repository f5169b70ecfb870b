// What the best answers to a matter do that the worst do not: counts, and nobody's name.

/** What can be seen of an answer, in the order in which it is written. */
export const TRAITS = [
  'greets',
  'restates',
  'answers-first',
  'steps',
  'dated',
  'article',
  'next',
  'short',
  'in-time',
] as const;
export type Trait = (typeof TRAITS)[number];
export type AnswerTraits = Readonly<Record<Trait, boolean>>;

/** So many of so many answers. */
type Share = [count: number, all: number];
export type TraitContrast = { trait: Trait; best: Share; worst: Share };

/** Shares that differ by less than this differ by chance. */
const TELLING = 0.2;

/** Those that set the best answers apart, the most telling first. Nothing when either side is empty. */
export function contrast(best: readonly AnswerTraits[], worst: readonly AnswerTraits[]): TraitContrast[] {
  if (best.length === 0 || worst.length === 0) return [];
  return TRAITS.map((trait): TraitContrast => ({
    trait,
    best: shareOf(best, trait),
    worst: shareOf(worst, trait),
  }))
    .filter((one) => gapOf(one) >= TELLING)
    .toSorted((one, other) => gapOf(other) - gapOf(one));
}

function shareOf(answers: readonly AnswerTraits[], trait: Trait): Share {
  return [answers.filter((answer) => answer[trait]).length, answers.length];
}

function gapOf({ best: [good, best], worst: [bad, worst] }: TraitContrast): number {
  return good / best - bad / worst;
}
