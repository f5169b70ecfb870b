// Agglomerative clustering with average linkage: the two nearest groups are joined until none are near enough.
import type { Similarities } from './similarity.ts';

/** Groups of places, each in order; joined while their average similarity is at least `least`. */
export function linkage({ size, values }: Similarities, least: number): number[][] {
  const near = Float32Array.from(values);
  const members = Array.from({ length: size }, (_, at) => [at]);
  const alive = new Set(members.keys());
  const nearest = Array.from({ length: size }, (_, at) => nearestOf(at));
  for (;;) {
    const pair = nearestPair();
    if (!pair || pair.similarity < least) break;
    join(pair.one, pair.other);
  }
  return [...alive].map((at) => (members[at] ?? []).toSorted((one, other) => one - other));

  function nearestOf(row: number): number {
    let found = -1;
    let most = -1;
    for (const column of alive) {
      const value = near[row * size + column] ?? 0;
      if (column !== row && value > most) {
        most = value;
        found = column;
      }
    }
    return found;
  }

  function nearestPair(): { one: number; other: number; similarity: number } | undefined {
    let found: { one: number; other: number; similarity: number } | undefined;
    for (const one of alive) {
      const other = nearest[one] ?? -1;
      const value = near[one * size + other] ?? -1;
      if (other >= 0 && value > (found?.similarity ?? -1)) found = { one, other, similarity: value };
    }
    return found;
  }

  function join(kept: number, gone: number): void {
    const [here, there] = [members[kept] ?? [], members[gone] ?? []];
    alive.delete(gone);
    for (const at of alive) {
      if (at === kept) continue;
      const sum = here.length * (near[kept * size + at] ?? 0) + there.length * (near[gone * size + at] ?? 0);
      const average = sum / (here.length + there.length);
      near[kept * size + at] = average;
      near[at * size + kept] = average;
    }
    members[kept] = [...here, ...there];
    for (const at of alive) {
      if (at === kept || nearest[at] === kept || nearest[at] === gone) nearest[at] = nearestOf(at);
    }
  }
}
