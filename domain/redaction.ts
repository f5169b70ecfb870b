import { replayJournal } from './evolve.ts';
import type { JournalEvent, Reading } from './journal.ts';
import { published } from './policy.ts';
import type { Route } from './triage/types.ts';

/** Where a message went, without what triage read in it: names of rules and topics can tell an illness. */
export function redactReading(reading: Reading): Reading {
  const { route, humanRequested, thanks, cannotReach, automated, says } = reading;
  return {
    route,
    humanRequested,
    thanks,
    cannotReach,
    automated,
    ...(says === undefined ? {} : { says }),
    rules: [],
    sensitive: false,
    suicidal: false,
    ...redactTopic(undefined, reading.topic),
  };
}

/**
 * What is kept of a journal once its words are destroyed: every date and step, and the route, from which figures are
 * counted. `suicidal` no longer says anything, nor do dangers. A topic stays where the matter was an ordinary one in the end,
 * whatever it was taken for when the topic was read: what a list shows until then is what figures count for good.
 */
export function redactJournal(journal: readonly JournalEvent[]): JournalEvent[] {
  const { route } = replayJournal('', published, journal);
  return journal.map((event) => redactEvent(event, route));
}

/** All that may be left of one event: with its topic, and without. */
export function remainsOf(event: JournalEvent): JournalEvent[] {
  return [redactEvent(event, 'question'), redactEvent(event, 'emergency')];
}

function redactEvent(event: JournalEvent, route: Route | undefined): JournalEvent {
  switch (event.type) {
    case 'message':
      return { ...event, reading: redactReading(event.reading) };
    case 'qualified': {
      const { topic, ...rest } = event;
      return { ...rest, rules: [], ...redactTopic(route, topic) };
    }
    case 'emergency':
      return { ...without(event, 'dangers'), suicidal: false };
    case 'relay-proposed':
      return without(event, 'distress');
    default:
      return event;
  }
}

/** Nothing, of a matter of health. */
export function redactTopic(route: string | null | undefined, topic: string | undefined): { topic?: string } {
  const ordinary = route === 'question' || route === 'complaint' || route === 'other';
  return ordinary && topic !== undefined ? { topic } : {};
}

function without<T extends { [key in K]?: unknown }, K extends string>(given: T, field: K): Omit<T, K> {
  const { [field]: _, ...rest } = given;
  return rest;
}
