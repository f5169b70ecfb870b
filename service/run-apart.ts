import { Piscina } from 'piscina';

type Options = Parameters<Piscina['run']>[1];

/**
 * Runs one function of a thread's file, on a thread of its own that ends with it, so that nobody waits at the desk meanwhile.
 * @param name the function; `T` is what it gives
 */
export function runApart<T>(file: URL, name: string, task: object, options: Options = {}): Promise<T> {
  const pool = new Piscina({ filename: file.href, maxThreads: 1, niceIncrement: 10 });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the function of that name gives
  return (pool.run(task, { ...options, name }) as Promise<T>).finally(() => pool.destroy());
}
