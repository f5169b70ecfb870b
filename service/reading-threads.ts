// Whatever takes time in proportion to what somebody wrote happens on threads of its own, in lanes: a short message,
// an emergency above all, waits behind no long one, nor a mail behind another's signatures.
import { Piscina } from 'piscina';
import type { Triage, TriageContext } from '../domain/triage/types.ts';
import type { partText, Parted } from '../email/quoting/parted.ts';
import type { ReadMail, Received } from '../email/read-mail.ts';
import { sharedMemory } from '../email/shared-memory.ts';
import type { ShownMail } from '../email/show-mail.ts';
import type { OwnCheck, Sender } from '../email/sender.ts';
import { StoreAway } from '../store/unavailable.ts';

type Lane = 'short' | 'long' | 'sender';

/** On threads of their own. Each rejects with StoreAway when it takes too long or too many wait: nothing was accepted. */
export type Readers = {
  qualify: (text: string, context: TriageContext) => Promise<Triage>;
  readMail: (received: Received, mailbox: string) => Promise<ReadMail>;
  /** As its writer's program would show it, made safe. */
  showMail: (raw: Buffer) => Promise<ShownMail>;
  partWords: (...given: Parameters<typeof partText>) => Promise<Parted>;
  checkSender: (asked: OwnCheck) => Promise<Sender | undefined>;
  /** Resolves once short messages are read without waiting for a thread to start, however long a busy machine takes for that. */
  warm: () => Promise<void>;
  close: () => Promise<void>;
};

/** Longest text of the short lane, in UTF-16 units: read in some hundredths of a second. */
const SHORT = 2_000;
/** Longest that anything waits and is read, in milliseconds. A thread that takes longer is replaced. */
const BUDGET_MS = { short: 10_000, long: 30_000, sender: 20_000 } as const satisfies Record<Lane, number>;
/** Where the system can (Linux): a long message that keeps a core busy lets the rest of the service go first. */
const NICE = { short: 0, long: 10, sender: 10 } as const satisfies Record<Lane, number>;
/** Senders are waited for, name servers above all: many at once. */
const AT_ONCE = { short: 1, long: 1, sender: 20 } as const satisfies Record<Lane, number>;
/** The lanes of mails and long messages start with the first of them, in two seconds, and end when there is none for so long. */
const IDLE_MS = { short: Infinity, long: 15 * 60_000, sender: 15 * 60_000 } as const satisfies Record<
  Lane,
  number
>;
/** Of each thread's memory for what lives a moment: reading is no slower with less than the usual 48 MB. */
const YOUNG_MB = 12;
/** What may wait for its turn. */
const WAITING = { short: 500, long: 100, sender: 100 } as const satisfies Record<Lane, number>;

/** @param budget longest that anything of a lane waits and is read, in milliseconds */
export function openReaders(budget: Record<Lane, number> = BUDGET_MS): Readers {
  const lanes = { short: laneOf('short'), long: laneOf('long'), sender: laneOf('sender') };
  const read = async <T>(lane: Lane, name: string, task: unknown): Promise<T> => {
    // The pool's own limit does not hold for what waits for a thread that is busy.
    if (lanes[lane].queueSize >= WAITING[lane]) throw new StoreAway();
    return lanes[lane].run(task, { name, signal: AbortSignal.timeout(budget[lane]) }).catch(tooLate);
  };
  const qualify: Readers['qualify'] = (text, context) =>
    read(text.length > SHORT ? 'long' : 'short', 'qualify', { text, context });
  return {
    qualify,
    readMail: (received, mailbox) => read('long', 'readMail', { received, mailbox }),
    showMail: (raw) => read('long', 'showMail', sharedMemory([raw])),
    partWords: (...given) => read('long', 'partWords', given),
    checkSender: (asked) => read('sender', 'checkSender', asked),
    warm: async () => {
      const context: TriageContext = { channel: 'chat', role: 'unknown' };
      await lanes.short.run({ text: 'Bonjour', context }, { name: 'qualify' });
    },
    close: async () => {
      await Promise.all(Object.values(lanes).map((lane) => lane.destroy()));
    },
  };
}

function laneOf(lane: Lane): Piscina {
  return new Piscina({
    filename: new URL(lane === 'sender' ? './sender-thread.js' : './reading-thread.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: AT_ONCE[lane],
    idleTimeout: IDLE_MS[lane],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    niceIncrement: NICE[lane],
  });
}

/** A bug passes as it is. */
function tooLate(error: unknown): never {
  throw error instanceof Error && error.name === 'AbortError' ? new StoreAway({ cause: error }) : error;
}
