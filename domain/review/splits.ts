// Matters that share an article with others and are still their own: what began lately, and what is broken.
import { isFailing } from './evidence.ts';
import type { ReviewMessage } from './review-types.ts';
import type { Weeks } from './weeks.ts';

type Split = [apart: ReviewMessage[], others: ReviewMessage[]];

/** Reports of breakage are a matter of their own when there are this many, and most end badly, unlike the others. */
const BREAKAGE = { fewest: 4, failing: 0.6, difference: 0.3 };
/** What holds one word is news when it is most of the group, came in the last two weeks, and the others no more than ever. */
const NEWS = { fewest: 5, others: 3, share: 0.4, lately: 0.8, othersLately: 0.3 };

/** "How do I export?" is the article's; "the export is empty" is the product's. */
export function splitBreakage(group: ReviewMessage[]): ReviewMessage[][] {
  const [broken, others] = partGroup(group, ({ signs }) => signs.has('breakage'));
  const failing = shareOf(broken, isFailing);
  const isApart =
    broken.length >= BREAKAGE.fewest &&
    others.length >= BREAKAGE.fewest &&
    failing >= BREAKAGE.failing &&
    failing - shareOf(others, isFailing) >= BREAKAGE.difference;
  return isApart ? [broken, others] : [group];
}

/** A webinar announced last week, out of a year's questions on training courses. */
export function splitNews(group: ReviewMessage[], { mondayBefore }: Weeks): ReviewMessage[][] {
  const isLate = ({ date }: ReviewMessage) => date >= mondayBefore;
  const terms = [...new Set(group.flatMap(({ terms: held }) => [...held.keys()]))].toSorted();
  const found = terms
    .map((term) => partGroup(group, ({ terms: held }) => held.has(term)))
    .filter(([news, others]) => isNews(news, others, isLate))
    .toSorted(([one], [other]) => other.length - one.length)[0];
  return found ?? [group];
}

function isNews(
  news: readonly ReviewMessage[],
  others: readonly ReviewMessage[],
  isLate: (message: ReviewMessage) => boolean,
): boolean {
  return (
    news.length >= Math.max(NEWS.fewest, NEWS.share * (news.length + others.length)) &&
    others.length >= NEWS.others &&
    shareOf(news, isLate) >= NEWS.lately &&
    shareOf(others, isLate) <= NEWS.othersLately
  );
}

function partGroup(group: readonly ReviewMessage[], test: (message: ReviewMessage) => boolean): Split {
  return [group.filter(test), group.filter((message) => !test(message))];
}

function shareOf(messages: readonly ReviewMessage[], test: (message: ReviewMessage) => boolean): number {
  return messages.filter(test).length / Math.max(1, messages.length);
}
