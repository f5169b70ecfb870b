/**
 * A slow clock to check the fast one against. It shares no code with it: it asks Intl what the wall clock reads, second
 * after second, and looks the minute up in the schedule as a person would.
 */
import type { LocalInterval, OpeningHours } from '../../domain/calendar.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Whether each second of [from, until) is open; both whole seconds. */
export function openSeconds(hours: OpeningHours, from: number, until: number): boolean[] {
  const reads = wallClock(hours.timeZone);
  const seconds: boolean[] = [];
  let shown = '';
  let open = false;
  for (let at = from; at < until; at += SECOND) {
    const reading = reads(at);
    if (reading !== shown) open = isOpenWhenShown(hours, reading);
    shown = reading;
    seconds.push(open);
  }
  return seconds;
}

/** Reads like `2026-03-29 03:00`. */
function wallClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  let minute = Number.NaN;
  let reading = '';
  // Clocks are whole minutes apart since 1972, and change on a whole minute: Intl, which is slow, is asked once in each.
  return (at: number) => {
    if (Math.floor(at / MINUTE) !== minute) {
      minute = Math.floor(at / MINUTE);
      reading = format.format(at);
    }
    return reading;
  };
}

function isOpenWhenShown(hours: OpeningHours, reading: string): boolean {
  const [today = '', time = ''] = reading.split(' ');
  if (hours.closedDates?.includes(today)) return false;
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const special = hours.specialDates ?? {};
  const todays = special[today] ?? weekdayHours(hours, today);
  const nights = [
    ...(special[today] ? [] : weekdayHours(hours, yesterday)),
    ...(special[yesterday] ?? []),
  ].filter(endsNextDay);
  return (
    todays.some((each) => each[0] <= time && (endsNextDay(each) || time < each[1])) ||
    nights.some(([, closes]) => time < closes)
  );
}

function weekdayHours({ weekly }: OpeningHours, date: string): readonly LocalInterval[] {
  const { sun, mon, tue, wed, thu, fri, sat } = weekly;
  return [sun, mon, tue, wed, thu, fri, sat][new Date(date).getUTCDay()] ?? [];
}

function endsNextDay([opens, closes]: LocalInterval): boolean {
  return closes <= opens;
}
