import type { JournalEvent, Reading } from './journal.ts';

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
 * What is kept of an event once its words are destroyed: every date and step, and the route, from which figures are
 * counted. A topic stays where the matter is ordinary; `suicidal` no longer says anything, nor do dangers.
 */
export function redactEvent(event: JournalEvent): JournalEvent {
  switch (event.type) {
    case 'message':
      return { ...event, reading: redactReading(event.reading) };
    case 'qualified': {
      const { topic, ...rest } = event;
      return { ...rest, rules: [], ...redactTopic(event.route, topic) };
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
