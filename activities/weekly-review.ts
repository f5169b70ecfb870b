import type { Follow, Request, ReviewReport, MessageTopic } from '../content/review/review-messages.ts';
import { civilDate } from '../domain/calendar-dates.ts';
import { DAY } from '../domain/durations.ts';
import { dayOf, startOfDay } from '../domain/indicators/civil-days.ts';
import { chosen } from '../domain/review/choose.ts';
import { effectOf, observed } from '../domain/indicators/effect.ts';
import { trendOf } from '../domain/review/trend.ts';
import { weekOf } from '../domain/review/weeks.ts';
import type { Store } from '../store/open-store.ts';
import { isQuestion, ordinaryFacts, requestsBetween } from '../store/review-requests.ts';
import {
  expireProposals,
  keepEffect,
  keepReview,
  type NewProposal,
  questionsProposed,
  unmeasured,
} from '../store/reviews.ts';
import type { Vault } from '../store/vault.ts';

/** What the weekly run asks of the outside. Safe to repeat: the first review of a week stands. */
export type ReviewActivities = {
  /** Reviews the week that ended before `now`, with the five before it; gives counts alone. */
  reviewWeek(asked: { now: number }): Promise<{ requests: number; proposals: number; expired: number }>;
  /** Measures the effect of what was due four weeks ago; gives how many. */
  measureEffects(asked: { now: number }): Promise<number>;
};

type Parts = {
  store: Store;
  vault: Vault;
  /** Groups and proposes, on a thread of its own. */
  review: (requests: readonly Request[]) => Promise<ReviewReport>;
  follow: (...asked: Parameters<Follow>) => Promise<string[][]>;
};

const WEEKS = 6;

export function reviewActivities(parts: Parts): ReviewActivities {
  const { store, vault, review } = parts;
  return {
    async reviewWeek({ now }) {
      const today = weekOf(civilDate(dayOf(now)));
      const week = weekOf(today.mondayBefore);
      const end = dayOf(now) - daysSince(today.monday, now);
      const period = { from: startOfDay(end - WEEKS * 7), to: startOfDay(end) };
      const requests = await requestsBetween({ store, vault }, period);
      const { groups } = await review(requests);
      const called = groups.flatMap((group) => proposalOf(group, requests, week));
      const before = await questionsProposed(store, now - WEEKS * 7 * DAY);
      const { chosen: proposals, left } = chosen(called, before);
      const kept = {
        week: week.monday,
        at: now,
        requests: requests.length,
        groups: groups.length,
        left,
        proposals,
      };
      await keepReview({ store, vault }, kept);
      const expired = await expireProposals(store, now);
      return { requests: requests.length, proposals: proposals.length, expired };
    },
    async measureEffects({ now }) {
      const due = (await unmeasured(store)).filter(({ after }) => after.to <= now);
      for (const action of due) await keepEffect(store, action.id, await effectIn(action, parts));
      return due.length;
    },
  };
}

type Action = Awaited<ReturnType<typeof unmeasured>>[number];

/** Read from one end to the other at once: what is about the matter is told by the same words on both sides. */
async function effectIn({ questions, before, after }: Action, { store, vault, follow }: Parts) {
  const whole = { from: before.from, to: after.to };
  const requests = await requestsBetween({ store, vault }, whole);
  const [about = []] = await follow(requests, [questions]);
  const facts = await ordinaryFacts(store, whole);
  const ids = new Set(about);
  const readPeriod = ({ from, to }: typeof whole) => {
    const within = facts.filter(({ receivedAt }) => receivedAt >= from && receivedAt < to);
    return observed(
      within.filter(({ reference }) => ids.has(reference)),
      within.length,
    );
  };
  return effectOf(readPeriod(before), readPeriod(after));
}

function daysSince(monday: string, now: number): number {
  return Math.round((Date.parse(civilDate(dayOf(now))) - Date.parse(monday)) / DAY);
}

function proposalOf(
  { proposal, members, name, article, section, evidence }: MessageTopic,
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
  const { now, before } = evidence;
  return [{ kind: proposal, name, article, section, now, before, trend, openMinutes, evidence, questions }];
}
