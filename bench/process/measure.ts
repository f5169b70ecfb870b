import { setTimeout as pause } from 'node:timers/promises';

export type Figures = { perSecond: number; p50: number; p99: number };

/** `everyMs`: one begins that long after the one before, or as soon as that one has ended. */
export type Load = { atOnce: number; everyMs?: number };

/** Runs `work` `times` times, `atOnce` at a time: operations per second, and milliseconds at two percentiles. */
export async function measured(
  work: () => Promise<unknown>,
  { times, atOnce, everyMs = 0 }: Load & { times: number },
): Promise<Figures> {
  const took: number[] = [];
  let left = times;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const start = performance.now();
        await work();
        took.push(performance.now() - start);
        await pause(Math.max(0, start + everyMs - performance.now()));
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  took.sort((a, b) => a - b);
  return { perSecond: times / seconds, p50: at(took, 0.5), p99: at(took, 0.99) };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
