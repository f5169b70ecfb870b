// What a person was promised each time that their delay was extended, and what became of it: from the journal alone.
import type { JournalEvent } from './journal.ts';

/** `standing`: nothing has happened to it yet. `replaced`: another date was given before this one came. */
export type ExtensionOutcome = 'standing' | 'kept' | 'missed' | 'replaced' | 'closed';

/** A date that was promised with an extension. Instants are epoch milliseconds; waits of the person move the last moment, not the date. */
export type ExtensionDate = {
  /** Of the journal's event that announced it. */
  seq: number;
  announcedAt: number;
  by: string;
  promisedAt: number;
  outcome: ExtensionOutcome;
  endedAt?: number;
};

const endings: Partial<Record<JournalEvent['type'], ExtensionOutcome>> = {
  resolved: 'kept',
  'promise-missed': 'missed',
  extended: 'replaced',
  closed: 'closed',
};

export function extensionDates(journal: readonly JournalEvent[]): ExtensionDate[] {
  return journal.flatMap((event, index) => {
    if (event.type !== 'extended') return [];
    const { seq, at: announcedAt, by, promisedAt } = event;
    const end = journal.slice(index + 1).find(({ type }) => endings[type] !== undefined);
    const outcome = (end && endings[end.type]) ?? 'standing';
    return [{ seq, announcedAt, by, promisedAt, outcome, ...(end && { endedAt: end.at }) }];
  });
}
