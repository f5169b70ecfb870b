/** A change of the calendar is read here, and refused with every reason. */
import { z } from 'zod';
import { applyEdit, editProblems } from '../../domain/calendar-edit.ts';
import type { Calendar } from '../../domain/calendar.ts';
import type { CalendarChange, RefusedChange } from '../../domain/calendar-change.ts';
import { calendarSchema, refusalReasons, scheduleSchema } from './schedule-schema.ts';

/** So that a version's id and a question's reference make one command id. */
const ID_LENGTH = 36;

export const editSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('close'), from: z.string(), until: z.string() }),
  z.strictObject({
    kind: z.literal('open'),
    date: z.string(),
    until: z.string().optional(),
    hours: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  }),
  z.strictObject({ kind: z.literal('restore'), from: z.string(), until: z.string() }),
  z.strictObject({ kind: z.literal('set'), schedule: scheduleSchema }),
]);

export const changeIdSchema = z
  .string()
  .regex(/^[\w.-]+$/, 'letters, digits and -_. only')
  .max(ID_LENGTH);

/** Longest reason, in characters. */
export const REASON_LENGTH = 200;

const changeSchema = z.strictObject({
  id: changeIdSchema,
  edit: editSchema,
  effectiveAt: z.int().optional(),
  reason: z.string().trim().max(REASON_LENGTH).optional(),
  by: z.string().max(80).optional(),
  onto: z.int().min(0).optional(),
});

export type Sound = { change: CalendarChange; effectiveAt: number; next: Calendar };

/** The calendar that a change would lead to, or every reason why not. `now` is epoch milliseconds. */
export function soundChange(given: unknown, calendar: Calendar, now: number): Sound | RefusedChange {
  const read = changeSchema.safeParse(given);
  if (!read.success) return { refused: refusalReasons(read.error) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- zod says `undefined` where a field may be left out
  const change = read.data as CalendarChange;
  const effectiveAt = change.effectiveAt ?? now;
  if (effectiveAt < now)
    return { refused: ['it cannot take effect in the past: what has been measured does not change'] };
  const problems = editProblems(calendar, change.edit, effectiveAt);
  if (problems.length > 0) return { refused: problems };
  const next = applyEdit(calendar, { id: change.id, edit: change.edit, at: effectiveAt });
  const sound = calendarSchema.safeParse(next);
  return sound.success ? { change, effectiveAt, next } : { refused: refusalReasons(sound.error) };
}
