// What the process does with its time and memory, for whoever runs it: in Prometheus' format, to this machine alone.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { deskToday } from '../store/desk-today.ts';
import { asksFromHere } from './client-address.ts';
import type { ApiContext, Env } from './context.ts';
import { Refusal } from './errors.ts';
import { refusalResponses } from './forms.ts';

const metrics = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['health'],
  summary: 'Delays of the event loop, memory, processor time and what waits, in Prometheus’ text format',
  description:
    'Given on this machine only, to who comes through no proxy. The delays are those since the last time that they were asked for.',
  responses: {
    200: { description: 'The figures', content: { 'text/plain': { schema: z.string() } } },
    ...refusalResponses(404),
  },
});

/** One for the process, from the first time that it is asked for. */
let registry: Registry | undefined;

export function metricsRoutes(site: ApiContext): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>().openapi(metrics, async (c) => {
    if (!asksFromHere(c)) throw new Refusal('not-found');
    if (registry === undefined) collectDefaultMetrics({ register: (registry = new Registry()) });
    const waiting = await waitingMetrics(site);
    return c.text((await registry.metrics()) + waiting, 200, { 'Content-Type': registry.contentType });
  });
}

/** Left out while the store is away: the rest is still told. */
async function waitingMetrics({ store, now }: ApiContext): Promise<string> {
  const today = await deskToday(store.db, now()).catch(() => undefined);
  if (today === undefined) return '';
  const registers = [new Registry()];
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name, help, registers }).set(value);
  gauge('paladin_questions_late', 'Open questions past what was promised', today.lateCount);
  gauge('paladin_questions_due_soon', 'Open questions due in the next two hours', today.soonCount);
  gauge('paladin_agents_present', 'Agents at the desk in the last ten minutes', today.present.length);
  const open = new Gauge({
    name: 'paladin_questions_open',
    help: 'Open questions, by team and standing',
    labelNames: ['team', 'status'],
    registers,
  });
  for (const { team, status, questions } of today.open) open.set({ team, status }, questions);
  return (await registers[0]?.metrics()) ?? '';
}
