// Messages by what they are about: groups are joined while they are near, then each message goes where it is nearest.
import { linkage } from './linkage.ts';
import { similarities, type Similarities } from './similarity.ts';
import type { ReviewMessage } from './review-types.ts';
import { nearestArticle } from './evidence.ts';
import { splitBreakage, splitNews } from './splits.ts';
import type { Weeks } from './weeks.ts';

export type Grouping = { groups: ReviewMessage[][]; unplaced: ReviewMessage[] };

/** Fewer people than this are no topic. */
const FEWEST = 3;
/** Average similarity at which groups are joined, one message belongs to a group, and two of one article are the same. */
export const LEAST = { group: 0.29, member: 0.2, union: 0.2 };
/** Average chance of an article from which two groups may be one. */
const SAME_ARTICLE = 0.34;
/** Joining is final, so that early mistakes stay: each message chooses again, so many times. */
const ROUNDS = 2;
/** The same groups in whatever order the messages come. */
export function groupMessages(messages: readonly ReviewMessage[], weeks: Weeks): Grouping {
  const ordered = messages.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const near = similarities(ordered);
  const groups = settleGroups(near);
  const placed = new Set(groups.flat());
  return {
    groups: joinGroups(groups, ordered, near)
      .map((places) => places.flatMap((at) => ordered[at] ?? []))
      .flatMap((group) => splitNews(group, weeks))
      .flatMap(splitBreakage)
      .toSorted((one, other) => other.length - one.length),
    unplaced: ordered.filter((_, at) => !placed.has(at)),
  };
}

function settleGroups(near: Similarities): number[][] {
  let groups = linkage(near, LEAST.group).filter(isTopic);
  for (let round = 0; round < ROUNDS; round += 1) groups = chooseAgain(groups, near);
  return groups;
}

function isTopic(group: readonly unknown[]): boolean {
  return group.length >= FEWEST;
}

function chooseAgain(groups: readonly number[][], near: Similarities): number[][] {
  const chosen = Array.from({ length: near.size }, (_, at) => nearestGroup(at, groups, near));
  return groups.map((_, nth) => chosen.flatMap((group, at) => (group === nth ? [at] : []))).filter(isTopic);
}

function nearestGroup(
  at: number,
  groups: readonly number[][],
  { size, values }: Similarities,
): number | undefined {
  let found: number | undefined;
  let most = LEAST.member;
  groups.forEach((group, nth) => {
    const others = group.filter((other) => other !== at);
    const sum = others.reduce((total, other) => total + (values[at * size + other] ?? 0), 0);
    if (others.length > 0 && sum / others.length > most) {
      most = sum / others.length;
      found = nth;
    }
  });
  return found;
}

/** Groups that are far from each other in words, and for which the help centre knows the same article, are one matter. */
function joinGroups(
  groups: readonly number[][],
  messages: readonly ReviewMessage[],
  near: Similarities,
): number[][] {
  const articles = groups.map((group) => nearestArticle(group.flatMap((at) => messages[at] ?? [])));
  const joined: number[][] = [];
  const at = new Map<number, number>();
  groups.forEach((group, nth) => {
    const { article = -1, nearness = 0 } = articles[nth] ?? {};
    const known = nearness >= SAME_ARTICLE ? at.get(article) : undefined;
    const other = known === undefined ? undefined : joined[known];
    if (known !== undefined && other && average(group, other, near) >= LEAST.union) {
      joined[known] = [...other, ...group].toSorted((one, next) => one - next);
      return;
    }
    if (nearness >= SAME_ARTICLE && !at.has(article)) at.set(article, joined.length);
    joined.push(group);
  });
  return joined;
}

function average(group: readonly number[], other: readonly number[], { size, values }: Similarities): number {
  const sum = group.reduce(
    (total, one) => total + other.reduce((part, next) => part + (values[one * size + next] ?? 0), 0),
    0,
  );
  return sum / (group.length * other.length);
}
