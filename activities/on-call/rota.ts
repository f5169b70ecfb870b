// Who is woken when a life may be at stake: a file that the house writes.
import { z } from 'zod';
import { weekdays, type OpeningHours, type Weekday } from '../../domain/calendar.ts';
import { isOpen } from '../../domain/open-time.ts';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 08:00, up to 24:00');
const hours = z.array(z.tuple([time, time]));

const contact = z
  .strictObject({
    name: z.string().min(1).max(80),
    mail: z.email().optional(),
    webhook: z.url({ protocol: /^https?$/ }).optional(),
    /** By weekday, in the rota's time zone; an end at or before the start lies on the next day. Absent: at any hour. */
    on: z
      .partialRecord(z.enum(weekdays), hours)
      .refine((on) => Object.values(on).flat().length > 0, 'at least one time')
      .optional(),
  })
  .refine(({ mail, webhook }) => mail !== undefined || webhook !== undefined, 'a mail address or a webhook');

/** The longest that an emergency is escalated, in hours: a day later, somebody has come to work. */
const LONGEST_HOURS = 24;

export const rotaSchema = z.strictObject({
  timeZone: z.string().default('Europe/Paris').refine(isTimeZone, 'an IANA time zone'),
  /** From one contact to the next, until somebody has opened the question. */
  everyMinutes: z.number().min(1).max(120).default(5),
  hours: z.number().min(1).max(LONGEST_HOURS).default(LONGEST_HOURS),
  contacts: z.array(contact).min(1),
});

export type Rota = z.infer<typeof rotaSchema>;
export type OnCallContact = Rota['contacts'][number];

/** In the order of the file. */
export function onDuty({ timeZone, contacts }: Rota, at: number): OnCallContact[] {
  return contacts.filter(({ on }) => on === undefined || isOpen(hoursOf(timeZone, on), at));
}

/** Who is told at a step of the escalation: those on duty in turn, everybody when nobody is. */
export function contactAt(rota: Rota, step: number, at: number): OnCallContact | undefined {
  const there = onDuty(rota, at);
  const called = there.length > 0 ? there : rota.contacts;
  return called[step % called.length];
}

function hoursOf(timeZone: string, on: NonNullable<OnCallContact['on']>): OpeningHours {
  const day = (weekday: Weekday) => on[weekday] ?? [];
  return {
    timeZone,
    weekly: {
      mon: day('mon'),
      tue: day('tue'),
      wed: day('wed'),
      thu: day('thu'),
      fri: day('fri'),
      sat: day('sat'),
      sun: day('sun'),
    },
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
