import type { Target } from './journal.ts';
import { addOpenTimeIn, openTimeBetweenIn, type OpenIntervals } from './open-intervals.ts';
import { budgetOf } from './policy.ts';
import { endOf } from './rounds.ts';
import type { Pause, Round, State } from './state.ts';

/**
 * One target of one round, as it stands at an instant. Durations are open milliseconds, instants epoch milliseconds.
 * The one source of deadlines, screens, reports and audits.
 */
export const standings = ['running', 'paused', 'met', 'missed', 'cancelled'] as const;

export type Clock = {
  target: Target;
  /** 1 for the first human clock, 2 after a reopening, … */
  round: number;
  standing: (typeof standings)[number];
  /** What the person was asked, when paused. */
  why?: Pause['why'];
  budget: number;
  startedAt: number;
  endedAt?: number;
  /** Net: pauses taken off. */
  used: number;
  gross: number;
  /** Undefined when the sheet runs out before. Of a paused clock: the due instant if the person spoke now. */
  due?: number;
};

const targets: readonly Target[] = ['first_response', 'resolution'];

export function clocks(state: State, at: number): Clock[] {
  return state.rounds.flatMap((round, index) =>
    targets.map((target) => clock(state, round, { target, number: index + 1, at })),
  );
}

/** The clocks of the round under way that can still be missed. */
export function runningClocks(state: State, at: number): Clock[] {
  const round = state.rounds.at(-1);
  if (round === undefined || state.closedAt !== undefined) return [];
  return targets
    .filter((target) => endOf(round, target) === undefined)
    .map((target) => clock(state, round, { target, number: state.rounds.length, at }));
}

/** Pauses before `at` as closed time, for the arithmetic; the one under way lasts until `at`. */
export function pausesUntil(pauses: readonly Pause[], at: number): OpenIntervals {
  return pauses
    .filter(({ from }) => from < at)
    .map(({ from, until }) => [from, Math.min(at, until ?? at)] as const);
}

function clock(
  state: State,
  round: Round,
  { target, number, at }: { target: Target; number: number; at: number },
): Clock {
  const intervals = state.sheet?.intervals ?? [];
  const budget = round.budgets?.[target] ?? budgetOf(state.policy, target);
  const endedAt = endOf(round, target);
  const measuredAt = Math.max(round.startedAt, endedAt ?? at);
  const pauses = pausesUntil(state.pauses, measuredAt);
  const due = addOpenTimeIn(intervals, round.startedAt, budget, pauses);
  const paused = state.pauses.find(({ until }) => until === undefined);
  return {
    target,
    round: number,
    budget,
    startedAt: round.startedAt,
    standing: standing({
      endedAt,
      cancelled: isCancelled(round, target),
      due,
      // What waits for the person is late only if it was when the wait began.
      at: paused === undefined ? at : Math.min(at, paused.from),
      paused: paused !== undefined,
    }),
    ...(paused && endedAt === undefined ? { why: paused.why } : {}),
    ...(endedAt === undefined ? {} : { endedAt }),
    used: openTimeBetweenIn(intervals, round.startedAt, measuredAt, pauses),
    gross: openTimeBetweenIn(intervals, round.startedAt, measuredAt),
    ...(due === undefined ? {} : { due }),
  };
}

function isCancelled(round: Round, target: Target): boolean {
  if (round.cancelledAt === undefined) return false;
  return target === 'first_response' ? round.firstResponseAt === undefined : round.resolvedAt === undefined;
}

type Facts = {
  endedAt: number | undefined;
  cancelled: boolean;
  due: number | undefined;
  at: number;
  paused: boolean;
};

/** The instant that counts is the deadline: at that instant itself a target is still met. */
function standing({ endedAt, cancelled, due, at, paused }: Facts): Clock['standing'] {
  if (cancelled) return 'cancelled';
  const late = due !== undefined && (endedAt ?? at) > due;
  if (endedAt !== undefined) return late ? 'missed' : 'met';
  if (late) return 'missed';
  return paused ? 'paused' : 'running';
}

/** The nearest instant at which something promised is due; once delay was announced, the promise stands for resolution. */
export function dueInstant(state: State): number | undefined {
  const dues = runningClocks(state, state.at)
    .map(({ target, due }) => (target === 'resolution' && state.extension ? promiseDue(state) : due))
    .filter((due) => due !== undefined);
  return dues.length === 0 ? undefined : Math.min(...dues);
}

/** When the promise of the notice of extended delay must be kept: time spent waiting for the person moves it, as it moves the targets. */
export function promiseDue({ extension, sheet, pauses, at }: State): number | undefined {
  if (extension === undefined) return undefined;
  const intervals = sheet?.intervals ?? [];
  const waited =
    openTimeBetweenIn(intervals, extension.at, at) -
    openTimeBetweenIn(intervals, extension.at, at, pausesUntil(pauses, at));
  return addOpenTimeIn(intervals, extension.promisedAt, waited);
}
