// Whether an accepted proposal changed anything: the same shares of its topic before it was accepted and once it was due.
import { DAY } from '../durations.ts';
import type { QuestionFacts } from './facts.ts';
import { wilson, type Interval } from './statistics.ts';

/** Four weeks on either side: whole weeks, so that weekends weigh the same. */
export const WINDOW = 28 * DAY;

/** Counts of one window. `all` is what the house received, `about` what was about the topic. */
export type Observed = {
  all: number;
  about: number;
  /** Resolved without a message of a person. */
  byAssistant: number;
  rated: number;
  /** Rated 4 or 5. */
  satisfied: number;
};

export type Change = {
  before: number | undefined;
  after: number | undefined;
  /** Of the difference after less before, at 95 %; undefined when one side has nothing to count. */
  difference?: Interval;
};

/** Each a share between 0 and 1: how much is asked, how much of it the assistant settles, how many are content. */
export type Effect = { contact: Change; assistant: Change; satisfaction: Change };

export function observed(about: readonly QuestionFacts[], all: number): Observed {
  const settled = about.filter(({ resolutions, handedOff }) => resolutions.length > 0 && !handedOff);
  const scores = about.flatMap(({ rating }) => (rating === undefined ? [] : [rating.score]));
  return {
    all,
    about: about.length,
    byAssistant: settled.length,
    rated: scores.length,
    satisfied: scores.filter((score) => score >= 4).length,
  };
}

export function effectOf(before: Observed, after: Observed): Effect {
  return {
    contact: change([before.about, before.all], [after.about, after.all]),
    assistant: change([before.byAssistant, before.about], [after.byAssistant, after.about]),
    satisfaction: change([before.satisfied, before.rated], [after.satisfied, after.rated]),
  };
}

type Part = readonly [met: number, all: number];

/** Newcombe's interval of a difference, from Wilson's of each share: it holds for few and for none. */
function change(before: Part, after: Part): Change {
  const [was, is] = [share(before), share(after)];
  if (was === undefined || is === undefined) return { before: was, after: is };
  const [old, now] = [wilson(...before), wilson(...after)];
  return {
    before: was,
    after: is,
    difference: {
      low: is - was - Math.hypot(is - now.low, old.high - was),
      high: is - was + Math.hypot(now.high - is, was - old.low),
    },
  };
}

function share([met, all]: Part): number | undefined {
  return all === 0 ? undefined : met / all;
}

/** The two windows of an action, epoch ms. `after` may still be running, or not have begun. */
export function windowsOf({ decidedAt, due }: { decidedAt: number; due: number }) {
  const done = Math.max(decidedAt, due);
  return {
    before: { from: decidedAt - WINDOW, to: decidedAt },
    after: { from: done, to: done + WINDOW },
  };
}
