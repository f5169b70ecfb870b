// What a complaint teaches, as a register of complaints asks for it (ISO 10002): chosen from lists, so that nobody's words stand there.

/** What whoever complains wants. */
export const remedies = ['explanation', 'apology', 'correction', 'refund', 'compensation', 'none'] as const;
/** What it comes from, as found. */
export const causes = [
  'delay',
  'our-error',
  'information',
  'product',
  'partner',
  'behaviour',
  'misunderstanding',
  'unfounded',
] as const;
/** What was done so that it does not happen again. */
export const corrections = [
  'corrected',
  'instructions',
  'training',
  'product-change',
  'partner-asked',
  'none-needed',
] as const;

export type Remedy = (typeof remedies)[number];
export type Cause = (typeof causes)[number];
export type Correction = (typeof corrections)[number];

/** Null where nobody has said yet. `by`: an agent's id. */
export type ComplaintFollowUp = {
  remedy: Remedy | null;
  cause: Cause | null;
  correction: Correction | null;
  by: string;
  at: number;
};

/** What each line of the register must end up saying. */
export const followUpParts = ['remedy', 'cause', 'correction'] as const;
export type FollowUpPart = (typeof followUpParts)[number];

/** What is still to be said. Of an open complaint only what is sought: the rest is known once it is resolved. */
export function missingParts(
  followUp: Pick<ComplaintFollowUp, FollowUpPart> | undefined,
  { isResolved }: { isResolved: boolean },
): FollowUpPart[] {
  const due = isResolved ? followUpParts : (['remedy'] as const);
  return due.filter((part) => (followUp?.[part] ?? null) === null);
}
