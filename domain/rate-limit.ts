import { MINUTE } from './durations.ts';

/** A bucket of `burst` requests that refills by `perMinute`. */
export type RateLimit = { burst: number; perMinute: number };

/** Takes one from a sender's bucket; gives the seconds to wait when it is empty, 0 when there was one. */
export type Ration = (sender: string) => number;

/** Senders remembered before those whose bucket is full again are forgotten. */
const REMEMBERED = 10_000;

/** A token bucket for each sender, in this process's memory: copies of the service each keep their own. */
export function rateLimiter({ burst, perMinute }: RateLimit, now: () => number): Ration {
  const buckets = new Map<string, { left: number; at: number }>();
  return (sender) => {
    const left = remainder(sender);
    if (left < 1) return ((1 - left) * 60) / perMinute;
    buckets.set(sender, { left: left - 1, at: now() });
    if (buckets.size > REMEMBERED) forget();
    return 0;
  };

  function remainder(sender: string): number {
    const bucket = buckets.get(sender);
    if (!bucket) return burst;
    return Math.min(burst, bucket.left + (Math.max(0, now() - bucket.at) * perMinute) / MINUTE);
  }

  function forget(): void {
    for (const sender of buckets.keys()) if (remainder(sender) >= burst) buckets.delete(sender);
    // Under a flood of ever new senders memory stays bounded: all start anew.
    if (buckets.size > REMEMBERED) buckets.clear();
  }
}
