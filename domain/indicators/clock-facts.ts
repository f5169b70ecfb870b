import { clocks, pausesUntil, type Clock } from '../clocks.ts';
import type { JournalEvent } from '../journal.ts';
import { openTimeBetweenIn } from '../open-intervals.ts';
import type { State } from '../state.ts';
import type { ClockFacts } from './facts.ts';
import { agentOf, isHumanWord } from './step.ts';

/** Every clock of every round, as the journal leaves them. */
export function clockFacts(state: State, journal: readonly JournalEvent[]): ClockFacts[] {
  return clocks(state, state.at).map((clock) => {
    const { target, round, net, gross } = { ...clock, net: clock.used };
    const ended = endOf(state, clock);
    const ender = ended === undefined ? undefined : enderOf(journal, clock, ended);
    return {
      target,
      round,
      net,
      gross,
      ...outcomeOf(clock),
      ...(ended === undefined ? {} : { endedAt: ended }),
      ...(ender === undefined ? {} : { agent: ender }),
      ...handoffWait(state, journal, clock),
    };
  });
}

function outcomeOf({ standing, endedAt, due }: Clock): Pick<ClockFacts, 'outcome' | 'at' | 'dueAt'> {
  switch (standing) {
    case 'met':
    case 'cancelled':
      return { outcome: standing, ...(endedAt === undefined ? {} : { at: endedAt }) };
    case 'missed':
      return { outcome: 'missed', ...(due === undefined ? {} : { at: due }) };
    case 'running':
      return { outcome: 'running', ...(due === undefined ? {} : { dueAt: due }) };
    case 'paused':
      return { outcome: 'paused' };
  }
}

/** When a human ended it; a cancelled clock has no such end. */
function endOf({ rounds }: State, { target, round }: Clock): number | undefined {
  const { firstResponseAt, resolvedAt } = rounds[round - 1] ?? {};
  return target === 'first_response' ? firstResponseAt : resolvedAt;
}

function enderOf(journal: readonly JournalEvent[], { target }: Clock, at: number): string | undefined {
  const ends = target === 'resolution' ? isResolution : isHumanWord;
  const ending = journal.find((event) => event.at === at && ends(event));
  return ending && agentOf(ending);
}

function isResolution({ type }: JournalEvent): boolean {
  return type === 'resolved';
}

/** A diagnosis, never the target: how long a person waited once a human was responsible. */
function handoffWait(
  state: State,
  journal: readonly JournalEvent[],
  { target, startedAt, round }: Clock,
): { fromHandoff?: number } {
  const answered = state.rounds[round - 1]?.firstResponseAt;
  if (target !== 'first_response' || answered === undefined) return {};
  const handed = journal.find(({ type, at }) => type === 'handed-off' && at >= startedAt && at <= answered);
  if (handed === undefined) return {};
  const intervals = state.sheet?.intervals ?? [];
  return {
    fromHandoff: openTimeBetweenIn(intervals, handed.at, answered, pausesUntil(state.pauses, answered)),
  };
}
