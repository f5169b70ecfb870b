// Who is to look at a question, and when somebody last did.
import type { JournalEvent } from './journal.ts';
import type { PendingAlert, State } from './state.ts';

export function ownerOf({ assignee, team }: State): PendingAlert['to'] {
  return assignee === undefined ? team : `agent:${assignee}`;
}

/** One pending alert for each reader and reason is enough. */
export function alerting(state: State, alert: PendingAlert): PendingAlert[] {
  return [...state.alerts.filter(({ to, reason }) => to !== alert.to || reason !== alert.reason), alert];
}

/** What gives whoever has it something to do, besides what they do themselves. */
const handing: ReadonlySet<JournalEvent['type']> = new Set([
  'claimed',
  'transferred',
  'message',
  'resumed',
  'reopened',
]);

/** A claim is idle from there on. */
export function touched({ assignee }: State, { type, by, at }: JournalEvent): Partial<State> {
  return handing.has(type) || by === `agent:${assignee}` ? { touchedAt: at } : {};
}
