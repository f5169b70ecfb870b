import { ActivityFailure, proxyActivities, sleep } from '@temporalio/workflow';
import type { CalledOut, CallOut, OnCallActivities } from '../activities/on-call/on-call-contract.ts';

/** Past these tries the next contact is called rather than the same one again. */
const { callOut } = proxyActivities<OnCallActivities>({
  startToCloseTimeout: '30s',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '10s', maximumAttempts: 5 },
});

/** Between a contact whom nothing reaches and the next one, in ms. */
const NEXT_MS = 1_000;
/** Steps after which it ends whatever happens: its history stays small. */
const STEPS = 1_500;

/** Calls those on call one after the other until somebody has opened the question. A timer of the engine keeps it going. */
export async function onCall({ question, since }: Omit<CallOut, 'step'>): Promise<'opened' | 'exhausted'> {
  for (let step = 0; step < STEPS; step += 1) {
    const called = await callOutcome({ question, since, step });
    if ('ended' in called) return called.ended;
    await sleep(called.waitMs);
  }
  return 'exhausted';
}

async function callOutcome(call: CallOut): Promise<CalledOut> {
  try {
    return await callOut(call);
  } catch (error) {
    if (error instanceof ActivityFailure) return { waitMs: NEXT_MS };
    throw error;
  }
}
