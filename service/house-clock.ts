// One clock for all copies: dates are of the store's clock, whatever that of a machine does. Code that writes a row without it asks the
// store (`storeNow`). `Date.now()` is right where both ends are this machine's: how long something took or is kept in memory, a
// deadline of a call, the dates of files.
import { performance } from 'node:perf_hooks';

export type HouseClock = {
  /** The machine's clock while it agrees with the store's; else the store's as it was last read, and what has gone by since. */
  now: () => number;
  /** By how much the machine's clock is ahead of the store's, in ms, as it was last compared. */
  ahead: () => number;
  close: () => void;
};

/** The two clocks of a machine: one that can be set, and one that only goes on. */
type MachineClock = { wall: () => number; elapsed: () => number };

type Compared = {
  /** The store's clock, epoch ms; rejects while the store is away. */
  read: () => Promise<number>;
  /** Told when the machine's clock is found off, and when it is right again. */
  told: (aheadMs: number) => void;
  machine?: MachineClock;
};

const thisMachine: MachineClock = { wall: Date.now, elapsed: () => performance.now() };

/** Machines that keep time are within some milliseconds of each other: beyond this, one of them is wrong. */
export const BORNE_MS = 1_000;
const EVERY_MS = 10_000;
const AGAIN_AFTER_MS = 250;
const FIRST_TRIES = 5;

/** An embedded store has no other clock than this machine's. */
export const machineClock: HouseClock = { now: Date.now, ahead: () => 0, close: () => {} };

/** Compares them now, every ten seconds, and at once when the machine's clock is seen to jump. Resolves once they were compared. */
export async function openHouseClock({
  read,
  told,
  machine = thisMachine,
}: Compared): Promise<HouseClock & { compare: () => Promise<void> }> {
  const { wall, elapsed } = machine;
  let known: Known = { began: wall() - elapsed(), ahead: 0, isOff: false };
  let comparing: Promise<boolean> | undefined;
  let comparedAt = -Infinity;
  for (let tries = 0; tries < FIRST_TRIES && !(await compare()); tries += 1);
  const timer = setInterval(() => void compare(), EVERY_MS);
  timer.unref();
  const close = () => clearInterval(timer);
  return { now, ahead: () => known.ahead, compare: async () => void (await compare()), close };

  function now(): number {
    const { began, ahead, isOff } = known;
    const shown = wall();
    const at = elapsed() + began;
    const hasJumped = Math.abs(shown - at - (isOff ? ahead : 0)) > BORNE_MS;
    if (hasJumped && elapsed() - comparedAt > AGAIN_AFTER_MS) void compare();
    return isOff || hasJumped ? Math.floor(at) : shown;
  }

  /** One comparison at a time; false while the store is away, or too slow to tell: what is known goes on. */
  function compare(): Promise<boolean> {
    comparing ??= once()
      .catch(() => false)
      .finally(() => {
        comparedAt = elapsed();
        comparing = undefined;
      });
    return comparing;
  }

  async function once(): Promise<boolean> {
    const asked = elapsed();
    const store = await read();
    const learned = learn(known, { asked, store, answered: elapsed(), shown: wall() });
    if (learned === undefined) return false;
    if (learned.isOff !== known.isOff) told(Math.round(learned.ahead));
    known = learned;
    return true;
  }
}

/** `began`: what the clock showed when nothing had elapsed. */
type Known = { began: number; ahead: number; isOff: boolean };
type Seen = { asked: number; store: number; answered: number; shown: number };

/** Undefined when the answer took so long that it says nothing. */
function learn({ began: before }: Known, { asked, store, answered, shown }: Seen): Known | undefined {
  /** The store's clock was read somewhen between the question and the answer. */
  const unsure = (answered - asked) / 2;
  const theirs = store + unsure;
  const ahead = shown - theirs;
  if (Math.abs(ahead) <= BORNE_MS + unsure)
    return unsure > BORNE_MS ? undefined : { began: shown - answered, ahead, isOff: false };
  // What is known already goes on as long as it can be right: nothing jumps.
  const staysTrue = Math.abs(answered + before - theirs) <= unsure;
  const began = staysTrue ? before : theirs - answered;
  return { began, ahead: shown - (answered + began), isOff: true };
}
