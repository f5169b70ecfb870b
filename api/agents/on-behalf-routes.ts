import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { roles } from '../../domain/triage/types.ts';
import type { ApiContext, Env } from '../context.ts';
import { body, CommandId, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { openFor } from './on-behalf.ts';

const Called = z
  .strictObject({
    id: CommandId,
    text: z.string().trim().min(1).max(10_000),
    role: z.enum(roles).default('unknown'),
    name: z.string().trim().min(1).max(100).optional(),
    email: z.email().max(254).optional(),
  })
  .openapi('Called');
const Opened = z
  .object({
    reference: z.string(),
    emergency: z.object({ text: z.string() }).optional().openapi({ description: 'To be said at once' }),
  })
  .openapi('OpenedFor');

const opening = createRoute({
  method: 'post',
  path: '/questions',
  tags: ['desk'],
  summary: 'Open a question for somebody who calls: it goes to a person, never to the assistant',
  description: 'With an address, the acknowledgement and the answer go by mail; without, by telephone alone.',
  request: { body: body(Called) },
  responses: {
    202: { description: 'Accepted', ...json(Opened) },
    ...refusalResponses(400, 401, 403, 409, 413, 422, 429, 503),
  },
});

export function onBehalfRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid }).openapi(opening, async (c) =>
    c.json(await openFor(site, c.get('agent'), c.req.valid('json')), 202),
  );
}
