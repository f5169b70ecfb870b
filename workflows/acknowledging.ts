import { condition, TemporalFailure } from '@temporalio/workflow';
import type { JournalEvent } from '../domain/journal.ts';
import type { EventLog } from './event-log.ts';
import { answersACry, type Notifier } from './notify.ts';

/** By mail, what comes of the assistant within that time leaves with the acknowledgement: a minute is what we promise for it. */
const PATIENCE = '20s';

type Acknowledged = Extract<JournalEvent, { type: 'acknowledged' }>;
type Turn = Extract<JournalEvent, { type: 'answered' | 'clarified' | 'handed-off' }>;

/**
 * Says that a question was received; by mail, with what follows at once, so that one mail leaves and not two.
 * @param told is given the sequences of what was said with it
 */
export function acknowledger(book: EventLog, acknowledging: Acknowledging) {
  return (event: Acknowledged) => acknowledge(book, event, acknowledging);
}

type Acknowledging = { voice: Notifier; told: Set<number>; because: () => { because?: string } };

async function acknowledge(
  book: EventLog,
  event: Acknowledged,
  { voice, told, because }: Acknowledging,
): Promise<void> {
  const { say, deliver, speechOf } = voice;
  const next = await turnAfter(book, event);
  if (next === undefined) return say(event, 'acknowledged', because());
  told.add(next.seq);
  if (next.type === 'handed-off') {
    const why = next.why === undefined ? {} : { why: next.why };
    return say(event, 'acknowledged', { ...because(), ...why, handedOff: next.reason });
  }
  try {
    await deliver(next.message, speechOf(event, 'acknowledged', because()));
  } catch (error) {
    // What cannot be sent as it stands must not take the acknowledgement with it.
    if (!(error instanceof TemporalFailure)) throw error;
    told.delete(next.seq);
    await say(event, 'acknowledged', because());
  }
}

/** What the question has come to, when it comes at once; undefined when it does not, or when the numbers to call come first. */
async function turnAfter(book: EventLog, event: Acknowledged): Promise<Turn | undefined> {
  const { channel, rules } = book.state;
  if (channel !== 'email' || answersACry(book.journal, event) || rules < 9) return undefined;
  await condition(() => book.state.status !== 'with-assistant', PATIENCE);
  const next = book.journal.find((one) => one.seq > event.seq && isTurn(one));
  return next !== undefined && isTurn(next) ? next : undefined;
}

function isTurn(event: JournalEvent): event is Turn & JournalEvent {
  if (event.type === 'handed-off') return event.team === 'support' && event.reason !== 'reopened';
  return event.type === 'answered' || event.type === 'clarified';
}
