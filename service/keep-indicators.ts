// Facts of the questions whose journal went on, or that had none yet, then days added up, and figures made of the periods that
// pilotage opens with, ahead of whoever looks.
import { setTimeout as pause } from 'node:timers/promises';
import { dayOf } from '../domain/indicators/civil-days.ts';
import { MINUTE } from '../domain/durations.ts';
import { markMissing, refreshFacts } from '../store/facts.ts';
import { indicatorTrend } from '../store/indicator-report.ts';
import { refreshDays } from '../store/tallies.ts';
import { chosenPeriod, rangesOf } from '../web/desk/pilotage/periods.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';

/** Questions whose facts are made in one go, and days looked back at each minute: more than three years. */
const BATCH = 100;
const DAYS = 1_200;

type Parts = Pick<Container, 'store' | 'log'>;

/** Goes on until `stop`, which waits for what is under way. */
export function keepIndicators(parts: Parts): RunningPart {
  const ending = new AbortController();
  const rounds = keep(parts, ending.signal);
  return {
    name: 'indicators',
    ended: new Promise(() => {}),
    stop: () => {
      ending.abort();
      return rounds;
    },
  };
}

async function keep({ store, log }: Parts, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    await round({ store }, ending).catch((error: unknown) =>
      log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'figures not added up yet'),
    );
    await pause(MINUTE, undefined, { signal: ending }).catch(() => {});
  }
}

async function round({ store }: Pick<Parts, 'store'>, ending: AbortSignal): Promise<void> {
  let marked = BATCH;
  while (!ending.aborted && marked === BATCH) {
    marked = await markMissing(store, BATCH);
    await refreshFacts(store);
  }
  const today = dayOf(Date.now());
  for (let day = today; day > today - DAYS && !ending.aborted; day -= WEEK)
    await refreshDays(store, { from: day - WEEK + 1, to: day + 1 }, Date.now());
  for (const kind of ['mois', 'semaine'] as const)
    if (!ending.aborted)
      await indicatorTrend(store, rangesOf(chosenPeriod(kind, undefined, Date.now())), { now: Date.now() });
}

const WEEK = 7;
