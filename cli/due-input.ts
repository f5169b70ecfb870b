/** What a person types: instants, lengths of open time, files of hours. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { refusalReasons, scheduleSchema } from '../activities/calendar/schedule-schema.ts';
import { dayNumber } from '../domain/calendar-dates.ts';
import { publishedHours, type Schedule } from '../domain/calendar.ts';
import { instantAtWallTime } from '../domain/open-zone.ts';

/** Something typed that cannot be used; the message says what and why. */
export class Unusable extends Error {}

/**
 * `2026-11-20T16:30:00Z` or with another offset; else a local time of the zone, `2026-11-20 17:30` or a bare date.
 * A time that exists twice is the first of the two.
 */
export function instantFrom(text: string, timeZone: string): number {
  const [, date, time = '00:00', offset] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?) ?(Z|[+-]\d\d:\d\d)?)?$/.exec(text.trim()) ??
    [];
  const read = Date.parse(`${date}T${time}${offset ?? 'Z'}`);
  // Date.parse alone takes 30 February for 2 March.
  if (Number.isNaN(read + dayNumber(date ?? '')))
    throw new Unusable(`"${text}" is not an instant: 2026-11-20 17:30 or 2026-11-20T16:30:00Z`);
  return offset ? read : instantAtWallTime(timeZone, read);
}

/** `60m`, `24h`, `1h30`, `90s`, `1h30m15s`, `500ms`, in milliseconds. Days are refused: how long is an open one? */
export function lengthFrom(text: string): number {
  const [whole, hours = 0, minutes = 0, seconds = 0, milliseconds = 0] =
    /^(?:(\d+)h)?(?:(\d+)(?:m|min|(?<=h\d+)))?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(
      text.trim().replaceAll(' ', ''),
    ) ?? [];
  if (!whole) throw new Unusable(`"${text}" is not a length of open time: 60m, 24h or 1h30`);
  return (
    Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1_000 + Number(milliseconds)
  );
}

/** The published hours, or those of a JSON or YAML file; `timeZone` moves them to another zone. */
export function scheduleFrom(file: string | undefined, timeZone: string | undefined): Schedule {
  const read = file === undefined ? publishedHours : contentOf(file);
  const moved = typeof read === 'object' && read && timeZone !== undefined ? { ...read, timeZone } : read;
  const schedule = scheduleSchema.safeParse(moved);
  if (schedule.success) return schedule.data;
  throw new Unusable(
    `${file ?? 'these hours'} cannot be used:\n  ${refusalReasons(schedule.error).join('\n  ')}`,
  );
}

/** What a JSON file holds, or a YAML one by its name. */
export function contentOf(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    return /\.ya?ml$/.test(file) ? parse(text) : JSON.parse(text);
  } catch (error) {
    throw new Unusable(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
