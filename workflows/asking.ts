import { TemporalFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/contract.ts';

/** In the worker itself, inside the workflow task: one event in the history instead of six, a few milliseconds. */
const near = proxyLocalActivities<Activities>({ startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } });

/** Through the engine, until it succeeds: the store or a mail relay may be away for days. */
export const patiently = proxyActivities<Activities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** The assistant may try twice; past that a human is the better answer. */
export const briefly = proxyActivities<Activities>({
  startToCloseTimeout: '45s',
  retry: { maximumAttempts: 2 },
});

/** The common case at once; should the store be away, patiently, while timers and commands go on. */
export const quickly: Pick<Activities, 'qualify' | 'openHours' | 'say' | 'record' | 'alert'> = {
  qualify: (asked) => otherwise(near.qualify(asked), () => patiently.qualify(asked)),
  openHours: (asked) => otherwise(near.openHours(asked), () => patiently.openHours(asked)),
  say: (asked) => otherwise(near.say(asked), () => patiently.say(asked)),
  record: (asked) => otherwise(near.record(asked), () => patiently.record(asked)),
  alert: (asked) => otherwise(near.alert(asked), () => patiently.alert(asked)),
};

async function otherwise<T>(first: Promise<T>, then: () => Promise<T>): Promise<T> {
  try {
    return await first;
  } catch (error) {
    if (error instanceof TemporalFailure) return then();
    throw error;
  }
}
