// How much one sender may ask for. Each limit is named here and nowhere else; docs/api.md tells why.
import { Refusal } from './errors.ts';

/** A bucket of `burst` requests that refills by `perMinute`. */
type Limit = { burst: number; perMinute: number };

/**
 * By address unless said: a whole company may share one, so these stop floods, not people.
 * - `ask`: new questions.
 * - `write`: messages and commands, by question.
 * - `read`: reading a question and opening its stream, by question.
 * - `vote`: answers to "Avez-vous trouvé la réponse ?"; `reader`: those of readers without a mark yet.
 * - `signIn`: attempts by address; `signInName`: attempts on one name, whoever makes them.
 */
const limits = {
  ask: { burst: 30, perMinute: 10 },
  write: { burst: 30, perMinute: 20 },
  read: { burst: 120, perMinute: 120 },
  vote: { burst: 60, perMinute: 20 },
  reader: { burst: 30, perMinute: 1 },
  signIn: { burst: 20, perMinute: 10 },
  signInName: { burst: 8, perMinute: 2 },
} as const satisfies Record<string, Limit>;

export type Gates = { [Name in keyof typeof limits]: Gate };

/** Takes one from a sender's bucket. Throws Refusal `too-many-requests`, with the seconds to wait, when it is empty. */
type Gate = (sender: string) => void;

const MINUTE = 60_000;
/** Senders remembered before those whose bucket is full again are forgotten. */
const REMEMBERED = 10_000;

export function openGates(now: () => number): Gates {
  const { ask, write, read, vote, reader, signIn, signInName } = limits;
  return {
    ask: gate(ask, now),
    write: gate(write, now),
    read: gate(read, now),
    vote: gate(vote, now),
    reader: gate(reader, now),
    signIn: gate(signIn, now),
    signInName: gate(signInName, now),
  };
}

/** A token bucket for each sender, in this process's memory: copies of the service each keep their own. */
function gate({ burst, perMinute }: Limit, now: () => number): Gate {
  const buckets = new Map<string, { left: number; at: number }>();
  return (sender) => {
    const left = remainingFor(sender);
    if (left < 1)
      throw new Refusal('too-many-requests', { retryAfterSeconds: ((1 - left) * 60) / perMinute });
    buckets.set(sender, { left: left - 1, at: now() });
    if (buckets.size > REMEMBERED) forget();
  };

  function remainingFor(sender: string): number {
    const bucket = buckets.get(sender);
    if (!bucket) return burst;
    return Math.min(burst, bucket.left + (Math.max(0, now() - bucket.at) * perMinute) / MINUTE);
  }

  function forget(): void {
    for (const sender of buckets.keys()) if (remainingFor(sender) >= burst) buckets.delete(sender);
    // Under a flood of ever new senders memory stays bounded: all start anew.
    if (buckets.size > REMEMBERED) buckets.clear();
  }
}
