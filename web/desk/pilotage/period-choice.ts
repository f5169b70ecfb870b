// Months and weeks as people choose and read them.
import { DAY } from '../../../domain/durations.ts';
import { monthsUpTo, weeksUpTo, type Periods } from '../../../domain/indicators/periods.ts';

export type Chosen = Periods & { kind: 'mois' | 'semaine'; name: string };

/** @param asked `2026-11` or a date of a week; anything else is the period of `now` */
export function chosenPeriod(kind: Chosen['kind'], asked: string | undefined, now: number): Chosen {
  const periods = kind === 'mois' ? monthsUpTo(asked, now) : weeksUpTo(asked, now);
  const named = periodName(kind, periods.first);
  return { kind, ...periods, name: kind === 'mois' ? named : `semaine du ${named}` };
}

const monthFormat = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dateFormat = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export function periodName(kind: Chosen['kind'], day: number): string {
  return (kind === 'mois' ? monthFormat : dateFormat).format(day * DAY);
}
