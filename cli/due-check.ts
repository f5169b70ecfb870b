/** Runs a file of vectors and says how many agree. */
import { z } from 'zod';
import { dueOver } from '../activities/calendar/open-time-answer.ts';
import { withPublicHolidays } from '../activities/calendar/holidays.ts';
import { refusalReasons, vectorScheduleSchema } from '../activities/calendar/schedule-schema.ts';
import { isOpen, nextOpening, openTimeBetween } from '../domain/open-time.ts';
import { Unusable } from './due-input.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const common = {
  id: z.string(),
  schedule: vectorScheduleSchema,
  start: instant,
  pauses: z.array(z.tuple([instant, instant])).default([]),
};

const vectorSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('add'), amountMs: z.number(), expected: instant }),
  z.object({ ...common, kind: z.literal('between'), end: instant, expected: z.number() }),
  z.object({ ...common, kind: z.literal('is_open'), expected: z.boolean() }),
  z.object({ ...common, kind: z.literal('next_opening'), expected: instant }),
]);

type Vector = z.infer<typeof vectorSchema>;

export type Agreement = { agree: number; total: number; disagreements: readonly string[] };

/**
 * How many vectors agree, and one line for each that does not, or that is no vector.
 * @throws Unusable when the content is no list at all
 */
export function agreement(content: unknown): Agreement {
  if (!Array.isArray(content)) throw new Unusable('a file of vectors holds a JSON array');
  const disagreements = content.flatMap(mismatchesOf);
  return { agree: content.length - disagreements.length, total: content.length, disagreements };
}

function mismatchesOf(given: unknown, rank: number): string[] {
  const vector = vectorSchema.safeParse(given);
  if (vector.success) return disagreement(vector.data);
  return [`vector ${rank + 1} cannot be read: ${refusalReasons(vector.error).join('; ')}`];
}

function disagreement(vector: Vector): string[] {
  const measured = attempt(vector);
  if (measured === vector.expected) return [];
  return [
    `${vector.id} ${vector.kind}: expected ${valueAsText(vector, vector.expected)}, got ${valueAsText(vector, measured)}`,
  ];
}

function attempt(vector: Vector): number | boolean | string {
  try {
    return measure(vector);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function measure(vector: Vector): number | boolean {
  const { schedule, start, pauses } = vector;
  if (vector.kind === 'add') return dueOver(schedule, { start, openMs: vector.amountMs, pauses }).due;
  const until = vector.kind === 'between' ? vector.end : start;
  const hours = withPublicHolidays(schedule, start, until);
  if (vector.kind === 'between') return openTimeBetween(hours, start, until, pauses);
  return vector.kind === 'is_open' ? isOpen(hours, start) : nextOpening(hours, start);
}

function valueAsText({ kind }: Vector, value: number | boolean | string) {
  return typeof value === 'number' && kind !== 'between' ? new Date(value).toISOString() : String(value);
}
