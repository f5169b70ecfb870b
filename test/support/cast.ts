export { plainReading as reading } from '../../domain/plain-reading.ts';

/** An instant (epoch ms) from a wall clock in Paris, summer time: `2035-06-08T17:30`. */
export function paris(wall: string): number {
  return Date.parse(`${wall.length === 16 ? `${wall}:00` : wall}+02:00`);
}

/** Something to wait for, and what ends the wait. */
export function gated(): { promise: Promise<void>; resolve: () => void } {
  const listeners: (() => void)[] = [];
  const promise = new Promise<void>((done) => listeners.push(done));
  return { promise, resolve: () => listeners.forEach((done) => done()) };
}
