import {
  TemporalFailure,
  proxyActivities,
  proxyLocalActivities,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/contract.ts';
import { queueFor, type Need } from '../domain/task-queues.ts';
import { urgencyOf } from '../domain/urgency.ts';
import { inBackground } from './background.ts';
import type { EventLog } from './event-log.ts';

/** A worker that says nothing for that long is lost, and another one tries. */
const LOST_AFTER = '10s';

/** In the worker itself, inside the workflow task: one event in the history instead of six, a few milliseconds. */
const near = proxyLocalActivities<Activities>({ startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } });

/** Through the engine, until it succeeds: the store or a mail relay may be away for days. */
const patience = {
  startToCloseTimeout: '1m',
  heartbeatTimeout: LOST_AFTER,
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
} as const;
export const patiently = proxyActivities<Activities>(patience);

/** The same for what a mail relay takes, in the order of what is urgent. */
export function byMail(book: EventLog): Pick<Activities, 'say' | 'deliver'> {
  return proxyActivities<Activities>({ ...patience, ...apart('mail', book) });
}

/** The assistant may try twice, within ten minutes of waiting for its turn; past that a human is the better answer. */
export function byModel(book: EventLog): Pick<Activities, 'attempt'> {
  return proxyActivities<Activities>({
    startToCloseTimeout: '45s',
    scheduleToStartTimeout: '10m',
    heartbeatTimeout: LOST_AFTER,
    retry: { maximumAttempts: 2 },
    ...apart('model', book),
  });
}

function apart(need: Need, { state, now }: EventLog) {
  const priority = { priorityKey: urgencyOf(state, now()) };
  return { taskQueue: queueFor(workflowInfo().taskQueue, need), priority };
}

/** The common case at once; should the store be away, patiently, while timers and commands go on. */
export const quickly: Pick<Activities, 'qualify' | 'openHours' | 'say' | 'record' | 'alert' | 'present'> = {
  qualify: (asked) =>
    either(
      () => near.qualify(asked),
      () => patiently.qualify(asked),
    ),
  openHours: (asked) =>
    either(
      () => near.openHours(asked),
      () => patiently.openHours(asked),
    ),
  say: (asked) =>
    either(
      () => near.say(asked),
      () => patiently.say(asked),
    ),
  record: (asked) =>
    either(
      () => near.record(asked),
      () => patiently.record(asked),
    ),
  present: (asked) =>
    either(
      () => near.present(asked),
      () => patiently.present(asked),
    ),
  alert: (asked) =>
    either(
      () => near.alert(asked),
      () => patiently.alert(asked),
    ),
};

async function either<T>(first: () => Promise<T>, then: () => Promise<T>): Promise<T> {
  try {
    return await inLine(first);
  } catch (error) {
    if (error instanceof TemporalFailure) return then();
    throw error;
  }
}

let waiting = 0;
let lastInLine: Promise<unknown> = Promise.resolve();

/** Nothing quick is under way: what happened can be shown in one go rather than step by step. */
export function isQuiet(): boolean {
  return waiting === 0;
}

/**
 * One after the other: several local activities at once come back one by one when they run, but together when they are
 * replayed, and the code would then decide in another order than it did.
 */
async function inLine<T>(ask: () => Promise<T>): Promise<T> {
  waiting += 1;
  const turn = lastInLine.then(ask, ask).finally(() => (waiting -= 1));
  lastInLine = turn;
  return turn;
}

/**
 * What was just decided is shown once the engine holds it: of a relay or a status told before, the successor of a worker that
 * died in between would know nothing. Whatever quick is asked for from now on waits for the next workflow task; what cannot
 * wait (an emergency) has been asked for already.
 */
export function showOnceKept(): void {
  inBackground(() => inLine(() => sleep(1)));
}
