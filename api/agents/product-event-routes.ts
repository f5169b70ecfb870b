import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { endProductEvent, productEventsBetween, recordProductEvent } from '../../store/product-events.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refusalResponses, refuseInvalid } from '../forms.ts';
import { ProductEventEntry, ProductEventForm } from './review-forms.ts';
import { mustLead } from './review-routes.ts';
import { has } from './roles.ts';

const tags = ['desk'];

const list = createRoute({
  method: 'get',
  path: '/product-events',
  tags,
  summary: 'Releases, incidents and new rules of which a day lies between two dates, both included',
  request: { query: z.object({ from: z.iso.date(), to: z.iso.date() }) },
  responses: {
    200: { description: 'The latest first', ...json(z.array(ProductEventEntry)) },
    ...refusalResponses(401, 403, 422, 503),
  },
});
const record = createRoute({
  method: 'post',
  path: '/product-events',
  tags,
  summary: 'Record a release, an incident or a new rule (supervisors)',
  request: { body: body(ProductEventForm) },
  responses: {
    201: { description: 'Recorded', ...json(z.object({ id: z.string() })) },
    ...refusalResponses(401, 403, 422, 503),
  },
});
const end = createRoute({
  method: 'put',
  path: '/product-events/{event}/end',
  tags,
  summary: 'Say when it was over (supervisors); the first date stands',
  request: {
    params: z.object({ event: z.uuid() }),
    body: body(z.strictObject({ ends: z.iso.date() })),
  },
  responses: { 204: { description: 'Ended' }, ...refusalResponses(401, 403, 404, 422, 503) },
});

export function productEventRoutes({ store, now }: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(list, async (c) => {
      if (!has(c.get('agent'), 'supervisor', 'auditor')) throw new Refusal('forbidden');
      const { from, to } = c.req.valid('query');
      return c.json(await productEventsBetween(store, from, to), 200);
    })
    .openapi(record, async (c) => {
      const { id: by } = mustLead(c.get('agent'));
      const id = randomUUID();
      await recordProductEvent(store, { ...c.req.valid('json'), id, by, at: now() });
      return c.json({ id }, 201);
    })
    .openapi(end, async (c) => {
      mustLead(c.get('agent'));
      const { event } = c.req.valid('param');
      if (!(await endProductEvent(store, event, c.req.valid('json').ends))) throw new Refusal('not-found');
      return c.body(null, 204);
    });
}
