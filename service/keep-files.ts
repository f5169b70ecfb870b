// Sealed files go to the bucket soon after they were accepted, and leave it soon after they were destroyed.
import { moveToBucket, removeFromBucket } from '../store/bucket-files.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { failureLog, keepRounds } from './keep-rounds.ts';

const EVERY_MS = 2_000;
/** While the bucket does not answer: what it does not take stays in the store. */
const AWAY_MS = 30_000;
/** Files in one round. */
const LIMIT = 20;

/** Nothing to do without a bucket. Several copies may: what one has moved is moved. */
export function keepFiles({
  clock,
  store: { db, bucket },
  log,
}: Pick<Container, 'clock' | 'store' | 'log'>): RunningPart {
  const logFailure = failureLog(log, 'files not moved to the bucket yet');
  return keepRounds('files', async () => {
    if (bucket === undefined) return AWAY_MS;
    try {
      const round = { limit: LIMIT, now: clock.now() };
      await removeFromBucket({ db, bucket }, round);
      const moved = await moveToBucket({ db, bucket }, round);
      return moved < LIMIT ? EVERY_MS : 0;
    } catch (error) {
      logFailure(error);
      return AWAY_MS;
    }
  });
}
