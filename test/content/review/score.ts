import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PROPOSALS, type ProposalKind } from '../../../domain/review/review-types.ts';
import type { MessageTopic } from '../../../content/review/review-messages.ts';

const Truth = z.object({
  topics: z.record(
    z.string(),
    z.object({
      article: z.string().nullable().default(null),
      planted: z.enum(PROPOSALS).nullable(),
      members: z.array(z.string()),
    }),
  ),
});

export type Found = { topic: string; planted: ProposalKind; isFound: boolean; isRight: boolean };

/** For each planted topic: 60 % of it in one group that is 70 % pure, and the right kind of proposal. */
export function plantedFound(file: URL, groups: readonly MessageTopic[]): Found[] {
  const { topics } = Truth.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(topics).flatMap(([topic, { planted, members, article }]) => {
    if (planted === null) return [];
    const own = new Set(members);
    const shared = (group: MessageTopic) => group.members.filter((id) => own.has(id)).length;
    const best = groups.toSorted((one, other) => shared(other) - shared(one))[0];
    if (!best) return [];
    const isFound = shared(best) >= 0.6 * members.length && shared(best) >= 0.7 * best.members.length;
    const isRight = best.proposal === planted && (planted !== 'fix_article' || best.article === article);
    return [{ topic, planted, isFound, isRight: isFound && isRight }];
  });
}

/** Proposals on groups of which no planted topic makes up half. */
export function falseProposals(file: URL, groups: readonly MessageTopic[]): string[] {
  const { topics } = Truth.parse(JSON.parse(readFileSync(file, 'utf8')));
  const planted = Object.values(topics)
    .filter((topic) => topic.planted !== null)
    .map(({ members }) => new Set(members));
  return groups
    .filter(({ proposal }) => proposal !== null)
    .filter(({ members }) =>
      planted.every((own) => members.filter((id) => own.has(id)).length < members.length / 2),
    )
    .map(({ name }) => name);
}
