// What happened to the messages of a group: the only ground on which something is proposed.
import type { ReviewMessage, Sign } from './review-types.ts';
import type { Weeks } from './weeks.ts';

/** Counts and shares of one group. */
export type Evidence = {
  /** This week, and in the weeks before it. */
  now: number;
  before: number;
  /** This week and the one before. */
  lately: number;
  /** Shares, between 0 and 1. */
  failing: number;
  reopened: number;
  signs: Readonly<Record<Sign, number>>;
  /** Median open minutes of those that people had to handle; 0 when none. */
  handledMinutes: number;
  /** The article most likely meant, by its place, and how likely it is on average. */
  article: number;
  nearness: number;
};

/** The help centre and the assistant did not settle it. */
export function isFailing({ outcome }: Pick<ReviewMessage, 'outcome'>): boolean {
  return outcome === 'handed_off' || outcome === 'reopened' || outcome === 'no_result';
}

export function evidenceOf(group: readonly ReviewMessage[], { monday, mondayBefore }: Weeks): Evidence {
  const share = (test: (message: ReviewMessage) => boolean) =>
    group.filter(test).length / Math.max(1, group.length);
  const now = group.filter(({ date }) => date >= monday).length;
  const { article, nearness } = nearestArticle(group);
  return {
    now,
    before: group.length - now,
    lately: group.filter(({ date }) => date >= mondayBefore).length,
    failing: share(isFailing),
    reopened: share(({ outcome }) => outcome === 'reopened'),
    signs: {
      breakage: share(({ signs }) => signs.has('breakage')),
      'has-read': share(({ signs }) => signs.has('has-read')),
      contradicted: share(({ signs }) => signs.has('contradicted')),
    },
    handledMinutes: handledMinutes(group),
    article,
    nearness,
  };
}

/** Half of what people handled took longer than this. */
export function handledMinutes(messages: readonly ReviewMessage[]): number {
  const times = messages
    .filter(({ outcome }) => outcome === 'handed_off' || outcome === 'reopened')
    .map(({ openMinutes }) => openMinutes)
    .toSorted((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? 0;
}

/** Which article the messages of a group are most likely about, and the chance of it. */
export function nearestArticle(group: readonly ReviewMessage[]): Pick<Evidence, 'article' | 'nearness'> {
  const chances = Array.from(
    group[0]?.articles ?? [],
    (_, at) => group.reduce((sum, { articles }) => sum + (articles[at] ?? 0) ** 2, 0) / group.length,
  );
  const nearness = Math.max(0, ...chances);
  return { article: chances.indexOf(nearness), nearness };
}
