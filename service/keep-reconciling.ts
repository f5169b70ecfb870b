import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { engineCensus } from '../intake/engine-census.ts';
import { alertsBy } from './alerts-by.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { reconcileQuestions } from './reconcile-questions.ts';

const EVERY_MS = 60_000;

/** Reconciles until `stop`, which waits for the round under way. Several copies may: each finds the same. */
export function keepReconciling(parts: Container, client: Client): RunningPart {
  const ending = new AbortController();
  const rounds = repeatReconciliation(parts, client, ending.signal);
  return {
    name: 'reconciliation',
    ended: new Promise(() => {}),
    stop: () => {
      ending.abort();
      return rounds;
    },
  };
}

async function repeatReconciliation(parts: Container, client: Client, ending: AbortSignal): Promise<void> {
  const { store, log } = parts;
  const raise = alertsBy(parts);
  const reconciling = {
    store,
    engine: engineCensus(client),
    alert: ({ question, at }: { question: string; at: number }) =>
      raise({ question, to: 'supervisor', reason: 'stuck', at }),
    now: Date.now,
  };
  const logFailure = (error: unknown) =>
    log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'questions not reconciled');
  while (!ending.aborted) {
    await pause(EVERY_MS, undefined, { signal: ending }).catch(() => {});
    if (!ending.aborted) await reconcileQuestions(reconciling).catch(logFailure);
  }
}
