import { promiseDue } from '../clocks.ts';
import type { Step } from './step.ts';

/** A notice of extended delay: the date that was announced, and what became of it. */
export type PromiseFacts = {
  announcedAt: number;
  promisedAt: number;
  automatic: boolean;
  outcome: 'kept' | 'missed' | 'moved' | 'running';
  /** When that was decided. */
  at?: number;
  /** Of a running one: until when it can be kept; none while the person is waited for. */
  dueAt?: number;
};

export function promiseFacts(steps: readonly Step[]): PromiseFacts[] {
  return steps.flatMap(({ event }, index) => {
    if (event.type !== 'extended') return [];
    const { at, promisedAt, by } = event;
    return [
      { announcedAt: at, promisedAt, automatic: by === 'clock', ...becameOf(steps.slice(index), promisedAt) },
    ];
  });
}

const ends: Partial<Record<Step['event']['type'], 'kept' | 'missed' | 'moved'>> = {
  'promise-missed': 'missed',
  extended: 'moved',
  resolved: 'kept',
  closed: 'kept',
};

/** A date that another one replaced before it came was not kept. */
function becameOf(
  [announced, ...next]: readonly Step[],
  promisedAt: number,
): Pick<PromiseFacts, 'outcome' | 'at' | 'dueAt'> {
  const end = next.find(({ event }) => ends[event.type] !== undefined)?.event;
  const outcome = end && ends[end.type];
  if (end && outcome) return { outcome, at: end.at };
  const last = next.at(-1)?.after ?? announced?.after;
  if (last === undefined || last.waiting) return { outcome: 'running' };
  return { outcome: 'running', dueAt: promiseDue(last) ?? promisedAt };
}
