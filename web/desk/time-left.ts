import { openTimeBetweenIn, type OpenIntervals } from '../../domain/open-intervals.ts';

/** Open time left under which an agent should look now. */
const SOON = 15 * 60_000;

export function paceOf(due: number, now: number, intervals: OpenIntervals): 'running' | 'soon' | 'late' {
  if (due <= now) return 'late';
  return openTimeBetweenIn(intervals, now, due) <= SOON ? 'soon' : 'running';
}

/** "reste 42 min ouvertes", "en retard de 1 h 05": what is left in open time, in words. */
export function leftInWords(due: number, now: number, intervals: OpenIntervals): string {
  if (due <= now) return `en retard de ${lengthInWords(openTimeBetweenIn(intervals, due, now))}`;
  return `reste ${lengthInWords(openTimeBetweenIn(intervals, now, due))}`;
}

/** Open time as people say it: "45 min", "1 h 05", "24 h". */
export function lengthInWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes}\u00A0min`;
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)}\u00A0h`;
  return rest === 0 ? hours : `${hours}\u00A0${String(rest).padStart(2, '0')}`;
}
