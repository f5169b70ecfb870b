// A year of invented questions, over both clock changes, closures announced late, and two incidents.
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar, publishedHours, type Calendar } from '../../domain/calendar.ts';
import { MINUTE, WEEK } from '../../domain/durations.ts';
import { plausiblePast, type Past, type PastQuestion } from '../../domain/simulation/plausible-past.ts';

const at = (written: string) => Date.parse(written);

/** Closed on these days, which is decided at that instant. */
export const closures = [
  { decidedAt: at('2026-05-11T08:00:00Z'), dates: ['2026-05-14', '2026-05-15'] },
  { decidedAt: at('2026-12-21T12:30:00Z'), dates: ['2026-12-24', '2026-12-25', '2027-01-01'] },
];

export const YEAR = { from: at('2026-01-31T23:00:00Z'), until: at('2027-01-31T23:00:00Z') };

const habits = {
  agents: ['lea', 'marc', 'ines'],
  doctors: ['roux'],
  assistantRate: 0.55,
  claimAfter: 12 * MINUTE,
  answerAfter: 14 * MINUTE,
};

const past = (perDay: number, seed: number): Past => ({
  seed,
  ...YEAR,
  perDay,
  habits,
  topics: ['attestation', 'rendez-vous', 'facture', 'compte', 'adhesion'],
  hours: (from, now) => expandSheet(calendarKnown(now), from, from + 5 * WEEK),
  calendarChanges: closures.map(({ decidedAt }) => decidedAt),
  incidents: [
    { from: at('2026-03-10T23:00:00Z'), until: at('2026-03-12T23:00:00Z'), topic: 'compte', times: 4 },
    { from: at('2026-10-24T22:00:00Z'), until: at('2026-10-28T23:00:00Z'), topic: 'facture', times: 3 },
  ],
});

/** The same for the same seed. */
export function inventedYear({ perDay = 7, seed = 11 } = {}): PastQuestion[] {
  return [...plausiblePast(past(perDay, seed))];
}

const expanded = new Map<number, Calendar>();

function calendarKnown(now: number): Calendar {
  const known = closures.filter(({ decidedAt }) => decidedAt <= now);
  const calendar =
    expanded.get(known.length) ??
    publishedCalendar.map((version) => ({
      ...version,
      schedule: { ...publishedHours, closedDates: known.flatMap(({ dates }) => dates) },
    }));
  expanded.set(known.length, calendar);
  return calendar;
}
