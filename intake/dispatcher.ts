// Hands what the door accepted to the engine. The engine may be away for hours: every message waits in the store, in
// order, and is dated at its receipt.
import { setTimeout as pause } from 'node:timers/promises';
import { findUnaccounted, leaseMessages, LONGEST_PATIENCE_MS, requeue } from '../store/inbox.ts';
import {
  startOrSignal,
  dispatchAccepted,
  type AcceptedMessage,
  type DispatchParts,
} from './start-or-signal.ts';

export type Dispatcher = {
  /** Just accepted: tried at once, without making the sender wait. */
  hand(message: AcceptedMessage): void;
  /** Tries whatever is due, once. Gives how many messages the engine took. */
  sweep(): Promise<number>;
  /** Makes wait again what the engine took more than ten minutes ago and no journal speaks of. Gives how many. */
  reconcile(): Promise<number>;
  /** Sweeps and reconciles until `stop`, which waits for what is under way. */
  run(): void;
  stop(): Promise<void>;
};

const SWEEP_EVERY_MS = 1_000;
const RECONCILE_EVERY_MS = 10 * 60_000;
const AT_ONCE = 16;

export function openDispatcher(parts: DispatchParts): Dispatcher {
  const { failed = () => {} } = parts;
  const ending = new AbortController();
  const underWay = new Set<Promise<void>>();
  const beingHanded = new Map<string, 'one' | 'more'>();
  return {
    hand: (fresh) => follow(inTurn(fresh)),
    sweep: () => sweep(parts, ending.signal),
    reconcile: () => reconcile(parts),
    run: () => follow(rounds(parts, ending.signal)),
    stop: async () => {
      ending.abort();
      await Promise.all(underWay);
    },
  };

  /** A message that comes while another of its question is being handed is handed right after it. */
  async function inTurn(fresh: AcceptedMessage): Promise<void> {
    const { question } = fresh;
    if (beingHanded.has(question)) return void beingHanded.set(question, 'more');
    beingHanded.set(question, 'one');
    await dispatchAccepted(parts, fresh).catch(failed);
    const more = beingHanded.get(question) === 'more';
    beingHanded.delete(question);
    if (more && !ending.signal.aborted) await inTurn({ question });
  }

  function follow(work: Promise<void>): void {
    const followed = work.catch(failed).finally(() => underWay.delete(followed));
    underWay.add(followed);
  }
}

async function sweep(parts: DispatchParts, ending: AbortSignal): Promise<number> {
  const { store, now = Date.now } = parts;
  let taken = 0;
  for (;;) {
    const due = await leaseMessages(store, { now: now(), limit: AT_ONCE });
    const outcomes = await Promise.all(due.map((message) => startOrSignal(parts, message)));
    taken += outcomes.filter(Boolean).length;
    // One that failed says that the engine is away: the others wait for their turn rather than try in vain.
    if (due.length === 0 || outcomes.includes(false) || ending.aborted) return taken;
  }
}

/** @param lookedAt when that was done last: what was accounted for then is not looked at again */
async function reconcile({ store, now = Date.now }: DispatchParts, lookedAt?: number): Promise<number> {
  const since = lookedAt === undefined ? 0 : lookedAt - LONGEST_PATIENCE_MS;
  const lost = await findUnaccounted(store.db, { now: now(), since });
  await requeue(store.db, lost, now());
  return lost.length;
}

async function rounds(parts: DispatchParts, ending: AbortSignal): Promise<void> {
  const { failed = () => {}, now = Date.now } = parts;
  let triedAt = now();
  let lookedAt: number | undefined;
  while (!ending.aborted) {
    await sweep(parts, ending).catch(failed);
    if (now() - triedAt >= RECONCILE_EVERY_MS) {
      triedAt = now();
      const began = triedAt;
      await reconcile(parts, lookedAt).then(() => void (lookedAt = began), failed);
    }
    await pause(SWEEP_EVERY_MS, undefined, { signal: ending }).catch(() => {});
  }
}
