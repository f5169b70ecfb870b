export type Figures = { perSecond: number; p50: number; p99: number };

/** Runs `work` `times` times, `atOnce` at a time: operations per second, and milliseconds at two percentiles. */
export async function measured(
  work: () => Promise<unknown>,
  { times, atOnce }: { times: number; atOnce: number },
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
