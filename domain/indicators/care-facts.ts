// What is measured from the outside: the first thing that a person was told, and the first look at what can't wait.
import type { JournalEvent } from '../journal.ts';
import { openTimeBetweenIn } from '../open-intervals.ts';
import { agentOf, type Step } from './step.ts';

/** From an instant to the first thing that an agent did. `open` in open milliseconds, once it was done. */
export type FirstLook = { at: number; lookedAt?: number; open?: number };

/** Said means accepted by the channel: stored for the chat, taken over by the relay for mail. */
export function acknowledgedAt(journal: readonly JournalEvent[]): number | undefined {
  const said = journal.find(({ type }) => type === 'said');
  return said?.type === 'said' ? said.accepted : undefined;
}

/** From the person's agreement, or an agent's relay, to the medical team's first act. */
export function relayOf(steps: readonly Step[]): FirstLook | undefined {
  const from = steps.findIndex(({ event }) => event.type === 'relay-accepted' || event.type === 'relayed');
  const relayed = steps[from];
  if (relayed === undefined) return undefined;
  const { at } = relayed.event;
  const look = steps.slice(from + 1).find(({ event, before }) => isLook(event) && before.team === 'medical');
  if (look === undefined) return { at };
  const intervals = look.after.sheet?.intervals ?? [];
  return { at, lookedAt: look.event.at, open: openTimeBetweenIn(intervals, at, look.event.at) };
}

/** At any hour: a life may be at stake. */
export function emergencyLook(journal: readonly JournalEvent[]): FirstLook | undefined {
  const from = journal.findIndex(({ type }) => type === 'emergency');
  const alarm = journal[from];
  if (alarm === undefined) return undefined;
  const look = journal.slice(from + 1).find(isLook);
  return { at: alarm.at, ...(look === undefined ? {} : { lookedAt: look.at }) };
}

/** Refused acts change nothing. */
function isLook(event: JournalEvent): boolean {
  return agentOf(event) !== undefined && event.type !== 'refused';
}
