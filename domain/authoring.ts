// What becomes of an article that is written on the desk, and who may do what with it.

/** Of its newest revision. A published one may be written anew: what readers have stays until the next is published. */
export const articleStates = ['draft', 'in-review', 'planned', 'published', 'expired'] as const;
export type ArticleState = (typeof articleStates)[number];

export type ArticleMove = 'submit' | 'return' | 'publish' | 'withdraw';

export type ArticleEventType =
  | 'written'
  | 'submitted'
  | 'returned'
  | 'planned'
  | 'published'
  | 'publication-failed'
  | 'withdrawn'
  | 'withdrawal-failed'
  | 'replaced-by-file';

type Standing = {
  state: ArticleState;
  /** Who wrote the newest revision, and who asked for its review. */
  writtenBy: string;
  submittedBy: string | null;
  /** The address at which readers have it. */
  liveSlug: string | null;
};

const from: Record<ArticleMove, readonly ArticleState[]> = {
  submit: ['draft', 'expired'],
  return: ['in-review', 'planned'],
  publish: ['in-review'],
  withdraw: articleStates,
};

/**
 * Why somebody may not do that now; undefined when they may.
 * @param alone whether, in this house, who wrote an article may publish it too
 */
export function moveRefused(
  move: ArticleMove,
  { state, writtenBy, submittedBy, liveSlug }: Standing,
  { by, alone }: { by: string; alone: boolean },
): 'not-now' | 'needs-another' | undefined {
  if (!from[move].includes(state)) return 'not-now';
  if (move === 'withdraw' && liveSlug === null) return 'not-now';
  const isOwn = by === writtenBy || by === submittedBy;
  return move === 'publish' && isOwn && !alone ? 'needs-another' : undefined;
}
