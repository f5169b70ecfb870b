// The embedded database as drizzle's PGlite driver wants it, with PGlite itself on another thread.
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite';
import type { EmbeddedFolder, ThreadReply, Work } from './embedded-messages.ts';
import { oneByOne } from './one-by-one.ts';

type Session = { query: (text: string, params?: unknown[], options?: QueryOptions) => Promise<Results> };
type Apart = Session & {
  waitReady: Promise<void>;
  transaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  runExclusive: <T>(work: () => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/** Opens it on a thread that ends with `close`. A thread that ends by itself leaves the store away, as a database would. */
export function embeddedThread(place: EmbeddedFolder): PGlite {
  const thread = threadOf(place);
  const inTurn = oneByOne();
  const session: Session = { query: (text, params, options) => thread.ask(statement(text, params, options)) };
  const begin = (text: string) => session.query(text);
  const client: Apart = {
    waitReady: thread.ask({ kind: 'open' }).then(() => undefined),
    query: (...given) => inTurn(() => session.query(...given)),
    // Statements of a transaction follow one another: nobody else's come between.
    transaction: (work) =>
      inTurn(async () => {
        await begin('BEGIN');
        try {
          const result = await work(session);
          await begin('COMMIT');
          return result;
        } catch (error) {
          await begin('ROLLBACK');
          throw error;
        }
      }),
    runExclusive: inTurn,
    close: () => inTurn(() => thread.ask({ kind: 'close' }).finally(thread.end)).then(() => undefined),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that drizzle's driver calls of it
  return client as unknown as PGlite;
}

function statement(text: string, params: unknown[] = [], { rowMode = 'object' }: QueryOptions = {}): Work {
  return { kind: 'query', text, params: params.map(alone), rowMode };
}

/** A slice of shared memory would take all of it along. */
function alone(param: unknown): unknown {
  return param instanceof Uint8Array && param.byteLength < param.buffer.byteLength
    ? new Uint8Array(param)
    : param;
}

type Waiting = { resolve: (results: Results) => void; reject: (error: Error) => void };

/**
 * V8 optimizes a function of WebAssembly after so many bytes were run. By default that is soon, and common statements are no faster for
 * the processor and memory that it takes. What long statements run is still optimized.
 */
const optimizeLate = '--wasm-tiering-budget=1000000000';

/** The process lives on while an answer is awaited, and not for the thread's own sake. */
function threadOf(place: EmbeddedFolder) {
  setFlagsFromString(optimizeLate);
  const thread = new Worker(new URL('./embedded-thread.js', import.meta.url), {
    workerData: place,
    // What it makes lives a moment; the database itself is WebAssembly's.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let ended = false;
  thread.unref();
  thread.on('message', ({ id, results, problem }: ThreadReply) => {
    const asker = waiting.get(id);
    forget(id);
    if (problem) asker?.reject(Object.assign(new Error(problem.message), problem));
    else asker?.resolve(results ?? NOTHING);
  });
  thread.on('error', failAll);
  thread.on('exit', () => failAll(new Error('PGlite is closed')));
  return { ask, end: () => thread.terminate() };

  function ask(work: Work): Promise<Results> {
    if (ended) return Promise.reject(new Error('PGlite is closed'));
    const id = (asked += 1);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage({ ...work, id });
    });
  }

  function forget(id: number): void {
    waiting.delete(id);
    if (waiting.size === 0) thread.unref();
  }

  function failAll(error: Error): void {
    ended = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }
}

const NOTHING: Results = { rows: [], fields: [] };
