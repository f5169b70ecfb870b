// What the process does with its time and memory, and what waits, for whoever runs it: in Prometheus' format, to this machine alone.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { Gauge, Registry } from 'prom-client';
import { deskToday } from '../store/desk-today.ts';
import { backlog } from '../store/inbox.ts';
import { waitingMails } from '../store/outbox.ts';
import { quarantineCounts } from '../store/quarantine.ts';
import { knownTroubles } from '../store/troubles.ts';
import { asksFromHere } from './client-address.ts';
import type { ApiContext, Env } from './context.ts';
import { Refusal } from './errors.ts';
import { refusalResponses } from './forms.ts';
import { measuresText } from './measures.ts';

const metrics = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['health'],
  summary:
    'Delays at the door and of the event loop, memory, processor time, what waits and what Temporal’s SDK counts',
  description:
    'In Prometheus’ text format, on this machine only, to who comes through no proxy; PALADIN_METRICS_PORT gives the same to a network of yours.',
  responses: {
    200: { description: 'The figures', content: { 'text/plain': { schema: z.string() } } },
    ...refusalResponses(404),
  },
});

export function metricsRoutes(site: ApiContext): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>().openapi(metrics, async (c) => {
    if (!asksFromHere(c)) throw new Refusal('not-found');
    return c.text(await metricsText(site), 200, { 'Content-Type': Registry.PROMETHEUS_CONTENT_TYPE });
  });
}

type Measured = Pick<ApiContext, 'store' | 'now' | 'clockAhead' | 'engineMetrics'>;

/** All that one process tells. What the store would say is left out while it is away. */
export async function metricsText(parts: Measured): Promise<string> {
  const texts = [measuresText(), clockText(parts), storeText(parts).catch(() => ''), parts.engineMetrics()];
  return (await Promise.all(texts)).join('\n');
}

function clockText({ clockAhead }: Measured): Promise<string> {
  const register = new Registry();
  gaugesIn(register)(
    'paladin_clock_ahead_seconds',
    'This machine’s clock less the store’s, when they were compared last',
    clockAhead() / 1000,
  );
  return register.metrics();
}

async function storeText({ store: { db }, now }: Measured): Promise<string> {
  const at = now();
  const register = new Registry();
  const gauge = gaugesIn(register);
  const today = await deskToday(db, at);
  gauge('paladin_questions_late', 'Open questions past what was promised', today.lateCount);
  gauge('paladin_questions_due_soon', 'Open questions due in the next two hours', today.soonCount);
  gauge('paladin_agents_present', 'Agents at the desk in the last ten minutes', today.present.length);
  const open = today.open.map(({ team, status, questions }) => ({
    labels: { team, status },
    value: questions,
  }));
  gauge('paladin_questions_open', 'Open questions, by team and standing', open);
  const troubles = await knownTroubles(db);
  const stuck = (['lost', 'stuck', 'silent'] as const).map((kind) => ({
    labels: { kind },
    value: troubles.filter((trouble) => trouble.kind === kind).length,
  }));
  gauge('paladin_questions_stuck', 'Open questions whose workflow does not go on, by what befell it', stuck);
  const { waiting, since } = await backlog(db);
  gauge('paladin_messages_waiting', 'Accepted messages that the engine does not have yet', waiting);
  gauge(
    'paladin_messages_waiting_seconds',
    'For how long the first of them has waited',
    (at - (since ?? at)) / 1000,
  );
  const mails = await waitingMails(db);
  gauge('paladin_mails_waiting', 'Mails that the relay has not taken', mails.waiting);
  gauge(
    'paladin_mails_waiting_seconds',
    'For how long the first of them has waited',
    (at - (mails.since ?? at)) / 1000,
  );
  gauge('paladin_mails_undelivered', 'Mails that were refused for good or came back', mails.undelivered);
  gauge(
    'paladin_quarantine_held',
    'Mails that wait for a person to decide',
    (await quarantineCounts(db)).held,
  );
  return register.metrics();
}

type Labelled = { labels: Record<string, string>; value: number };

function gaugesIn(register: Registry) {
  return (name: string, help: string, given: number | Labelled[]) => {
    const labelled = typeof given === 'number' ? [{ labels: {}, value: given }] : given;
    const labelNames = Object.keys(labelled[0]?.labels ?? {});
    const gauge = new Gauge({ name, help, labelNames, registers: [register] });
    for (const { labels, value } of labelled) gauge.set(labels, value);
  };
}
