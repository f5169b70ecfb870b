// The weekly review as a function: messages of some weeks in, groups and what each calls for out.
import { evidenceOf, type Evidence, handledMinutes } from './evidence.ts';
import { groupMessages } from './groups.ts';
import { groupName } from './name.ts';
import { proposalFor } from './propose.ts';
import type { ProposalKind, ReviewMessage } from './review-types.ts';
import { weekOf } from './weeks.ts';

type ReviewedGroup = {
  name: string;
  members: readonly ReviewMessage[];
  evidence: Evidence;
  proposal?: ProposalKind;
};

export type Review = { groups: ReviewedGroup[]; unplaced: readonly ReviewMessage[] };

/** The last week of the messages is the one under review. `isTelling` says which words may stand in a name. */
export function review(messages: readonly ReviewMessage[], isTelling: (word: string) => boolean): Review {
  const weeks = weekOf(messages.reduce((last, { date }) => (date > last ? date : last), '1970-01-01'));
  const usual = { handledMinutes: handledMinutes(messages) };
  const { groups, unplaced } = groupMessages(messages, weeks);
  return {
    groups: groups.map((members) => {
      const evidence = evidenceOf(members, weeks);
      const proposal = proposalFor(evidence, usual);
      const name = groupName(members, messages, isTelling);
      return { name, members, evidence, ...(proposal === undefined ? {} : { proposal }) };
    }),
    unplaced,
  };
}
