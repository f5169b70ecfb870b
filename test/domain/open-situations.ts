/** Random schedules, zones, instants and pauses; half of the instants lie on a day the zone changes its clocks. */
import * as fc from 'fast-check';
import type { LocalInterval, OpeningHours } from '../../domain/calendar.ts';

export const SECOND = 1_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const [YEAR_2000, YEAR_2101] = [Date.UTC(2000, 0, 1), Date.UTC(2101, 0, 1)];

// oxfmt-ignore
const zones = [
  'Europe/Paris', 'UTC', 'Asia/Kolkata', 'Asia/Kathmandu',                             // none, and quarters
  'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Chatham', 'Antarctica/Troll',    // half an hour, two hours
  'Africa/Casablanca', 'Asia/Gaza', 'Africa/Cairo', 'America/Recife', 'Asia/Tehran',   // changes close together
  'America/Sao_Paulo', 'America/Asuncion', 'Asia/Beirut', 'Atlantic/Azores',           // around midnight
  'Pacific/Apia', 'Pacific/Kwajalein', 'America/Caracas', 'Asia/Pyongyang',            // of a day, of half an hour for good
];

const time = fc
  .integer({ min: 0, max: 24 * 4 * 15 })
  .map((minutes) =>
    [Math.trunc(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':'),
  );
const roundTime = fc.constantFrom(
  '00:00',
  '01:00',
  '01:30',
  '02:00',
  '02:30',
  '03:00',
  '06:00',
  '22:00',
  '23:30',
  '24:00',
);
const interval: fc.Arbitrary<LocalInterval> = fc
  .tuple(fc.oneof(time, roundTime), fc.oneof(time, roundTime))
  .filter(([opens, closes]) => opens !== closes && opens !== '24:00');
const hoursOfDay = fc.array(interval, { maxLength: 3 });
const week = fc
  .record({
    mon: hoursOfDay,
    tue: hoursOfDay,
    wed: hoursOfDay,
    thu: hoursOfDay,
    fri: hoursOfDay,
    sat: hoursOfDay,
    sun: hoursOfDay,
  })
  .filter((weekly) => Object.values(weekly).some((hours) => hours.length > 0));

/** Every noon in a zone at which the wall clock reads otherwise than the noon before. */
const changeDays = new Map<string, number[]>();
function daysOfChange(timeZone: string): number[] {
  const known = changeDays.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' });
  const days: number[] = [];
  for (let noon = YEAR_2000 + DAY / 2; noon < YEAR_2101; noon += DAY) {
    if (format.format(noon) !== format.format(noon - DAY)) days.push(noon - DAY);
  }
  changeDays.set(timeZone, days);
  return days;
}

const moment = fc
  .integer({ min: YEAR_2000 / SECOND, max: YEAR_2101 / SECOND })
  .map((seconds) => seconds * SECOND);

/** An instant somewhere in a century, half of the time on the day the zone changes its clocks. */
const instantIn = (timeZone: string) => {
  const days = daysOfChange(timeZone);
  if (days.length === 0) return moment;
  return fc.oneof(
    moment,
    fc.tuple(fc.constantFrom(...days), fc.nat(20 * 3_600)).map(([day, s]) => day + s * SECOND),
  );
};

const dateAround = (at: number) =>
  fc.integer({ min: -2, max: 3 }).map((days) => new Date(at + days * DAY).toISOString().slice(0, 10));

export const situation = fc
  .constantFrom(...zones)
  .chain((timeZone) =>
    fc.record({ timeZone: fc.constant(timeZone), start: instantIn(timeZone), weekly: week }),
  )
  .chain(({ timeZone, start, weekly }) =>
    fc.record({
      start: fc.constant(start),
      schedule: fc
        .record({
          timeZone: fc.constant(timeZone),
          weekly: fc.constant(weekly),
          closedDates: fc.array(dateAround(start), { maxLength: 2 }),
          specialDates: fc.dictionary(dateAround(start), hoursOfDay, { maxKeys: 2 }),
        })
        .map(({ specialDates, ...rest }): OpeningHours => {
          const closed = new Set(rest.closedDates);
          const kept = Object.entries(specialDates).filter(([date]) => !closed.has(date));
          return { ...rest, specialDates: Object.fromEntries(kept) };
        }),
    }),
  );

export const pausesAround = (start: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -HOUR, max: 20 * HOUR }), fc.integer({ min: 0, max: 4 * HOUR }))
      .map(([after, length]) => [start + after, start + after + length] as const),
    { maxLength: 3 },
  );
