import { StoreAway } from './unavailable.ts';

/**
 * Runs pieces of work one after the other, in the order in which they came.
 * @param most how many may be under way and waiting; one more throws StoreAway
 */
export function oneByOne(most = Infinity): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting >= most) throw new StoreAway();
    waiting += 1;
    const result = last.then(work).finally(() => (waiting -= 1));
    last = result.catch(() => {});
    return result;
  };
}
