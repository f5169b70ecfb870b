/** Shows, previews and keeps changes of the opening hours, on the store alone. */
import { clocksMovedBy, type Comparison, type Moved } from '../../domain/calendar-preview.ts';
import { differenceBetween } from '../../domain/calendar-difference.ts';
import { publishedCalendar, versionAt, type Calendar } from '../../domain/calendar.ts';
import { editionOf, editions, keepEdition, runningPage, type Edition } from '../../store/calendars.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import type { Store } from '../../store/open-store.ts';
import { soundChange } from './change-schema.ts';
import type { CalendarActivities } from './calendar-contract.ts';
import type {
  CalendarChange,
  Preview,
  RefusedChange,
  ShownCalendar,
  ShownEdition,
} from '../../domain/calendar-change.ts';
import { expandSheet } from './sheet.ts';
import { WEEK } from '../../domain/durations.ts';

export type CalendarParts = {
  store: Store;
  /** Epoch milliseconds. */
  now: () => number;
};

const WEEKS_COMPARED = 10 * WEEK;
const CHANGES_SHOWN = 20;
const LISTED = 1_000;
/** Small enough for progress to be seen, and for a batch that is cut short to be soon told again. */
const BATCH = 50;

export function calendarActivities(parts: CalendarParts): CalendarActivities {
  return {
    showCalendar: () => showCalendar(parts),
    previewCalendar: (change) => previewCalendar(parts, change),
    storeCalendar: (change) => storeCalendar(parts, change),
    runningQuestions: ({ after }) => runningPage(parts.store.db, after, BATCH),
  };
}

/** The calendar in force and its latest changes, each with what it changed. */
export async function showCalendar({ store }: Pick<CalendarParts, 'store'>): Promise<ShownCalendar> {
  const kept = await editions(store.db, CHANGES_SHOWN + 1);
  const [last] = kept;
  return {
    calendar: last?.calendar ?? publishedCalendar,
    edition: last?.number ?? 0,
    changes: kept
      .slice(0, CHANGES_SHOWN)
      .map((edition, rank) => shownEdition(edition, kept[rank + 1]?.calendar ?? publishedCalendar)),
  };
}

/** What a change would do, from the journals as they are projected and both calendars. Nothing is changed. */
async function previewCalendar(
  parts: CalendarParts,
  given: CalendarChange,
): Promise<Preview | RefusedChange> {
  const { calendar, edition } = await showCalendar(parts);
  const now = parts.now();
  const sound = soundChange(given, calendar, now);
  if ('refused' in sound) return sound;
  const compared: Comparison = {
    now,
    held: expandSheet(calendar, now, now + WEEKS_COMPARED),
    next: expandSheet(sound.next, now, now + WEEKS_COMPARED),
  };
  const moved: Moved[] = [];
  let running = 0;
  for await (const reference of everyRunning(parts)) {
    running += 1;
    const journal = await eventsAfter(parts.store.db, reference, 0);
    moved.push(...[clocksMovedBy({ reference, journal }, compared)].filter((one) => one !== undefined));
  }
  return {
    edition,
    effectiveAt: sound.effectiveAt,
    running,
    moved: moved.length,
    late: moved.filter(isLate).length,
    list: moved.toSorted(byUrgency).slice(0, LISTED),
  };
}

/** Keeps a change once, whatever the number of times. Refused when the calendar is no longer the one that was shown. */
async function storeCalendar(
  parts: CalendarParts,
  given: CalendarChange | { id: string },
): Promise<{ effectiveAt: number; running: number } | RefusedChange> {
  const { db } = parts.store;
  const kept = await editionOf(db, given.id);
  if (kept) return { effectiveAt: kept.effectiveAt, running: await countRunning(parts) };
  const { calendar, edition } = await showCalendar(parts);
  const sound = soundChange(given, calendar, parts.now());
  if ('refused' in sound) return sound;
  const { change, effectiveAt, next } = sound;
  const { id, reason = null, by = null, onto = edition } = change;
  const row = { id, effectiveAt, storedAt: parts.now(), reason, by, calendar: next };
  if (onto !== edition || !(await keepEdition(db, row, edition)))
    return { refused: ['the calendar was changed meanwhile: look at the preview again'] };
  return { effectiveAt, running: await countRunning(parts) };
}

async function* everyRunning({ store }: CalendarParts): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const batch = await runningPage(store.db, after, BATCH);
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

async function countRunning(parts: CalendarParts): Promise<number> {
  let running = 0;
  for await (const _ of everyRunning(parts)) running += 1;
  return running;
}

function isLate({ clocks }: Moved): boolean {
  return clocks.some(({ late }) => late);
}

function byUrgency(a: Moved, b: Moved): number {
  return Number(isLate(b)) - Number(isLate(a)) || nearest(a) - nearest(b);
}

function nearest({ clocks }: Moved): number {
  return Math.min(...clocks.map(({ before, after }) => before ?? after ?? Number.POSITIVE_INFINITY));
}

function shownEdition(
  { id, effectiveAt, storedAt, reason, by, calendar }: Edition,
  before: Calendar,
): ShownEdition {
  const scheduleOf = (one: Calendar) => versionAt(one, effectiveAt).schedule;
  return {
    id,
    made: differenceBetween(scheduleOf(before), scheduleOf(calendar)),
    effectiveAt,
    storedAt,
    ...(reason === null ? {} : { reason }),
    ...(by === null ? {} : { by }),
  };
}
