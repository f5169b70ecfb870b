// What a period was, for whoever asks how another would be: receipts, how many messages each took, and who was there.
import { and, gte, lt } from 'drizzle-orm';
import { weekdayRank } from '../domain/calendar-dates.ts';
import { dayOf, hourOf, startOfDay } from '../domain/indicators/civil-days.ts';
import { figuresOf } from '../domain/indicators/figures.ts';
import type { QuestionFacts } from '../domain/indicators/facts.ts';
import { contributionsOf } from '../domain/indicators/contributions.ts';
import { tallyOf } from '../domain/indicators/tally.ts';
import { refreshFacts } from './question-facts.ts';
import { questionFacts } from './indicator-schema.ts';
import type { Store } from './open-store.ts';
import type { DayRange } from './tallies.ts';

export type LivedPeriod = {
  from: number;
  to: number;
  /** `touches` is 0 where no human was needed. */
  received: { at: number; touches: number }[];
  /** Agents who wrote in that hour, on an average day of that weekday, rounded up; Monday first. */
  staffing: number[][];
  /** Shares of first replies and resolutions in time, of those questions. */
  first: number | undefined;
  resolved: number | undefined;
};

/** Of support alone: the medical team has its own ways. @param now epoch ms */
export async function livedPeriod(store: Store, { from, to }: DayRange, now: number): Promise<LivedPeriod> {
  await refreshFacts(store);
  const { receivedAt } = questionFacts;
  const rows = await store.db
    .select({ facts: questionFacts.facts })
    .from(questionFacts)
    .where(and(gte(receivedAt, startOfDay(from)), lt(receivedAt, startOfDay(to))));
  const facts = rows
    .map((row) => row.facts)
    .filter(({ team, automated }) => team === 'support' && !automated);
  const figures = figuresOf(tallyOf(facts.flatMap((one) => contributionsOf(one, now))));
  const share = (id: 'first-response-in-target' | 'resolution-in-target') => {
    const figure = figures[id];
    return figure.kind === 'rate' ? figure.share : undefined;
  };
  return {
    from: startOfDay(from),
    to: startOfDay(to),
    received: facts.map(({ receivedAt: at, handedOff, replies }) => ({
      at,
      touches: handedOff ? Math.max(1, replies.length) : 0,
    })),
    staffing: staffingOf(facts, to - from),
    first: share('first-response-in-target'),
    resolved: share('resolution-in-target'),
  };
}

function staffingOf(facts: readonly QuestionFacts[], days: number): number[][] {
  const seen = new Set(
    facts.flatMap(({ replies }) => replies.map(({ at, agent }) => `${dayOf(at)} ${hourOf(at)} ${agent}`)),
  );
  const staffing = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const one of seen) {
    const [day = 0, hour = 0] = one.split(' ').map(Number);
    const hours = staffing[weekdayRank(day)];
    if (hours) hours[hour] = (hours[hour] ?? 0) + 1;
  }
  const weeks = Math.max(1, days / 7);
  return staffing.map((hours) => hours.map((agents) => Math.ceil(agents / weeks - 0.001)));
}
