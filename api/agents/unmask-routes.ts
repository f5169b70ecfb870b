import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import {
  body,
  carriedResponses,
  CommandId,
  json,
  OfQuestion,
  refuseInvalid,
  refusalResponses,
} from '../forms.ts';
import type { ApiContext, Env } from '../context.ts';
import { askUnmask, sendUnmaskDecision, readMasked, requestsFor } from './unmasking.ts';

const tags = ['desk'];
const OfMessage = OfQuestion.extend({ message: z.string().min(1).max(80) });
const Asking = z.strictObject({ id: CommandId, message: z.string().min(1).max(80) }).openapi('UnmaskRequest');
const Decision = z.strictObject({ id: CommandId, released: z.boolean() }).openapi('UnmaskDecision');
const Request = z
  .object({ reference: z.string(), message: z.string(), agent: z.string(), at: z.number() })
  .openapi('UnmaskAsked');
const Shown = z
  .object({
    id: z.string(),
    body: z.object({ text: z.string(), subject: z.string().optional() }).optional(),
    files: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() })),
  })
  .openapi('MaskedMessage');

const asking = createRoute({
  method: 'put',
  path: '/questions/{reference}/unmasking',
  tags,
  summary: 'Ask the medical team whether a message was masked for nothing',
  request: { params: OfQuestion, body: body(Asking) },
  responses: { ...carriedResponses, ...refusalResponses(400, 401, 403, 404, 409, 422, 429, 503) },
});
const listing = createRoute({
  method: 'get',
  path: '/unmaskings',
  tags,
  summary: 'Messages that the medical team is asked to look at',
  responses: {
    200: { description: 'The oldest first', ...json(z.array(Request)) },
    ...refusalResponses(401, 403, 503),
  },
});
const showing = createRoute({
  method: 'get',
  path: '/unmaskings/{reference}/{message}',
  tags,
  summary: 'One of them, as it was written; the opening is written down',
  request: { params: OfMessage },
  responses: {
    200: { description: 'The message', ...json(Shown) },
    ...refusalResponses(401, 403, 404, 503),
  },
});
const deciding = createRoute({
  method: 'put',
  path: '/unmaskings/{reference}/{message}',
  tags,
  summary: 'Release it to support, with its files, or not (medical team)',
  request: { params: OfMessage, body: body(Decision) },
  responses: { ...carriedResponses, ...refusalResponses(400, 401, 403, 404, 409, 422, 503) },
});

export function unmaskRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(asking, async (c) => {
      const asked = { ...c.req.valid('param'), ...c.req.valid('json') };
      const carried = await askUnmask(site, c.get('agent'), asked);
      return 'pending' in carried ? c.json(carried, 202) : c.json(carried, 200);
    })
    .openapi(listing, async (c) => c.json(await requestsFor(site, c.get('agent')), 200))
    .openapi(showing, async (c) => c.json(await readMasked(site, c.get('agent'), c.req.valid('param')), 200))
    .openapi(deciding, async (c) => {
      const decided = { ...c.req.valid('param'), ...c.req.valid('json') };
      const carried = await sendUnmaskDecision(site, c.get('agent'), decided);
      return 'pending' in carried ? c.json(carried, 202) : c.json(carried, 200);
    });
}
