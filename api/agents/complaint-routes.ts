import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { COMPLAINTS_MOST, complaintStates } from '../../domain/complaint-record.ts';
import { complaintsRegister } from '../../store/complaints.ts';
import type { ApiContext, Env } from '../context.ts';
import { json, refuseInvalid, refusalResponses } from '../forms.ts';
import { onlyFor } from './session.ts';

const instant = z.number().openapi({ description: 'Epoch milliseconds' });
const decided = {
  at: instant,
  by: z.string().openapi({ description: '`system`, `clock`, `requester`, or `agent:` and an id' }),
};
const target = z
  .object({ outcome: z.enum(['met', 'missed', 'cancelled', 'running', 'paused']), at: instant.optional() })
  .optional();

const ComplaintForm = z
  .object({
    reference: z.string(),
    channel: z.enum(['chat', 'email']),
    role: z.enum(['employee', 'employer', 'unknown']),
    receivedAt: instant,
    acknowledgedAt: instant.optional(),
    classified: z.object(decided),
    isOneStill: z.boolean().openapi({ description: 'False once it was requalified' }),
    targets: z.object({ first_response: target, resolution: target }),
    extensions: z.number(),
    resolved: z.object({ ...decided, how: z.enum(['confirmed', 'assumed', 'agent']) }).optional(),
    reopened: z.number(),
    rating: z.number().optional(),
    closedAt: instant.optional(),
  })
  .openapi('Complaint');

const listing = createRoute({
  method: 'get',
  path: '/complaints',
  tags: ['desk'],
  summary: 'The register of complaints received in a period (supervisors, auditors)',
  request: {
    query: z.object({
      from: z.coerce.number().int().openapi({ description: 'Epoch milliseconds' }),
      to: z.coerce.number().int().openapi({ description: 'Epoch milliseconds, excluded' }),
      state: z.enum(complaintStates).optional(),
    }),
  },
  responses: {
    200: {
      description: `The earliest first, ${COMPLAINTS_MOST} at most: as many are a period to be cut shorter`,
      ...json(z.array(ComplaintForm)),
    },
    ...refusalResponses(401, 403, 422, 503),
  },
});

export function complaintRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.use('/complaints', onlyFor(site, 'supervisor', 'auditor'));
  return routes.openapi(listing, async (c) =>
    c.json(await complaintsRegister(site.store.db, { ...c.req.valid('query'), limit: COMPLAINTS_MOST }), 200),
  );
}
