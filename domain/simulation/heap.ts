/** A binary heap of numbers by keys: the least key first. Plain arrays of numbers, since a run pushes and pops a million times. */
export type Heap = {
  readonly size: number;
  push(key: number, value: number): void;
  /** -1 when there is none. */
  pop(): number;
  /** Infinity when there is none. */
  least(): number;
};

export function openHeap(): Heap {
  const keys: number[] = [];
  const values: number[] = [];
  return {
    get size() {
      return keys.length;
    },
    least: () => keys[0] ?? Number.POSITIVE_INFINITY,
    push(key, value) {
      let at = keys.length;
      for (let parent = (at - 1) >> 1; at > 0 && keyAt(parent) > key; parent = (at - 1) >> 1) {
        move(parent, at);
        at = parent;
      }
      keys[at] = key;
      values[at] = value;
    },
    pop() {
      const [first = -1] = values;
      const key = keys.pop();
      const value = values.pop();
      if (key !== undefined && value !== undefined && keys.length > 0) sink(key, value);
      return first;
    },
  };

  function sink(key: number, value: number): void {
    let at = 0;
    for (let child = 1; child < keys.length; child = 2 * at + 1) {
      if (keyAt(child + 1) < keyAt(child)) child += 1;
      if (keyAt(child) >= key) break;
      move(child, at);
      at = child;
    }
    keys[at] = key;
    values[at] = value;
  }

  function move(from: number, to: number): void {
    keys[to] = keyAt(from);
    values[to] = values[from] ?? -1;
  }

  function keyAt(at: number): number {
    return keys[at] ?? Number.POSITIVE_INFINITY;
  }
}
