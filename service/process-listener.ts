// What this process tells of itself to probes and to Prometheus, whichever parts it runs: a worker alone has no pages.
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { Registry } from 'prom-client';
import { metricsText } from '../api/metrics.ts';
import { storeAnswers } from '../store/answers.ts';
import { sdkMetrics } from './sdk-metrics.ts';
import { hasRoom } from './check-machine.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { ServiceProblem } from './service-problem.ts';

/** A store that takes longer to say yes is not one to be sent people to. */
const STORE_WITHIN_MS = 2_000;

type Told = Pick<Container, 'config' | 'clock' | 'store'>;

/**
 * `/live`: this process answers. `/ready`: it is up, its parts do their work, the store answers and there is room. A process that
 * stops is not ready while it finishes what it has taken up. Undefined where no port is given.
 * @returns `listener` is stopped last, what `up` gives first
 */
export async function tellOfProcess(
  parts: Told,
  running: readonly RunningPart[],
): Promise<{ listener: RunningPart; up: () => RunningPart } | undefined> {
  const { host, port } = parts.config.metrics;
  if (port === undefined) return undefined;
  let isUp = false;
  const app = new Hono()
    .get('/live', (c) => c.json({ live: true }))
    .get('/ready', async (c) => {
      const [store, disk] = await Promise.all([
        storeAnswers(parts.store, STORE_WITHIN_MS),
        hasRoom(parts.config),
      ]);
      const waiting = running.filter(({ isReady }) => isReady?.() === false).map(({ name }) => name);
      const ready = isUp && store && disk && waiting.length === 0;
      return c.json({ ready, up: isUp, store, disk, waiting }, ready ? 200 : 503);
    })
    .get('/metrics', async (c) => {
      const text = await metricsText({
        ...parts,
        now: parts.clock.now,
        clockAhead: parts.clock.ahead,
        engineMetrics: sdkMetrics,
      });
      return c.text(text, 200, { 'Content-Type': Registry.PROMETHEUS_CONTENT_TYPE });
    });
  const server = await listen(app, { host, port });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  const up = () => {
    isUp = true;
    return partOf('readiness', async () => void (isUp = false));
  };
  return { listener: partOf('process', close), up };
}

function partOf(name: string, stop: () => Promise<void>): RunningPart {
  return { name, ended: new Promise(() => {}), stop };
}

function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server));
    server.once('error', (cause) =>
      reject(ServiceProblem.ofPort(cause, { host, port, setting: 'PALADIN_METRICS_PORT' })),
    );
  });
}
