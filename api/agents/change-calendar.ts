// Changes of the opening hours from the desk: everybody sees them, a supervisor makes them, each is kept with who and why.
import { showCalendar } from '../../activities/calendar/change.ts';
import type { CalendarChange, Preview, RefusedChange, ShownCalendar } from '../../domain/calendar-change.ts';
import { reasonsInFrench } from '../../content/fr/calendar-words.ts';
import type { CalendarEdit } from '../../domain/calendar-edit.ts';
import { editionOf } from '../../store/calendars.ts';
import type { ChangeProgress } from '../../intake/calendar-client.ts';
import { EngineAway } from '../../intake/running-questions.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import type { Session } from './session.ts';

/** A change as a supervisor words it; `onto` is the edition that the preview was made on. */
export type WantedChange = {
  edit: CalendarEdit;
  effectiveAt?: number | undefined;
  reason: string;
  onto: number;
};

/** The calendar in force and its latest changes, whether or not the engine is there. */
export function readCalendar({ store }: ApiContext): Promise<ShownCalendar> {
  return showCalendar({ store });
}

/** Throws Refusal `calendar-refused` with the reasons, or EngineAway. */
export async function previewChange(
  site: ApiContext,
  { edit, effectiveAt }: Pick<WantedChange, 'edit' | 'effectiveAt'>,
): Promise<Preview> {
  // Without a worker nobody would answer: said at once.
  if (!(await site.desk.health()).workers) throw new EngineAway();
  const told = await site.calendar.preview(changeOf('preview', { edit, effectiveAt }));
  if ('refused' in told) throw refusalOf(told);
  return told;
}

/**
 * Makes a change, once for an id, in the agent's name; the questions are told in batches from then on. Throws Refusal
 * `calendar-refused`, or `calendar-changed` when another change came first, or EngineAway.
 */
export async function makeChange(
  site: ApiContext,
  agent: Session,
  { id, ...wanted }: WantedChange & { id: string },
): Promise<ChangeProgress> {
  const { reason, onto } = wanted;
  await site.calendar.begin({ ...changeOf(id, wanted), reason, onto, by: agent.id });
  const standing = await untilKept(site, id);
  if (standing.at === 'refused') throw refusalOf(standing);
  return standing;
}

/** Tells the running questions again of a change that was made; who heard of it does nothing. */
export async function repeatChange(site: ApiContext, id: string): Promise<ChangeProgress> {
  if (!(await editionOf(site.store.db, id))) throw new Refusal('not-found');
  await site.calendar.begin({ id });
  return site.calendar.standing(id);
}

/** Throws Refusal `not-found` for an id that neither the store nor the engine knows. */
export async function changeStanding(site: ApiContext, id: string): Promise<ChangeProgress> {
  const kept = await editionOf(site.store.db, id);
  const standing = await site.calendar.standing(id);
  if (!kept && standing.at === 'unknown') throw new Refusal('not-found');
  return standing;
}

const ANSWER_WITHIN_MS = 4_000;
const LOOK_EVERY_MS = 100;

/** Until it is kept, or refused, or nobody does either in time. */
async function untilKept(site: ApiContext, id: string): Promise<ChangeProgress> {
  for (const until = Date.now() + ANSWER_WITHIN_MS; ;) {
    const kept = await editionOf(site.store.db, id);
    const standing = await site.calendar.standing(id);
    if (kept || standing.at !== 'under-way' || Date.now() > until) return standing;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function changeOf(
  id: string,
  { edit, effectiveAt }: Pick<WantedChange, 'edit' | 'effectiveAt'>,
): CalendarChange {
  return { id, edit, ...(effectiveAt === undefined ? {} : { effectiveAt }) };
}

function refusalOf({ refused }: RefusedChange): Refusal {
  if (refused.some((reason) => reason.includes('changed meanwhile'))) return new Refusal('calendar-changed');
  return new Refusal('calendar-refused', { reasons: reasonsInFrench(refused) });
}
