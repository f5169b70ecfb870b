// Facts of the questions whose journal went on, or that had none yet, then days added up, and figures made of the periods that
// pilotage opens with, ahead of whoever looks.
import { dayOf } from '../domain/indicators/civil-days.ts';
import { monthsUpTo, rangesOf, weeksUpTo } from '../domain/indicators/periods.ts';
import { MINUTE } from '../domain/durations.ts';
import { markMissing, refreshFacts } from '../store/question-facts.ts';
import { indicatorTrend } from '../store/indicator-report.ts';
import type { Store } from '../store/open-store.ts';
import { refreshDays } from '../store/tallies.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { failureLog, keepRounds } from './keep-rounds.ts';

/** Questions whose facts are made in one go, and days looked back at each minute: more than three years. */
const BATCH = 100;
const DAYS = 1_200;

export function keepIndicators({
  clock,
  store,
  log,
}: Pick<Container, 'clock' | 'store' | 'log'>): RunningPart {
  const logFailure = failureLog(log, 'figures not added up yet');
  let areAllMarked = false;
  return keepRounds('indicators', async (ending) => {
    // Once: every journal is looked at, and what is written since marks itself.
    const look = async () => {
      areAllMarked ||= await markAll(store, ending);
      await round(store, clock.now, ending);
    };
    await look().catch(logFailure);
    return MINUTE;
  });
}

/** Whether it came to the end. */
async function markAll(store: Store, ending: AbortSignal): Promise<boolean> {
  while (!ending.aborted) {
    const marked = await markMissing(store, BATCH);
    await refreshFacts(store);
    if (marked < BATCH) return true;
  }
  return false;
}

async function round(store: Store, now: () => number, ending: AbortSignal): Promise<void> {
  await refreshFacts(store);
  const today = dayOf(now());
  for (let day = today; day > today - DAYS && !ending.aborted; day -= WEEK)
    await refreshDays(store, { from: day - WEEK + 1, to: day + 1 }, now());
  for (const periodsUpTo of [monthsUpTo, weeksUpTo])
    if (!ending.aborted) await indicatorTrend(store, rangesOf(periodsUpTo(undefined, now())), { now: now() });
}

const WEEK = 7;
