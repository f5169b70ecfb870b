// How much one sender may ask for. Each limit is named here and nowhere else; docs/api.md tells why.
import { rateLimiter, type RateLimit } from '../domain/rate-limit.ts';
import { Refusal } from './errors.ts';

/**
 * By address unless said: a whole company may share one, so these stop floods, not people.
 * - `ask`: new questions.
 * - `refused`: texts of refused messages in which an emergency is looked for, by address or question.
 * - `write`: messages and commands, by question.
 * - `file`: files, by question.
 * - `read`: reading a question and opening its stream, by question.
 * - `vote`: answers to "Avez-vous trouvé la réponse ?"; `reader`: those of readers without a mark yet.
 * - `act`: commands of one agent.
 * - `machine`: requests of one machine's key.
 * - `signIn`: attempts by address; wrong passwords for one name, from one address: `api/agents/lockouts.ts`.
 */
const limits = {
  ask: { burst: 30, perMinute: 10 },
  refused: { burst: 20, perMinute: 10 },
  write: { burst: 30, perMinute: 20 },
  file: { burst: 10, perMinute: 4 },
  read: { burst: 120, perMinute: 120 },
  vote: { burst: 60, perMinute: 20 },
  reader: { burst: 30, perMinute: 1 },
  signIn: { burst: 20, perMinute: 10 },
  act: { burst: 120, perMinute: 120 },
  machine: { burst: 240, perMinute: 600 },
} as const satisfies Record<string, RateLimit>;

export type Gates = { [Name in keyof typeof limits]: Gate };

/** Takes one from a sender's bucket. Throws Refusal `too-many-requests`, with the seconds to wait, when it is empty. */
type Gate = (sender: string) => void;

export function openGates(now: () => number): Gates {
  const { ask, refused, write, file, read, vote, reader, signIn, act, machine } = limits;
  return {
    ask: gate(ask, now),
    refused: gate(refused, now),
    write: gate(write, now),
    file: gate(file, now),
    read: gate(read, now),
    vote: gate(vote, now),
    reader: gate(reader, now),
    signIn: gate(signIn, now),
    act: gate(act, now),
    machine: gate(machine, now),
  };
}

function gate(limit: RateLimit, now: () => number): Gate {
  const waitFor = rateLimiter(limit, now);
  return (sender) => {
    const retryAfterSeconds = waitFor(sender);
    if (retryAfterSeconds > 0) throw new Refusal('too-many-requests', { retryAfterSeconds });
  };
}
