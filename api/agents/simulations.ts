// What-ifs under way and done, kept in memory: they are seconds of work, and made again with the same seed they are the same.
import { randomUUID } from 'node:crypto';
import { oneByOne } from '../../store/one-by-one.ts';
import {
  least,
  simulateVariation,
  type Least,
  type Lived,
  type Simulated,
  type Variation,
} from '../../domain/simulation/variation.ts';

/** `backwards`: not what would be, but the least staffing that keeps both promises. */
export type SimulationRequest = { lived: Lived; varied: Variation; backwards: boolean };
export type Outcome = { simulated?: Simulated; least?: Least | undefined };
export type Simulate = (asked: SimulationRequest, told: (done: number) => void) => Promise<Outcome>;

export const simulateHere: Simulate = ({ lived, varied, backwards }, told) =>
  Promise.resolve(
    backwards ? { least: least(lived, varied, told) } : { simulated: simulateVariation(lived, varied, told) },
  );

export type Simulation = {
  id: string;
  by: string;
  varied: Variation;
  backwards: boolean;
  /** Of the past that is played again, epoch ms. */
  from: number;
  to: number;
  /** Between 0 and 1. */
  done: number;
  failed: boolean;
  outcome?: Outcome;
};

const KEPT = 50;

export function openSimulations(simulate: Simulate) {
  const all = new Map<string, Simulation>();
  /** One at a time: the others wait for their turn. */
  const inTurn = oneByOne();
  return {
    start(by: string, { lived, varied, backwards }: SimulationRequest): string {
      const { from, to } = lived;
      const one: Simulation = { id: randomUUID(), by, varied, backwards, from, to, done: 0, failed: false };
      all.set(one.id, one);
      for (const id of [...all.keys()].slice(0, -KEPT)) all.delete(id);
      const told = (done: number) => (one.done = Math.max(one.done, done));
      void inTurn(() => simulate({ lived, varied, backwards }, told)).then(
        (outcome) => Object.assign(one, { outcome, done: 1 }),
        () => Object.assign(one, { failed: true }),
      );
      return one.id;
    },
    of: (id: string) => all.get(id),
  };
}
