import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { listOpenings } from '../../store/openings.ts';
import { openedParts, openingViews } from '../../domain/opening.ts';
import { staffEventList } from '../../store/staff.ts';
import { json, refuseInvalid, refusalResponses } from '../forms.ts';
import type { ApiContext, Env } from '../context.ts';
import { onlyFor } from './session.ts';

const StaffEventForm = z
  .object({
    id: z.number(),
    at: z.number(),
    type: z.enum([
      'signed-in',
      'signed-out',
      'sign-in-refused',
      'locked-out',
      'session-ended',
      'password-changed',
      'factor-added',
      'factor-removed',
      'passkey-added',
      'passkey-removed',
      'agent-added',
      'account-closed',
      'account-opened',
      'roles-changed',
      'key-made',
      'key-revoked',
      'exported',
      'webhook-made',
      'webhook-renewed',
      'webhook-enabled',
      'webhook-disabled',
      'webhook-removed',
    ]),
    by: z.string().openapi({
      description: 'An agent, `console`, `provider`, `unknown`, or `machine:` and the id of a key',
    }),
    about: z.string(),
    detail: z
      .object({
        given: z.array(z.string()).optional(),
        taken: z.array(z.string()).optional(),
        way: z.string().optional(),
      })
      .nullable(),
  })
  .openapi('StaffEvent');

export type StaffEvent = z.infer<typeof StaffEventForm>;

const PAGE = 100;
const listing = createRoute({
  method: 'get',
  path: '/staff-events',
  tags: ['desk'],
  summary: 'Who signed in or was locked out, and what was done to accounts (auditors)',
  request: {
    query: z.object({
      before: z.coerce
        .number()
        .int()
        .positive()
        .optional()
        .openapi({ description: 'An id: those before it' }),
      limit: z.coerce.number().int().min(1).max(500).default(PAGE),
    }),
  },
  responses: {
    200: { description: 'The newest first', ...json(z.array(StaffEventForm)) },
    ...refusalResponses(401, 403, 422, 503),
  },
});

export const OpeningForm = z
  .object({
    id: z.number(),
    question: z.string(),
    agent: z.string(),
    view: z.enum(openingViews).openapi({ description: '`audit` is given no text' }),
    part: z.enum(openedParts),
    at: z.number(),
  })
  .openapi('Opening');

const openings = createRoute({
  method: 'get',
  path: '/openings',
  tags: ['desk'],
  summary: 'Who opened which texts, and when (auditors)',
  request: {
    query: listing.request.query.extend({
      limit: z.coerce.number().int().min(1).max(1_000).default(PAGE),
      from: z.coerce.number().int().optional().openapi({ description: 'Epoch milliseconds' }),
      to: z.coerce.number().int().optional().openapi({ description: 'Epoch milliseconds, excluded' }),
      question: z.string().max(40).optional(),
      agent: z.string().max(40).optional(),
      view: z.enum(openingViews).optional(),
      part: z.enum(openedParts).optional(),
    }),
  },
  responses: {
    200: { description: 'The newest first', ...json(z.array(OpeningForm)) },
    ...refusalResponses(401, 403, 422, 503),
  },
});

export function staffRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.use('/staff-events', onlyFor(site, 'auditor'));
  routes.use('/openings', onlyFor(site, 'auditor'));
  const listed = routes.openapi(listing, async (c) => {
    const { before, limit } = c.req.valid('query');
    const asked = { limit, ...(before === undefined ? {} : { before }) };
    return c.json(await staffEventList(site.store.db, asked), 200);
  });
  return listed.openapi(openings, async (c) =>
    c.json(await listOpenings(site.store.db, c.req.valid('query')), 200),
  );
}
