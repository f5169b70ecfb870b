/** What enters as a calendar (configuration, desk, files) is read here, and refused with every reason. */
import { z } from 'zod';
import { calendarProblems, scheduleProblems } from '../../domain/calendar-problems.ts';
import type { Calendar, Schedule } from '../../domain/calendar.ts';

const interval = z.tuple([z.string(), z.string()]).readonly();
const hours = z.array(interval).readonly();
const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };

const fields = {
  timeZone: z.string(),
  weekly: z.strictObject(week),
  closedDates: z.array(z.string()).readonly().default([]),
  specialDates: z.record(z.string(), hours).default({}),
  publicHolidays: z.enum(['none', 'FR', 'FR-Alsace-Moselle']).default('none'),
};

/** IANA zone, seven days of `["HH:MM","HH:MM"]` intervals, and optionally closed dates, special dates and holidays. */
export const scheduleSchema = z.strictObject(fields).superRefine(refuseUnsound);

/** The same, in a file of vectors that may say more than is read. */
export const vectorScheduleSchema = z.object(fields).superRefine(refuseUnsound);

/** Versions by ascending `effectiveAt`, an ISO instant or epoch milliseconds. */
export const calendarSchema = z
  .array(
    z.strictObject({
      id: z.string().trim().min(1),
      effectiveAt: z.union([
        z.int(),
        z.iso.datetime({ offset: true }).transform((instant) => Date.parse(instant)),
      ]),
      schedule: z.strictObject(fields),
    }),
  )
  .superRefine((calendar: Calendar, context) => {
    for (const message of calendarProblems(calendar)) context.addIssue({ code: 'custom', message });
  });

function refuseUnsound(schedule: Schedule, context: z.RefinementCtx) {
  for (const message of scheduleProblems(schedule)) context.addIssue({ code: 'custom', message });
}

/** One line per reason, each with the place it is about: `weekly.mon.0: …`. */
export function refusalReasons(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
}
