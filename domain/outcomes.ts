/**
 * What each command came to, by its id: `applied`, or the code of its refusal. Kept in shelves of buckets, so that one more
 * costs the same however many there are; as plain lists and records, which travel to a question's next run.
 */
export type Outcomes = readonly (Shelf | null)[];
type Shelf = readonly (Readonly<Record<string, string>> | null)[];

const WIDTH = 64;
const emptyShelf: Shelf = Array.from({ length: WIDTH }, () => null);
export const noOutcomes: Outcomes = Array.from({ length: WIDTH }, () => null);

/** An id may be any word, `constructor` too. */
export function outcomeIn(outcomes: Outcomes, id: string): string | undefined {
  const [shelf, place] = placeOf(id);
  const bucket = outcomes[shelf]?.[place] ?? {};
  return Object.hasOwn(bucket, id) ? bucket[id] : undefined;
}

/** With one more; the given ones are left as they were. */
export function withOutcome(outcomes: Outcomes, id: string, outcome: string): Outcomes {
  const [shelf, place] = placeOf(id);
  const buckets = outcomes[shelf] ?? emptyShelf;
  return outcomes.with(shelf, buckets.with(place, { ...buckets[place], [id]: outcome }));
}

function placeOf(id: string): [shelf: number, place: number] {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) >>> 0;
  return [hash % WIDTH, Math.floor(hash / WIDTH) % WIDTH];
}
