// What this process measures of itself, for `GET /metrics`. One for the process, as Prometheus counts.
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const registry = new Registry();
/** Seconds. A person waits for the door; what takes longer than the last is a fault. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const requestSeconds = new Histogram({
  name: 'paladin_http_request_seconds',
  help: 'How long requests took, by route: never by path',
  labelNames: ['method', 'route', 'status'],
  buckets,
  registers: [registry],
});

export const acceptSeconds = new Histogram({
  name: 'paladin_accept_seconds',
  help: 'How long it took to accept a message: read, sealed and on disk',
  labelNames: ['channel'],
  buckets,
  registers: [registry],
});

let collecting = false;

/** With the runtime's own, among them the event loop's delays since the last time they were asked for. */
export async function measuresText(): Promise<string> {
  if (!collecting) collectDefaultMetrics({ register: registry });
  collecting = true;
  return registry.metrics();
}
