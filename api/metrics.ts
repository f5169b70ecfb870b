// What the process does with its time and memory, for whoever runs it: in Prometheus' format, to this machine alone.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { asksFromHere } from './client-address.ts';
import type { Env } from './context.ts';
import { Refusal } from './errors.ts';
import { refusalResponses } from './forms.ts';

const metrics = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['health'],
  summary: 'Delays of the event loop, memory and processor time, in Prometheus’ text format',
  description:
    'Given on this machine only, to who comes through no proxy. The delays are those since the last time that they were asked for.',
  responses: {
    200: { description: 'The figures', content: { 'text/plain': { schema: z.string() } } },
    ...refusalResponses(404),
  },
});

/** One for the process, from the first time that it is asked for. */
let registry: Registry | undefined;

export function metricsRoutes(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>().openapi(metrics, async (c) => {
    if (!asksFromHere(c)) throw new Refusal('not-found');
    if (registry === undefined) collectDefaultMetrics({ register: (registry = new Registry()) });
    return c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType });
  });
}
