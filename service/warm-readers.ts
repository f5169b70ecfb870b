import type { Readers } from './reading-threads.ts';

const TOLD_AFTER_MS = 5_000;

/** Begun while the rest of a start goes on, and awaited by the site. On a busy machine it takes its time: whoever waits is told. */
export function warmReaders(readers: Readers, report: (line: string) => void): void {
  const told = () => report('reading: its thread is still starting, on a machine that is busy');
  const telling = setTimeout(told, TOLD_AFTER_MS);
  readers
    .warm()
    .catch(() => {})
    .finally(() => clearTimeout(telling));
}
