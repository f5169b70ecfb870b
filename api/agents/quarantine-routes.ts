import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiContext, Env } from '../context.ts';
import { json, refusalResponses, refuseInvalid } from '../forms.ts';
import {
  discardFromQuarantine,
  quarantineCountsFor,
  quarantineLineFor,
  quarantineFor,
  releaseFromQuarantine,
} from './quarantine.ts';

const tags = ['desk'];
const OfMail = z.object({ mail: z.string().min(1).max(80) });

const Line = z
  .object({
    id: z.string(),
    receivedAt: z.number(),
    /** Why it is no person's, or may not be. */
    reasons: z.array(z.string()),
    /** What the checks of its sender came to. */
    sender: z.string(),
    emergency: z.boolean(),
    audience: z.enum(['support', 'medical']),
    state: z.enum(['held', 'released', 'discarded']),
    label: z
      .object({
        email: z.string().optional(),
        name: z.string().optional(),
        subject: z.string(),
        text: z.string(),
      })
      .optional(),
  })
  .openapi('QuarantinedMail');

const list = createRoute({
  method: 'get',
  path: '/quarantine',
  tags,
  summary: 'Mails that no person seems to have written: emergencies first, then the oldest',
  responses: {
    200: { description: 'What is held', ...json(z.array(Line)) },
    ...refusalResponses(401, 403, 503),
  },
});
const counts = createRoute({
  method: 'get',
  path: '/quarantine-counts',
  tags,
  summary: 'How many mails are held, and what became of the others',
  responses: {
    200: {
      description: 'Counts',
      ...json(z.object({ held: z.number(), released: z.number(), discarded: z.number() })),
    },
    ...refusalResponses(401, 403, 503),
  },
});
const one = createRoute({
  method: 'get',
  path: '/quarantine/{mail}',
  tags,
  summary: 'One mail; that a medical one was opened is written down',
  request: { params: OfMail },
  responses: { 200: { description: 'The mail', ...json(Line) }, ...refusalResponses(401, 403, 404, 503) },
});
const release = createRoute({
  method: 'put',
  path: '/quarantine/{mail}/release',
  tags,
  summary: 'A person wrote it: it becomes a message like any other',
  request: { params: OfMail },
  responses: {
    200: { description: 'Its question', ...json(z.object({ reference: z.string() })) },
    ...refusalResponses(401, 403, 404, 409, 503),
  },
});
const discard = createRoute({
  method: 'put',
  path: '/quarantine/{mail}/discard',
  tags,
  summary: 'Nobody needs it: its words are destroyed, the decision stays',
  request: { params: OfMail },
  responses: { 204: { description: 'Discarded' }, ...refusalResponses(401, 403, 404, 503) },
});

export function quarantineRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(list, async (c) => c.json(await quarantineFor(site, c.get('agent')), 200))
    .openapi(counts, async (c) => c.json(await quarantineCountsFor(site, c.get('agent')), 200))
    .openapi(one, async (c) =>
      c.json(await quarantineLineFor(site, c.get('agent'), c.req.valid('param').mail), 200),
    )
    .openapi(release, async (c) =>
      c.json(await releaseFromQuarantine(site, c.get('agent'), c.req.valid('param').mail), 200),
    )
    .openapi(discard, async (c) => {
      await discardFromQuarantine(site, c.get('agent'), c.req.valid('param').mail);
      return c.body(null, 204);
    });
}
