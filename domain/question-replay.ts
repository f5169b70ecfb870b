// What a replay of a question's history found, with the store's journal beside it.
import type { JournalEvent } from './journal.ts';

/**
 * `agrees`: ended, and decided again as stored. `open`: so far, and more is to come. `diverges`: today's code, or a hand on the
 * history, says otherwise. `rewritten`: the history agrees with the code, and the store says otherwise. `truncated`: events are
 * missing. `erased`: the words and what was read in them are destroyed, the history with them. `absent`: nobody has it any more.
 */
export const replayVerdicts = [
  'agrees',
  'open',
  'diverges',
  'rewritten',
  'truncated',
  'unreadable',
  'erased',
  'absent',
] as const;
export type ReplayVerdict = (typeof replayVerdicts)[number];

/** One event, as the store keeps it and as it is decided now; one of the two may be missing. */
export type ReplayedLine = { seq: number; stored?: JournalEvent; replayed?: JournalEvent; same: boolean };

export type QuestionReplay = {
  verdict: ReplayVerdict;
  /** Where the history was found. */
  from: 'engine' | 'archive' | 'nowhere';
  /** Runs that were replayed, the first one first, with what was found in each. */
  runs: { verdict: ReplayVerdict; compared: number; shifted?: number; detail?: string }[];
  lines: ReplayedLine[];
};
