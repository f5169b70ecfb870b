import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { classifications, complaintStates } from '../../domain/complaint-filter.ts';
import { causes, corrections, followUpParts, remedies } from '../../domain/complaint-follow-up.ts';
import { isComplaint } from '../../domain/complaint-record.ts';
import { addFollowUp } from '../../store/complaint-follow-ups.ts';
import { complaintsRegister } from '../../store/complaints.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { has } from './roles.ts';
import { onlyFor, type Session } from './session.ts';
import { audienceFor } from './tag-routes.ts';

const instant = z.number().openapi({ description: 'Epoch milliseconds' });
const decided = {
  at: instant,
  by: z.string().openapi({ description: '`system`, `clock`, `requester`, or `agent:` and an id' }),
};
const target = z
  .object({ outcome: z.enum(['met', 'missed', 'cancelled', 'running', 'paused']), at: instant.optional() })
  .optional();

/** Lines of one answer at most. */
const MOST = 1_000;

const said = {
  remedy: z.enum(remedies).nullable().openapi({ description: 'What whoever complains wants' }),
  cause: z.enum(causes).nullable(),
  correction: z
    .enum(corrections)
    .nullable()
    .openapi({ description: 'What was done so that it does not happen again' }),
};

export const FollowUpForm = z.object({ ...said, by: z.string(), at: instant }).openapi('ComplaintFollowUp');

const ComplaintForm = z
  .object({
    reference: z.string(),
    channel: z.enum(['chat', 'email']),
    role: z.enum(['employee', 'employer', 'unknown']),
    topic: z.string().optional(),
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
    followUp: FollowUpForm.optional(),
    missing: z.array(z.enum(followUpParts)).openapi({ description: 'What nobody has said of it yet' }),
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
      classified: z
        .enum(classifications)
        .optional()
        .openapi({ description: 'Taken for a complaint by triage, by an agent; or requalified since' }),
      topic: z.string().max(60).optional(),
      company: z
        .string()
        .max(253)
        .toLowerCase()
        .optional()
        .openapi({ description: 'Domain of the addresses; refused to who is not of support' }),
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(MOST).default(MOST),
    }),
  },
  responses: {
    200: {
      description: 'The earliest first; `of`: how many there are in all',
      ...json(z.object({ of: z.number(), records: z.array(ComplaintForm) }).openapi('Complaints')),
    },
    ...refusalResponses(401, 403, 422, 503),
  },
});

const following = createRoute({
  method: 'put',
  path: '/questions/{reference}/complaint-follow-up',
  tags: ['desk'],
  summary: 'Say what a complaint asks for, what it comes from and what was corrected, for its register',
  description: 'From lists: no word of anybody. What was said before is kept.',
  request: { params: OfQuestion, body: body(z.strictObject(said).openapi('FollowUp')) },
  responses: { 204: { description: 'Said' }, ...refusalResponses(400, 401, 403, 404, 409, 422, 429, 503) },
});

export function complaintRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.use('/complaints', onlyFor(site, 'supervisor', 'auditor'));
  return routes
    .openapi(listing, async (c) => {
      const { company, ...asked } = c.req.valid('query');
      const ofCompany = company === undefined ? undefined : companyAsked(site, c.get('agent'), company);
      return c.json(await complaintsRegister(site.store.db, { ...asked, company: ofCompany }), 200);
    })
    .openapi(following, async (c) => {
      const agent = c.get('agent');
      const { reference } = c.req.valid('param');
      site.gates.act(agent.id);
      await audienceFor(site, agent, reference);
      const journal = await eventsAfter(site.store.db, reference, 0);
      if (!journal.some(isComplaint)) throw new Refusal('not-now');
      await addFollowUp(site.store.db, reference, { ...c.req.valid('json'), by: agent.id, at: site.now() });
      return c.body(null, 204);
    });
}

/** An auditor reads no address. */
function companyAsked({ vault }: ApiContext, agent: Session, domain: string) {
  if (!has(agent, 'supervisor')) throw new Refusal('forbidden');
  return { domain, reader: vault.reader('support') };
}
