import { DAY } from '../domain/durations.ts';

/** Instants as a French reader says them, in the zone of the service, relative to the instant of reading. */
export const PARIS = 'Europe/Paris';

const NBSP = '\u00A0';

type Wall = { day: number; weekday: string; date: string; year: number; hour: number; minute: number };

/**
 * A date and time to be read: "aujourd’hui à 16 h 30", "demain à 9 h 00", "lundi à 10 h 00" within the six days
 * ahead, "le lundi 30 novembre à 10 h 00" beyond and in the past, with the year when it is another one.
 * @param at epoch ms to name
 * @param now epoch ms at which it is read
 */
export function moment(at: number, now: number, zone = PARIS): string {
  const wall = wallAt(at, zone);
  const { day, absolute } = dayName(wall, wallAt(now, zone));
  return `${absolute ? 'le ' : ''}${day} à ${timeOf(wall)}`;
}

/**
 * A promise to be kept before an instant: "aujourd’hui avant 16 h 30", "demain avant 9 h 00", "avant lundi 10 h 00",
 * "avant le lundi 30 novembre à 10 h 00". Midnight is the day before's, as people say it.
 */
export function before(at: number, now: number, zone = PARIS): string {
  const told = wallTimeAt(at, zone);
  const { day, near, absolute } = dayName(told, wallAt(now, zone));
  if (near) return `${day} avant ${timeOf(told)}`;
  return absolute ? `avant le ${day} à ${timeOf(told)}` : `avant ${day} ${timeOf(told)}`;
}

/** How long something lasts: "jusqu’à lundi 10 h 00", "jusqu’à demain 9 h 00", "jusqu’au lundi 30 novembre à 10 h 00". */
export function until(at: number, now: number, zone = PARIS): string {
  const told = wallTimeAt(at, zone);
  const { day, absolute } = dayName(told, wallAt(now, zone));
  return absolute ? `jusqu’au ${day} à ${timeOf(told)}` : `jusqu’à ${day} ${timeOf(told)}`;
}

/** `moment` in a text that is kept, and read again another day: "demain, lundi 23 novembre, à 9 h 00". */
export function keptMoment(at: number, now: number, zone = PARIS): string {
  return withDate(moment(at, now, zone), wallAt(at, zone));
}

/** `before` in a text that is kept, and read again another day: "demain, lundi 23 novembre, avant 10 h 00". */
export function keptBefore(at: number, now: number, zone = PARIS): string {
  return withDate(before(at, now, zone), wallTimeAt(at, zone));
}

/** "9 h 00", "16 h 30", with no-break spaces; noon is "midi". */
export function time(at: number, zone = PARIS): string {
  return timeOf(wallAt(at, zone));
}

/** Whether instants can be told in that zone: browsers, and whoever writes an address by hand, name any. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * "heure de Paris" for a reader whose clock shows another time at that instant, undefined for the others.
 * A zone nobody knows counts as another one: telling costs nothing.
 */
export function zoneNote(at: number, reader: string | undefined, zone = PARIS): string | undefined {
  return reader !== undefined && sameClock(at, reader, zone) ? undefined : `heure de${NBSP}${cityOf(zone)}`;
}

/** Midnight is told as the end of the day before. */
function wallTimeAt(at: number, zone: string): Wall {
  const wall = wallAt(at, zone);
  const midnight = wall.hour === 0 && wall.minute === 0;
  return midnight ? { ...wallAt(at - 1, zone), hour: 24, minute: 0 } : wall;
}

/** "demain" is true for a day only: its date goes with it. */
function withDate(said: string, { weekday, date }: Wall): string {
  return said.replace(/^(?:hier|aujourd’hui|demain)/u, (near) => `${near}, ${weekday} ${date},`);
}

function dayName(told: Wall, now: Wall): { day: string; near: boolean; absolute: boolean } {
  const ahead = told.day - now.day;
  const near = ['hier', 'aujourd’hui', 'demain'][ahead + 1];
  if (near !== undefined) return { day: near, near: true, absolute: false };
  if (ahead > 0 && ahead < 7) return { day: told.weekday, near: false, absolute: false };
  const year = told.year === now.year ? '' : ` ${told.year}`;
  return { day: `${told.weekday} ${told.date}${year}`, near: false, absolute: true };
}

function timeOf({ hour, minute }: Wall): string {
  if (hour === 24) return 'minuit';
  if (hour === 12 && minute === 0) return 'midi';
  return `${hour}${NBSP}h${NBSP}${String(minute).padStart(2, '0')}`;
}

/** What calendar and clock of the zone show. Days are counted from the epoch, so that they can be subtracted. */
function wallAt(at: number, zone: string): Wall {
  const words = partsOf(inWords, at, zone);
  const digits = partsOf(inDigits, at, zone);
  const day = Number(digits.day);
  const year = Number(digits.year);
  return {
    day: Date.UTC(year, Number(digits.month) - 1, day) / DAY,
    weekday: words.weekday ?? '',
    date: `${day === 1 ? '1er' : day} ${words.month}`,
    year,
    hour: Number(digits.hour),
    minute: Number(digits.minute),
  };
}

function sameClock(at: number, reader: string, zone: string): boolean {
  try {
    const [here, there] = [wallAt(at, zone), wallAt(at, reader)];
    return here.day === there.day && here.hour === there.hour && here.minute === there.minute;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

const inWords: Intl.DateTimeFormatOptions = { weekday: 'long', month: 'long' };
const inDigits: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
};

function partsOf(options: Intl.DateTimeFormatOptions, at: number, zone: string): Parts {
  return Object.fromEntries(
    formatOf(options, zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format takes far longer than using it. */
function formatOf(options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = `${options.weekday ?? 'digits'} ${timeZone}`;
  const kept = formats.get(key) ?? new Intl.DateTimeFormat('fr-FR', { ...options, timeZone });
  formats.set(key, kept);
  return kept;
}
