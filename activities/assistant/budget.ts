/** Asking a model for less than this is asking for nothing. */
const SHORTEST_MS = 1_000;

/** Of the time that is left to a human, the assistant takes a twentieth at most. */
const SHARE = 1 / 20;

/**
 * How long a model may take, in milliseconds, so that a person can still answer in time if it fails: less when the
 * first reply is due soon, or when many wait before this one. 0: don't ask. Targets count opening hours already.
 */
export function modelBudget(asked: {
  now: number;
  dueAt?: number | null;
  queued: number;
  longestMs: number;
}): number {
  const { now, dueAt, queued, longestMs } = asked;
  if (dueAt === undefined || dueAt === null) return longestMs;
  const fair = ((dueAt - now) * SHARE) / (1 + queued / 10);
  return fair < SHORTEST_MS ? 0 : Math.min(longestMs, Math.floor(fair));
}
