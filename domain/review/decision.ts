import { DAY } from '../durations.ts';

/** What becomes of a proposal: people decide, or it passes by itself. */
export type ProposalState = 'open' | 'accepted' | 'refused' | 'expired';

/** Nobody wanted to decide it for so long: the matter, if it lasts, is proposed again. */
export const EXPIRES_AFTER = 28 * DAY;
