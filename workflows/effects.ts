import { ApplicationFailure, TemporalFailure } from '@temporalio/workflow';
import type { JournalEvent } from '../domain/journal.ts';
import type { EventLog } from './event-log.ts';

type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>;

/** What an event leads to outside. Done again after a crash or in a new run, it does nothing twice. */
export type Effects = { [T in JournalEvent['type']]?: (event: EventOf<T>) => Promise<void> };

/** Told at once, never queued behind a mail relay that is away. */
const urgent: ReadonlySet<JournalEvent['type']> = new Set(['emergency', 'alerted', 'linked']);

/**
 * Does what follows from each event. One voice: the person hears of things in the order of the journal.
 * @param before sequences left undone by the run before
 * @returns the sequences whose consequences are not done yet
 */
export function runEffects(
  book: EventLog,
  consequences: Effects,
  before: readonly number[],
): ReadonlySet<number> {
  const undone = new Set<number>();
  let spoken = Promise.resolve();

  book.onEvent(start);
  for (const event of book.journal) if (before.includes(event.seq)) start(event);
  return undone;

  function start(event: JournalEvent) {
    const consequence = consequenceOf(consequences, event);
    if (consequence === undefined) return;
    undone.add(event.seq);
    const done = urgent.has(event.type)
      ? attempt(event, consequence)
      : spoken.then(() => attempt(event, consequence));
    if (!urgent.has(event.type)) spoken = done;
  }

  /** A refusal for good is for a human to see; it does not stop the question. */
  async function attempt(event: JournalEvent, consequence: () => Promise<void>) {
    try {
      await consequence();
    } catch (error) {
      if (!(error instanceof TemporalFailure)) throw error;
      if (event.type !== 'alerted')
        book.write('system', { type: 'failed', step: event.type, code: codeOf(error) });
    }
    undone.delete(event.seq);
  }
}

function consequenceOf<T extends JournalEvent['type']>(consequences: Effects, event: EventOf<T>) {
  const consequence: ((event: EventOf<T>) => Promise<void>) | undefined = consequences[event.type];
  return consequence && (() => consequence(event));
}

/** The type of the failure underneath: a code, never a message, which might quote what somebody wrote. */
function codeOf(error: TemporalFailure): string {
  const failure = error.cause ?? error;
  return failure instanceof ApplicationFailure ? (failure.type ?? 'unknown') : 'unknown';
}
