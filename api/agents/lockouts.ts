// Guessing passwords: after some wrong ones, a name is closed to the address they came from, and open to all others.
import { Refusal } from '../errors.ts';

/** Wrong passwords before an address is locked out of a name, and for how long, in ms. */
const WRONG_PASSWORDS = 8;
const LOCKED_MS = 15 * 60_000;
/** Pairs remembered; beyond, the oldest are forgotten. */
const REMEMBERED = 10_000;

export type Lockouts = {
  /** Counts a try. Throws Refusal `too-many-requests` to who is locked out. */
  attempt(pair: string): void;
  /** Forgets the tries of who knew the password. */
  clear(pair: string): void;
  /** Whether the last try was the one that locks. */
  isLocked(pair: string): boolean;
};

/** In this process's memory: copies of the service each keep their own. */
export function openLockouts(now: () => number): Lockouts {
  const tries = new Map<string, { count: number; at: number }>();
  const countOf = (pair: string) => {
    const known = tries.get(pair);
    return known && now() - known.at < LOCKED_MS ? known.count : 0;
  };
  return {
    attempt(pair) {
      const count = countOf(pair);
      if (count >= WRONG_PASSWORDS) {
        const left = LOCKED_MS - (now() - (tries.get(pair)?.at ?? 0));
        throw new Refusal('too-many-requests', { retryAfterSeconds: left / 1000 });
      }
      tries.delete(pair);
      tries.set(pair, { count: count + 1, at: now() });
      const [oldest] = tries.keys();
      if (tries.size > REMEMBERED && oldest !== undefined) tries.delete(oldest);
    },
    clear: (pair) => void tries.delete(pair),
    isLocked: (pair) => countOf(pair) >= WRONG_PASSWORDS,
  };
}
