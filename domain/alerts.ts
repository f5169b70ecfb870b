// Which alerts agents are shown, the gravest first, and what answers each: answered, it troubles nobody any more.
import type { AlertReason, Happening, JournalEvent } from './journal.ts';
import { isLowRating } from './surveys.ts';

/** By gravity. A new question is no alert: it stands in the list of those to take. */
export const shownReasons = [
  'emergency',
  'distress',
  'data-breach',
  'stuck',
  'promise-missed',
  'breached',
  'low-rating',
  'failed',
  'loop',
  'bounced',
  'extension-asked',
  'unmask-asked',
  'unmask-decided',
  'warned',
  'extension-refused',
  'transferred',
  'message',
] as const satisfies AlertReason[];

/** Somebody may be in danger: loud, and for no agent silent before they opened the question. */
export const urgentReasons: readonly AlertReason[] = ['emergency', 'distress'];

type Type = Happening['type'];
const acted = ['replied', 'asked', 'resolved', 'closed'] as const satisfies Type[];

const answers: Record<AlertReason, readonly Type[]> = {
  'handed-off': ['claimed', ...acted],
  emergency: ['claimed', 'transferred', ...acted],
  distress: ['claimed', 'transferred', ...acted],
  'data-breach': ['transferred', 'noted', ...acted],
  // It goes on.
  stuck: ['message', 'claimed', 'released', 'transferred', 'noted', 'extended', 'breached', ...acted],
  'promise-missed': ['extended', 'transferred', ...acted],
  breached: ['extended', 'transferred', ...acted],
  'low-rating': ['reopened', 'noted', ...acted],
  failed: ['resolved', 'closed'],
  // The mail is released or discarded.
  loop: [],
  bounced: acted,
  'extension-asked': ['extended', 'extension-refused', 'extension-asked', 'released', 'resolved', 'closed'],
  'extension-refused': ['extended', 'extension-asked', 'released', 'transferred', ...acted],
  'unmask-asked': ['unmasked', 'unmask-refused', 'closed'],
  'unmask-decided': ['released', 'transferred', 'noted', ...acted],
  // Missed, it is told as such.
  warned: ['extended', 'breached', ...acted],
  transferred: ['released', 'transferred', 'noted', 'extended', ...acted],
  message: ['released', 'transferred', 'extended', ...acted],
};

/** What an alert of a reason waits for. A delay that the clock extends by itself answers nothing. */
export function answersAlert(reason: AlertReason, { type, by }: Pick<JournalEvent, 'type' | 'by'>): boolean {
  return answers[reason].includes(type) && !(type === 'extended' && by === 'clock');
}

/** The instant of the last event that answers alerts of each reason, for those that one does. */
export function answeredAt(events: readonly JournalEvent[]): ReadonlyMap<AlertReason, number> {
  const instants = new Map<AlertReason, number>();
  for (const event of events)
    for (const reason of shownReasons)
      if (answersAlert(reason, event)) instants.set(reason, Math.max(event.at, instants.get(reason) ?? 0));
  return instants;
}

/** Ratings that a supervisor hears of, by their instants. */
export function lowRatings(events: readonly JournalEvent[]): number[] {
  return events.flatMap((event) => (event.type === 'rated' && isLowRating(event.score) ? [event.at] : []));
}
