import type { PublicHolidays, Schedule } from '../domain/calendar.ts';
import { editions, keepEdition } from '../store/calendars.ts';
import type { Db } from '../store/db.ts';
import { questions } from '../store/schema.ts';

/** What is done where nobody answers: a date on which nobody works is announced to nobody. */
const UNANSWERED: PublicHolidays = 'FR';

/** It is no change: the first one is still made on edition 0. */
const BEFORE_ANY_CHANGE = -1;

type Choosing = {
  db: Db;
  /** Of the policy; public holidays that it names are a choice made. */
  hours: Schedule;
  /** Set from outside: nobody is asked. */
  chosen: PublicHolidays | undefined;
  /** Asks whoever starts the service; undefined when nobody answers. */
  ask?: (() => Promise<PublicHolidays | undefined>) | undefined;
  now: number;
};

/**
 * At the first start, on a store with neither a calendar nor a question: the published hours name no public holiday, so
 * whether they are worked is asked. Gives what was chosen, undefined when there was nothing to choose.
 */
export async function firstCalendar({
  db,
  hours,
  chosen,
  ask,
  now,
}: Choosing): Promise<PublicHolidays | undefined> {
  if ((await editions(db, 1)).length > 0 || (await db.$count(questions)) > 0) return undefined;
  const publicHolidays = chosen ?? (await ask?.()) ?? UNANSWERED;
  const calendar = [{ id: 'published', effectiveAt: 0, schedule: { ...hours, publicHolidays } }];
  const edition = {
    id: 'first-start',
    effectiveAt: 0,
    storedAt: now,
    reason: 'first start',
    by: null,
    calendar,
  };
  return (await keepEdition(db, edition, BEFORE_ANY_CHANGE)) ? publicHolidays : undefined;
}

/** Public holidays that a policy's hours name; undefined leaves the question open. */
export function namedHolidays({ publicHolidays }: Schedule): PublicHolidays | undefined {
  return publicHolidays === 'none' ? undefined : publicHolidays;
}

/** For whoever reads the start. */
export function holidaysInWords(publicHolidays: PublicHolidays): string {
  const told = {
    none: 'open on public holidays',
    FR: 'closed on French public holidays',
    'FR-Alsace-Moselle': 'closed on public holidays of Alsace-Moselle',
  };
  return `calendar: ${told[publicHolidays]}; PALADIN_HOLIDAYS chooses at a first start, \`paladin calendar\` later`;
}
