/** A binary heap: the least `key` first. */
export type Heap<T> = {
  readonly size: number;
  push(key: number, value: T): void;
  pop(): T | undefined;
  least(): number;
};

export function openHeap<T>(): Heap<T> {
  const held: { key: number; value: T }[] = [];
  return {
    get size() {
      return held.length;
    },
    least: () => held[0]?.key ?? Number.POSITIVE_INFINITY,
    push(key, value) {
      held.push({ key, value });
      rise(held.length - 1);
    },
    pop() {
      const [first] = held;
      const last = held.pop();
      if (first === undefined || last === undefined || held.length === 0) return first?.value;
      held[0] = last;
      sink(0);
      return first.value;
    },
  };

  function rise(at: number): void {
    for (let child = at; child > 0;) {
      const parent = (child - 1) >> 1;
      if (keyAt(parent) <= keyAt(child)) return;
      swap(parent, child);
      child = parent;
    }
  }

  function sink(at: number): void {
    for (let parent = at; ;) {
      const left = 2 * parent + 1;
      const least = keyAt(left + 1) < keyAt(left) ? left + 1 : left;
      if (keyAt(least) >= keyAt(parent)) return;
      swap(parent, least);
      parent = least;
    }
  }

  function keyAt(at: number): number {
    return held[at]?.key ?? Number.POSITIVE_INFINITY;
  }

  function swap(one: number, other: number): void {
    const [a, b] = [held[one], held[other]];
    if (a && b) [held[one], held[other]] = [b, a];
  }
}
