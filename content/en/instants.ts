import { PARIS } from '../instants.ts';

const moments = (zone: string, year: boolean) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(year ? { year: 'numeric' } : {}),
  });

/** "on Monday 30 November at 10:00", with the year when it is another one than at `now`. Instants are epoch ms. */
export function englishMoment(at: number, now: number, zone = PARIS): string {
  return `on ${dayOf(at, now, zone)} at ${englishTime(at, zone)}`;
}

/** "before 10:00 on Monday 30 November". */
export function englishDue(at: number, now: number, zone = PARIS): string {
  return `before ${englishTime(at, zone)} on ${dayOf(at, now, zone)}`;
}

/** "09:00". */
export function englishTime(at: number, zone = PARIS): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
}

function dayOf(at: number, now: number, zone: string): string {
  const otherYear = new Date(at).getUTCFullYear() !== new Date(now).getUTCFullYear();
  return moments(zone, otherYear).format(at).replace(',', '');
}
