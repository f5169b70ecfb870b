// The embedded engine is started again when it dies: the doors stay open meanwhile, the store holds what comes in.
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../temporal-server/server.ts';

type Ports = { port: number; uiPort: number };
type Supervising = {
  /** Starts it on these ports, or on those configured the first time. */
  start: (ports?: Ports) => Promise<Engine>;
  report: (line: string) => void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** One that stood this long has recovered: its next death is waited for as the first was. */
const STOOD_MS = 60_000;

/**
 * Starts the engine, and again on the same ports whenever it ends by itself, ever more patiently. Its `ended` settles only with
 * `stop`. Throws what the first start throws.
 */
export async function superviseEngine({ start, report }: Supervising): Promise<Engine> {
  let engine = await start();
  const ports = { port: portOf(`http://${engine.address}`), uiPort: portOf(engine.uiUrl) };
  const stopping = new AbortController();
  const ended = watch();
  return {
    ...engine,
    get pid() {
      return engine.pid;
    },
    ended,
    stop: async () => {
      stopping.abort();
      await engine.stop();
      await ended;
    },
  };

  async function watch(): Promise<undefined> {
    let wait = FIRST_WAIT_MS;
    for (;;) {
      const since = Date.now();
      const problem = await engine.ended;
      if (stopping.signal.aborted) return undefined;
      report(`engine: ${problem?.message ?? 'ended'} It is started again; messages are accepted meanwhile.`);
      if (Date.now() - since > STOOD_MS) wait = FIRST_WAIT_MS;
      const again = await startAgain(wait);
      if (again === undefined) return undefined;
      engine = again;
      report('engine: runs again, with every question and timer as it was');
      wait = longer(wait);
    }
  }

  /** Undefined when all is to stop. */
  async function startAgain(first: number): Promise<Engine | undefined> {
    for (let wait = first; ; wait = longer(wait)) {
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return undefined;
      const again = await start(ports).catch((error: unknown) =>
        report(`engine: ${error instanceof Error ? error.message : String(error)}`),
      );
      if (again === undefined) continue;
      if (!stopping.signal.aborted) return again;
      await again.stop();
    }
  }
}

function longer(wait: number): number {
  return Math.min(wait * 2, LONGEST_WAIT_MS);
}

function portOf(url: string | undefined): number {
  return url === undefined ? 0 : Number(new URL(url).port);
}
