// What is struck, when and how, drawn before anything begins: the same for the same seed.
import { setTimeout as pause } from 'node:timers/promises';
import { HOUR, MINUTE } from '../../domain/durations.ts';
import type { Chance } from '../chance.ts';
import type { Clocks } from './clocks.ts';
import type { Disk } from './disk.ts';
import type { Target } from './house.ts';

export type Strike = {
  /** Once so many messages and commands were answered, and a moment later. */
  after: number;
  delayMs: number;
  /** The name of a part. */
  target: string;
  /** How long it is held; it is killed when there is nothing. */
  heldMs?: number;
  /** A line between parts, that breaks off. */
  cut?: true;
  /** The disk, on which nothing is left while it is held. */
  full?: true;
  /** By how much the wall clock of a part is off while it is held. */
  stepMs?: number;
};

type Wanted = {
  kills: number;
  pauses: number;
  cuts: number;
  fills: number;
  steps: number;
  answers: number;
  names: readonly string[];
  /** Of the lines that can be cut. */
  wires: readonly string[];
  /** Of the parts whose clock can be set. */
  timed: readonly string[];
};

/** Those who answer no more for a while, and then go on as if nothing had been. */
const LONGEST_HOLD_MS = 14_000;
const LONGEST_FULL_MS = 9_000;
const LONGEST_STEP_MS = 6 * HOUR;
const LONGEST_STEPPED_MS = 40_000;

export function drawStrikes(
  chance: Chance,
  { kills, pauses, cuts, fills, steps, answers, names, wires, timed }: Wanted,
): Strike[] {
  const from = chance.upTo(names.length);
  // In turn, so that a short run strikes every part as well.
  const draw = (_: unknown, turn: number): Strike => ({
    after: chance.upTo(answers),
    delayMs: chance.upTo(1_500),
    target: names[(from + turn) % names.length] ?? '',
  });
  const killed = Array.from({ length: kills }, draw);
  const held = Array.from({ length: pauses }, (_, turn) => ({
    ...draw(_, kills + turn),
    heldMs: 1_000 + chance.upTo(LONGEST_HOLD_MS),
  }));
  const broken = Array.from({ length: wires.length === 0 ? 0 : cuts }, (_, turn) => ({
    after: chance.upTo(answers),
    delayMs: chance.upTo(1_500),
    target: wires[turn % wires.length] ?? '',
    cut: true as const,
  }));
  const filled = Array.from({ length: fills }, () => ({
    after: chance.upTo(answers),
    delayMs: chance.upTo(1_500),
    target: 'disk',
    heldMs: 1_000 + chance.upTo(LONGEST_FULL_MS),
    full: true as const,
  }));
  const set = Array.from({ length: timed.length === 0 ? 0 : steps }, (_, turn) => ({
    after: chance.upTo(answers),
    delayMs: chance.upTo(1_500),
    target: timed[turn % timed.length] ?? '',
    heldMs: 5_000 + chance.upTo(LONGEST_STEPPED_MS),
    stepMs: (2 * MINUTE + chance.upTo(LONGEST_STEP_MS)) * chance.of([1, -1]),
  }));
  return [...killed, ...held, ...broken, ...filled, ...set].toSorted((one, other) => one.after - other.after);
}

/** Strikes as the lives go on, and what is left once they are over. Settles when all was struck and nothing is held. */
export async function strikeAll(
  strikes: readonly Strike[],
  { targets, wires, disk, clocks, answered, over, told }: Striking,
): Promise<void> {
  const held: Promise<void>[] = [];
  for (const { after, delayMs, target, heldMs = 0, cut, full, stepMs } of strikes) {
    while (answered() < after && !over.aborted) await pause(50);
    await pause(delayMs);
    if (cut) {
      told(`${target} cut: ${wires.find(({ name }) => name === target)?.cut()}`);
      continue;
    }
    if (full && disk) {
      const { taken, over: freed } = await disk.fill(heldMs);
      held.push(freed);
      told(`${target} full for ${seconds(heldMs)}: ${Math.round(taken / 1024 / 1024)} MiB were left`);
      continue;
    }
    if (stepMs !== undefined && clocks) {
      held.push(stepped(clocks, target, stepMs, heldMs));
      told(`${target} has a clock ${Math.round(stepMs / MINUTE)} min off for ${seconds(heldMs)}`);
      continue;
    }
    const pid = await pidOf(targets, target);
    if (heldMs === 0) process.kill(pid, 'SIGKILL');
    else held.push(hold(pid, heldMs));
    told(heldMs === 0 ? `${target} killed` : `${target} held for ${seconds(heldMs)}`);
  }
  await Promise.all(held);
}

type Striking = {
  targets: readonly Target[];
  wires: readonly { name: string; cut: () => number }[];
  disk: Disk | undefined;
  clocks: Clocks | undefined;
  answered: () => number;
  over: AbortSignal;
  told: (what: string) => void;
};

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** What was struck a moment ago is on its way back. */
async function pidOf(targets: readonly Target[], name: string): Promise<number> {
  const target = targets.find((one) => one.name === name);
  for (;;) {
    const pid = await target?.pid();
    if (pid !== undefined) return pid;
    await pause(50);
  }
}

/** Whoever is begun meanwhile begins with that clock. */
async function stepped(clocks: Clocks, name: string, ms: number, heldMs: number): Promise<void> {
  await clocks.step(name, ms);
  await pause(heldMs);
  await clocks.step(name, 0);
}

/** A pid that is killed meanwhile is nobody's for longer than that: systems give it again much later. */
async function hold(pid: number, ms: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await pause(ms);
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // Killed while it was held.
  }
}
