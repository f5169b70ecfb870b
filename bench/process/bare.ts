// The bare engine to compare with: what a question asks of it, with nothing done.
import {
  condition,
  defineQuery,
  defineSignal,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { questionStatus } from '../../domain/search-attributes.ts';

export type Bare = { nothing(): Promise<void>; tell(step: string): Promise<void> };

const { nothing } = proxyActivities<Bare>({ startToCloseTimeout: '1m' });
const near = proxyLocalActivities<Bare>({ startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } });

export async function bare(): Promise<void> {}

export async function threeActivities(): Promise<void> {
  await nothing();
  await nothing();
  await nothing();
}

/** Wakes at `due`, and rests on. */
export async function waiting(due: number): Promise<void> {
  let woken = false;
  setHandler(defineQuery('state'), () => ({ woken }));
  await sleep(Math.max(1, due - Date.now()));
  woken = true;
  await condition(() => false);
}

/**
 * The history of a question that the assistant answers and its person calls resolved, event for event: three workflow tasks, two
 * signals, one activity through the engine and seven local ones, a patch, three timers of which two are cancelled, four changes of
 * search attributes. No payloads, no store, no words. The benchmark counts both histories and says where they differ.
 */
export async function bareLife(): Promise<void> {
  let messages = 0;
  let step = 0;
  setHandler(defineSignal('message'), () => void (messages += 1));

  // Its name is listed: the first of the four changes.
  patched('bare');
  await near.nothing();
  moveOn('30s');
  await near.nothing();
  const attempt = nothing();
  await near.nothing();
  list('with-assistant');
  await near.nothing();

  await attempt;
  list('answered');
  moveOn('2m');
  await near.tell('answered');

  await condition(() => messages > 1);
  list('resolved');
  moveOn('7d');
  await near.nothing();
  await near.tell('resolved');
  await condition(() => step > 3);

  /** One timer at a time, as a question has. */
  function moveOn(timeout: '30s' | '2m' | '7d'): void {
    const mine = (step += 1);
    void condition(() => step > mine, timeout);
  }
}

function list(status: string): void {
  upsertSearchAttributes([{ key: questionStatus, value: status }]);
}
