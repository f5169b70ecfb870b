import { DAY } from '../durations.ts';

/** What becomes of a proposal: people decide, or it passes by itself. */
export type ProposalState = 'open' | 'accepted' | 'refused' | 'expired';

/** Nobody wanted to decide it for so long: the matter, if it lasts, is proposed again. */
export const EXPIRES_AFTER = 28 * DAY;

/** How an accepted one ends, once its effect was seen: it stays, is done otherwise, or is undone. */
export const ENDINGS = ['kept', 'corrected', 'rolled_back'] as const;
export type Ending = (typeof ENDINGS)[number];

/**
 * So many proposals a week at most, those that cost the most time first. To read one, open its questions and decide takes
 * about a quarter of an hour; an action takes days: more would be refused unread. What is left out comes back if it lasts.
 */
export const WEEKLY = 7;

/** What was decided lately is not proposed again when this share of its questions was already in that proposal. */
export const SAME = 0.5;
