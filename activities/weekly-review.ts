import type { Request, ReviewReport, Topic } from '../content/review/review-messages.ts';
import { civilDate } from '../domain/calendar-dates.ts';
import { dayOf, startOfDay } from '../domain/indicators/civil-days.ts';
import { trendOf } from '../domain/review/trend.ts';
import { weekOf } from '../domain/review/weeks.ts';
import type { Store } from '../store/open-store.ts';
import { isQuestion, requestsBetween } from '../store/review-requests.ts';
import { expireProposals, keepReview, type NewProposal } from '../store/reviews.ts';
import type { Vault } from '../store/vault.ts';

/** What the weekly run asks of the outside. Safe to repeat: the first review of a week stands. */
export type ReviewActivities = {
  /** Reviews the week that ended before `now`, with the five before it; gives counts alone. */
  reviewWeek(asked: { now: number }): Promise<{ requests: number; proposals: number; expired: number }>;
};

type Parts = {
  store: Store;
  vault: Vault;
  /** Groups and proposes, on a thread of its own. */
  review: (requests: readonly Request[]) => Promise<ReviewReport>;
};

const WEEKS = 6;

export function reviewActivities({ store, vault, review }: Parts): ReviewActivities {
  return {
    async reviewWeek({ now }) {
      const today = weekOf(civilDate(dayOf(now)));
      const week = weekOf(today.mondayBefore);
      const end = dayOf(now) - daysSince(today.monday, now);
      const period = { from: startOfDay(end - WEEKS * 7), to: startOfDay(end) };
      const requests = await requestsBetween({ store, vault }, period);
      const { groups } = await review(requests);
      const proposals = groups.flatMap((group) => proposalOf(group, requests, week));
      const kept = {
        week: week.monday,
        at: now,
        requests: requests.length,
        groups: groups.length,
        proposals,
      };
      await keepReview({ store, vault }, kept);
      const expired = await expireProposals(store, now);
      return { requests: requests.length, proposals: proposals.length, expired };
    },
  };
}

function daysSince(monday: string, now: number): number {
  return Math.round((Date.parse(civilDate(dayOf(now))) - Date.parse(monday)) / 86_400_000);
}

function proposalOf(
  { proposal, members, name, article, section, evidence: { now, before } }: Topic,
  requests: readonly Request[],
  week: ReturnType<typeof weekOf>,
): NewProposal[] {
  if (proposal === null) return [];
  const within = new Set(members);
  const told = requests.filter(({ id }) => within.has(id));
  const trend = trendOf(
    told.map(({ date }) => date),
    week,
  );
  const openMinutes = told.reduce((sum, one) => sum + one.openMinutes, 0);
  const questions = members.filter(isQuestion);
  return [{ kind: proposal, name, article, section, now, before, trend, openMinutes, questions }];
}
