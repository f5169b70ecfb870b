import type { RetentionPolicy } from '../domain/retention-policy.ts';
import { DAY } from '../domain/durations.ts';
import { removeStrayPieces } from '../store/file-pieces.ts';
import { stopSignal } from './stop-signal.ts';
import { destroy, findDue, keepRun, sweeps, type RetentionParts, type Sweep } from '../store/sweeps.ts';

/** What the daily run asks of the outside. Each is safe to repeat. */
export type RetentionActivities = {
  /** Destroys one batch of what had served its time at `now`; gives how many questions or votes it touched, 0 at the end. */
  destroyBatch(asked: { sweep: Sweep; now: number }): Promise<number>;
  /** Closes questions that were erased while the engine was away; gives how many are left. */
  tellErased(): Promise<number>;
  keepRun(run: { id: string; at: number; counts: Record<string, number> }): Promise<void>;
};

/** Questions or votes in one batch: short enough for an activity, and for what waits behind it on the embedded store. */
const BATCH = 50;

export function retentionActivities(
  parts: RetentionParts & {
    policy: RetentionPolicy;
    tell: (stop?: AbortSignal) => Promise<number>;
    now: () => number;
  },
): RetentionActivities {
  const { policy, tell, store, now: clock } = parts;
  return {
    async destroyBatch({ sweep, now }) {
      const references = await findDue(store.db, { sweep, policy, now, limit: BATCH });
      for (const question of references) {
        stopSignal()?.throwIfAborted();
        await destroy(parts, { sweep, question, now, at: clock() });
      }
      return references.length;
    },
    tellErased: () => tell(stopSignal()),
    keepRun: async (run) => {
      await removeStrayPieces(store.db, clock() - DAY);
      await keepRun(store.db, run);
    },
  };
}

/** What a run would destroy at `now`: references or ids of votes, by what would go. */
export async function wouldDestroy(
  { store, policy }: Pick<RetentionParts, 'store'> & { policy: RetentionPolicy },
  now: number,
): Promise<Record<Sweep, string[]>> {
  const found = { medical: [], files: [], questions: [], remains: [], votes: [], quarantine: [] } as Record<
    Sweep,
    string[]
  >;
  for (const sweep of sweeps) found[sweep] = await findDue(store.db, { sweep, policy, now, limit: 10_000 });
  return found;
}
