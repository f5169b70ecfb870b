import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { agentList } from '../../store/agents.ts';
import { body, json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { shownReasons } from '../../domain/alerts.ts';
import { noticesFor } from './notices.ts';
import { alertsFor, markAllSeen, markOpened, markSeen } from './desk-alerts.ts';
import { AgentForm, AlertForm, NewAgent, RolesGiven } from './desk-forms.ts';
import { MailForm, MailLineForm, MailsQuery } from './mail-forms.ts';
import { mailFor, mailsFor } from './mails.ts';
import { onlyProved } from './session.ts';
import { addAgent, giveRoles, removeFactorOf } from './staff.ts';

const tags = ['desk'];

const alerts = createRoute({
  method: 'get',
  path: '/alerts',
  tags,
  summary: 'What this agent must know of: not answered, and not seen by them; the gravest first',
  responses: {
    200: { description: 'The alerts', ...json(z.array(AlertForm)) },
    ...refusalResponses(401, 403, 503),
  },
});
const seen = createRoute({
  method: 'put',
  path: '/alerts/{alert}/seen',
  tags,
  summary: 'Seen by this agent; an emergency is seen by opening its question',
  request: { params: z.object({ alert: z.string().min(1).max(300) }) },
  responses: { 204: { description: 'Noted' }, ...refusalResponses(401, 403, 404, 409, 503) },
});
const allSeen = createRoute({
  method: 'put',
  path: '/alerts/reasons/{reason}/seen',
  tags,
  summary: 'All of one reason seen by this agent',
  request: { params: z.object({ reason: z.enum(shownReasons) }) },
  responses: { 204: { description: 'Noted' }, ...refusalResponses(401, 403, 422, 503) },
});
const opened = createRoute({
  method: 'put',
  path: '/questions/{reference}/opened',
  tags,
  summary: 'This agent has the question before their eyes: its alerts are silent for them',
  request: { params: OfQuestion },
  responses: { 204: { description: 'Noted' }, ...refusalResponses(401, 403, 404, 503) },
});
const staff = createRoute({
  method: 'get',
  path: '/agents',
  tags,
  summary: 'The agents, for a transfer',
  responses: {
    200: { description: 'All of them', ...json(z.array(AgentForm)) },
    ...refusalResponses(401, 403, 503),
  },
});
const hiring = createRoute({
  method: 'post',
  path: '/agents',
  tags,
  summary: 'Add an agent (supervisors)',
  request: { body: body(NewAgent) },
  responses: {
    201: { description: 'Added', ...json(AgentForm) },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});
const granting = createRoute({
  method: 'put',
  path: '/agents/{agent}/roles',
  tags,
  summary: 'Give or take roles (supervisors); none at all disables the agent at once',
  request: { params: z.object({ agent: z.string().min(1).max(80) }), body: body(RolesGiven) },
  responses: {
    200: { description: 'Given', ...json(AgentForm) },
    ...refusalResponses(400, 401, 403, 404, 422, 503),
  },
});
const removingFactor = createRoute({
  method: 'delete',
  path: '/agents/{agent}/factor',
  tags,
  summary: 'Take a colleague’s second factor away, whose telephone is lost (supervisors)',
  request: { params: granting.request.params },
  responses: { 204: { description: 'Removed' }, ...refusalResponses(401, 403, 404, 503) },
});
const mails = createRoute({
  method: 'get',
  path: '/outbox',
  tags,
  summary: 'Mail sent and to be sent (supervisors)',
  request: { query: MailsQuery },
  responses: {
    200: { description: 'The newest first', ...json(z.array(MailLineForm)) },
    ...refusalResponses(401, 403, 422, 503),
  },
});
const mail = createRoute({
  method: 'get',
  path: '/outbox/{message}',
  tags,
  summary: 'One mail, as it was sent (supervisors)',
  request: { params: z.object({ message: z.string().min(1).max(200) }) },
  responses: { 200: { description: 'The mail', ...json(MailForm) }, ...refusalResponses(401, 403, 404, 503) },
});

const notices = createRoute({
  method: 'get',
  path: '/notices',
  tags: ['desk'],
  summary: 'What one’s screen may tell of now: messages on what one holds, and alerts',
  description: 'Empty outside the hours of `PUT /api/account/notice-hours`, and during an absence.',
  responses: {
    200: {
      description: 'Each with an id that stays its own',
      ...json(
        z.array(
          z
            .object({ id: z.string(), reference: z.string(), kind: z.enum(['message', 'alert']) })
            .openapi('Notice'),
        ),
      ),
    },
    ...refusalResponses(401, 403, 503),
  },
});

export function houseRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.use('/agents', onlyProved(site)).use('/agents/*', onlyProved(site));
  return routes
    .openapi(notices, async (c) => c.json(await noticesFor(site, c.get('agent')), 200))
    .openapi(alerts, async (c) => c.json(await alertsFor(site, c.get('agent')), 200))
    .openapi(seen, async (c) => {
      await markSeen(site, c.get('agent'), c.req.valid('param').alert);
      return c.body(null, 204);
    })
    .openapi(allSeen, async (c) => {
      await markAllSeen(site, c.get('agent'), c.req.valid('param').reason);
      return c.body(null, 204);
    })
    .openapi(opened, async (c) => {
      await markOpened(site, c.get('agent'), c.req.valid('param').reference);
      return c.body(null, 204);
    })
    .openapi(staff, async (c) => c.json(await agentList(site.store.db), 200))
    .openapi(hiring, async (c) => c.json(await addAgent(site, c.get('agent'), c.req.valid('json')), 201))
    .openapi(granting, async (c) => {
      const { agent: id } = c.req.valid('param');
      return c.json(await giveRoles(site, c.get('agent'), { id, roles: c.req.valid('json').roles }), 200);
    })
    .openapi(removingFactor, async (c) => {
      await removeFactorOf(site, c.get('agent'), c.req.valid('param').agent);
      return c.body(null, 204);
    })
    .openapi(mails, async (c) => c.json(await mailsFor(site, c.get('agent'), c.req.valid('query')), 200))
    .openapi(mail, async (c) =>
      c.json(await mailFor(site, c.get('agent'), c.req.valid('param').message), 200),
    );
}
