import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { dayNumber } from '../../domain/calendar-dates.ts';
import { livedPeriod } from '../../store/lived-period.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refusalResponses, refuseInvalid } from '../forms.ts';
import { mustLead } from './review-routes.ts';
import { openSimulations, type Simulation } from './simulations.ts';

const tags = ['desk'];
const hour = z.number().int().min(0).max(24);
/** The longest past, in days. */
const LONGEST = 400;

const Form = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date().openapi({ description: 'The day to stop before' }),
    backwards: z.boolean().default(false).openapi({
      description: 'Not what would be: the least staffing by hour that keeps both promises',
    }),
    agents: z.number().int().min(0).max(200).optional(),
    day: z
      .array(z.strictObject({ day: z.number().int().min(0).max(6), by: z.number().int().min(-50).max(50) }))
      .max(7)
      .default([]),
    open: z.tuple([hour, hour]).optional(),
    first: z.number().min(1).max(10_000).default(60),
    resolution: z.number().min(1).max(1_000).default(24),
    handling: z.number().min(1).max(600).default(10),
    answering: z.number().min(1).max(10_000).default(180),
    assistant: z.number().min(-100).max(100).default(0),
    volume: z.number().min(0.1).max(10).default(1),
    runs: z.number().int().min(1).max(1_000).default(200),
    seed: z.number().int().min(0).max(1_000_000).default(1),
  })
  .refine(({ from, to }) => dayNumber(to) > dayNumber(from) && dayNumber(to) - dayNumber(from) <= LONGEST, {
    path: ['to'],
  })
  .refine(({ open }) => open === undefined || open[0] < open[1], { path: ['open'] });

const start = createRoute({
  method: 'post',
  path: '/simulations',
  tags,
  summary: 'Play a past period again with something changed, in many runs (supervisors)',
  request: { body: body(Form) },
  responses: {
    202: { description: 'Under way', ...json(z.object({ id: z.string() })) },
    ...refusalResponses(401, 403, 422, 503),
  },
});
const look = createRoute({
  method: 'get',
  path: '/simulations/{id}',
  tags,
  summary: 'How far a simulation is, and its outcome once it is done; kept while the service runs',
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: {
      description: 'The simulation',
      ...json(z.custom<Simulation>((given) => typeof given === 'object').openapi({ type: 'object' })),
    },
    ...refusalResponses(401, 403, 404, 503),
  },
});

export function simulationRoutes({ store, now, simulate }: ApiContext) {
  const simulations = openSimulations(simulate);
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(start, async (c) => {
      const { id: by } = mustLead(c.get('agent'));
      const { from, to, backwards, ...varied } = c.req.valid('json');
      const lived = await livedPeriod(store, { from: dayNumber(from), to: dayNumber(to) }, now());
      if (lived.received.length === 0) throw new Refusal('invalid', { fields: ['from', 'to'] });
      return c.json({ id: simulations.start(by, { lived, varied, backwards }) }, 202);
    })
    .openapi(look, (c) => {
      mustLead(c.get('agent'));
      const found = simulations.of(c.req.valid('param').id);
      if (found === undefined) throw new Refusal('not-found');
      return c.json(found, 200);
    });
}
