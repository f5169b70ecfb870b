import type { Client } from '@temporalio/client';
import { engineCensus } from '../intake/engine-census.ts';
import { alertsBy } from './alerts-by.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { reconcileQuestions } from './reconcile-questions.ts';
import { failureLog, keepRounds } from './keep-rounds.ts';

const EVERY_MS = 60_000;

/** Several copies may: each finds the same. */
export function keepReconciling(parts: Container, client: Client): RunningPart {
  const { store, log } = parts;
  const raise = alertsBy(parts);
  const reconciling = {
    store,
    engine: engineCensus(client),
    alert: ({ question, at }: { question: string; at: number }) =>
      raise({ question, to: 'supervisor', reason: 'stuck', at }),
    now: parts.clock.now,
  };
  const reconcile = async () => {
    await reconcileQuestions(reconciling).catch(failureLog(log, 'questions not reconciled'));
    return EVERY_MS;
  };
  return keepRounds('reconciliation', reconcile, EVERY_MS);
}
