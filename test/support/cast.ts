export { plainReading as reading } from '../../domain/plain-reading.ts';

const WRITTEN_YEAR = 2035;
/** After so many years a date falls on the same weekday again, until 2100. */
const SAME_WEEKDAYS_AFTER = 28;

/**
 * A text with the dates of 2035 that the tests are written in, put into a year with the same weekdays that is still to come:
 * the engine's time only goes forward.
 */
export function toCome(text: string, now = new Date()): string {
  const cycles = Math.ceil((now.getUTCFullYear() + 1 - WRITTEN_YEAR) / SAME_WEEKDAYS_AFTER);
  return text.replaceAll(`${WRITTEN_YEAR}`, `${WRITTEN_YEAR + SAME_WEEKDAYS_AFTER * Math.max(0, cycles)}`);
}

/** An instant (epoch ms) to come from a wall clock in Paris, summer time: `2035-06-08T17:30`. */
export function paris(wall: string): number {
  return Date.parse(`${wall.length === 16 ? toCome(`${wall}:00`) : toCome(wall)}+02:00`);
}

/** Something to wait for, and what ends the wait. */
export function gated(): { promise: Promise<void>; resolve: () => void } {
  const listeners: (() => void)[] = [];
  const promise = new Promise<void>((done) => listeners.push(done));
  return { promise, resolve: () => listeners.forEach((done) => done()) };
}
