import { z } from '@hono/zod-openapi';
import { targets, teams } from '../../domain/journal.ts';
import { changeIdSchema, editSchema, REASON_LENGTH } from '../../activities/calendar/change-schema.ts';

const effectiveAt = z.int().optional().openapi({ description: 'Epoch ms; at once by default' });

export const PreviewForm = z.strictObject({ edit: editSchema, effectiveAt }).openapi('CalendarPreviewAsked');
export const ChangeForm = z
  .strictObject({
    edit: editSchema,
    effectiveAt,
    reason: z.string().trim().min(1).max(REASON_LENGTH),
    onto: z.int().min(0).openapi({ description: 'The edition that the preview was made on' }),
  })
  .openapi('CalendarChange');

export const OfChange = z.object({ id: changeIdSchema });

const Hours = z.array(z.tuple([z.string(), z.string()]).readonly()).readonly();
const Schedule = z.object({
  timeZone: z.string(),
  weekly: z.object({ mon: Hours, tue: Hours, wed: Hours, thu: Hours, fri: Hours, sat: Hours, sun: Hours }),
  closedDates: z.array(z.string()).readonly().optional(),
  specialDates: z.record(z.string(), Hours).optional(),
  publicHolidays: z.enum(['none', 'FR', 'FR-Alsace-Moselle']).optional(),
});
const Made = z.object({
  dates: z.array(z.object({ date: z.string(), hours: z.union([Hours, z.literal('usual')]) })),
  week: z.boolean(),
});
export const CalendarForm = z
  .object({
    calendar: z.array(z.object({ id: z.string(), effectiveAt: z.number(), schedule: Schedule })).readonly(),
    edition: z.number(),
    changes: z.array(
      z.object({
        id: z.string(),
        made: Made,
        effectiveAt: z.number(),
        storedAt: z.number(),
        reason: z.string().optional(),
        by: z.string().optional(),
      }),
    ),
  })
  .openapi('Calendar');

const MovedClock = z.object({
  target: z.enum(targets),
  before: z.number().optional(),
  after: z.number().optional(),
  told: z.number().optional(),
  late: z.boolean(),
});
export const PreviewTold = z
  .object({
    edition: z.number(),
    effectiveAt: z.number(),
    running: z.number(),
    moved: z.number(),
    late: z.number(),
    list: z.array(
      z.object({
        reference: z.string(),
        team: z.enum(teams),
        assignee: z.string().optional(),
        clocks: z.array(MovedClock),
      }),
    ),
  })
  .openapi('CalendarPreview');

const Reached = z.object({ running: z.number(), told: z.number(), gone: z.number(), after: z.string() });
export const StandingForm = z
  .discriminatedUnion('at', [
    z.object({ at: z.literal('under-way'), reached: Reached.optional() }),
    z.object({ at: z.literal('done'), reached: Reached }),
    z.object({ at: z.literal('refused'), refused: z.array(z.string()) }),
    z.object({ at: z.literal('stopped') }),
    z.object({ at: z.literal('unknown') }),
  ])
  .openapi('CalendarChangeStanding');
