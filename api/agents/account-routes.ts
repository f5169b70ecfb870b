// What an agent decides of their own account: where they are signed in, and their second factor.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { findAgent, keepNoticeHours, noticeHoursOf } from '../../store/agents.ts';
import { endSessions, sessionList } from '../../store/sessions.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { passkeysOf } from '../../store/passkeys.ts';
import { PasskeyForm } from '../passkeys/passkey-forms.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { agentRoles } from './roles.ts';
import { beginFactor, confirmFactor, removeFactor } from './second-factor.ts';
import { IDLE_MS, onlyFor, onlyProved, SESSION_LIFE_MS, type Session } from './session.ts';

const OpenSession = z
  .object({
    id: z.string(),
    at: z.number(),
    seenAt: z.number().openapi({ description: 'The last gesture, to the minute' }),
    device: z.string().nullable(),
    current: z.boolean(),
  })
  .openapi('OpenSession');
const minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60);
const Hours = z
  .strictObject({
    from: minutes.openapi({ description: 'Minutes of the day in Paris' }),
    until: minutes,
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7).openapi({ description: '1 is Monday' }),
  })
  .refine(({ from, until }) => from < until, { path: ['until'] })
  .openapi('NoticeHours');
const Account = z
  .object({
    secondFactor: z.boolean(),
    passkeys: z.array(PasskeyForm),
    sessions: z.array(OpenSession),
    noticeHours: Hours.nullable().openapi({ description: 'When one’s screen may tell of news; null: never' }),
  })
  .openapi('Account');
const EnrolmentForm = z
  .object({ secret: z.string(), uri: z.string(), ticket: z.string() })
  .openapi('SecondFactorEnrolment');
const Confirmation = z
  .strictObject({ ticket: z.string().min(1).max(2_000), code: z.string().trim().min(6).max(10) })
  .openapi('SecondFactorConfirmation');

const tags = ['session'];
const security = [{ agent: [] }];
const account = createRoute({
  method: 'get',
  path: '/',
  tags,
  security,
  summary: 'Where one is signed in, and whether a second factor is asked for',
  responses: { 200: { description: 'The account', ...json(Account) }, ...refusalResponses(401, 403, 503) },
});
const ending = createRoute({
  method: 'delete',
  path: '/sessions/{session}',
  tags,
  security,
  summary: 'End one of one’s sessions at once, or with `others` all but this one',
  request: { params: z.object({ session: z.string().min(1).max(80) }) },
  responses: { 204: { description: 'Ended' }, ...refusalResponses(401, 403, 404, 503) },
});
const noticing = createRoute({
  method: 'put',
  path: '/notice-hours',
  tags,
  security,
  summary: 'When one’s screen may tell of news: at no other time; null, never',
  request: { body: body(z.strictObject({ hours: Hours.nullable() })) },
  responses: { 204: { description: 'Kept' }, ...refusalResponses(400, 401, 403, 422, 503) },
});
const beginning = createRoute({
  method: 'post',
  path: '/factor',
  tags,
  security,
  summary: 'A secret for an application that gives codes; in force once it was confirmed',
  responses: {
    200: { description: 'The secret', ...json(EnrolmentForm) },
    ...refusalResponses(401, 403, 503),
  },
});
const confirming = createRoute({
  method: 'put',
  path: '/factor',
  tags,
  security,
  summary: 'Put the second factor in force: gives the recovery codes, this once',
  request: { body: body(Confirmation) },
  responses: {
    200: { description: 'In force', ...json(z.object({ recoveryCodes: z.array(z.string()) })) },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});
const removing = createRoute({
  method: 'delete',
  path: '/factor',
  tags,
  security,
  summary: 'Sign in by the password alone again',
  responses: { 204: { description: 'Removed' }, ...refusalResponses(401, 403, 503) },
});

export function accountRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.use('*', onlyFor(site, ...agentRoles));
  routes.use('/factor', onlyProved(site));
  return routes
    .openapi(account, async (c) => c.json(await accountOf(site, c.get('agent')), 200))
    .openapi(ending, async (c) => {
      await endOwn(site, c.get('agent'), c.req.valid('param').session);
      return c.body(null, 204);
    })
    .openapi(noticing, async (c) => {
      await keepNoticeHours(site.store.db, { id: c.get('agent').id, ...c.req.valid('json') });
      return c.body(null, 204);
    })
    .openapi(beginning, async (c) => c.json(await beginFactor(site, c.get('agent')), 200))
    .openapi(confirming, async (c) =>
      c.json({ recoveryCodes: await confirmFactor(site, c.get('agent'), c.req.valid('json')) }, 200),
    )
    .openapi(removing, async (c) => {
      const { id } = c.get('agent');
      await removeFactor(site, { id, by: id });
      return c.body(null, 204);
    });
}

async function accountOf({ store, now }: ApiContext, agent: Session): Promise<z.infer<typeof Account>> {
  const open = await sessionList(store.db, { agent: agent.id, after: now() - SESSION_LIFE_MS });
  const sessions = open
    .map(({ id, at, seenAt, device }) => ({
      id,
      at,
      seenAt: seenAt ?? at,
      device,
      current: id === agent.session,
    }))
    .filter(({ seenAt }) => now() - seenAt <= IDLE_MS);
  const noticeHours = await noticeHoursOf(store.db, agent.id);
  const keys = await passkeysOf(store.db, agent.id);
  const passkeys = keys.map(({ id, name, at, usedAt }) => ({ id, name, at, usedAt }));
  const secondFactor = (await findAgent(store.db, agent.id))?.factor !== null;
  return { secondFactor, passkeys, sessions, noticeHours };
}

async function endOwn({ store, now }: ApiContext, { id, session }: Session, which: string): Promise<void> {
  const ended = which === 'others' ? { but: session ?? '' } : { id: which };
  if ((await endSessions(store.db, { agent: id, at: now(), ...ended })) === 0 && which !== 'others')
    throw new Refusal('not-found');
  await recordStaffEvent(store.db, { at: now(), type: 'session-ended', by: id, about: id });
}
