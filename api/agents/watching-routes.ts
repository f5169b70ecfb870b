import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { deskLine } from '../../store/desk-list.ts';
import { endWatching, keepWatching, watchersOf } from '../../store/watching.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Session } from './session.ts';
import { viewOf } from './views.ts';

const tags = ['desk'];
const Watchers = z.array(z.object({ agent: z.string(), isTyping: z.boolean() })).openapi('Watchers', {
  description: 'Who else has it before their eyes; `@person` is who asked, typing in the chat',
});

const keeping = createRoute({
  method: 'put',
  path: '/questions/{reference}/watching',
  tags,
  summary: 'This agent has the question before their eyes, for the next 45 seconds',
  request: { params: OfQuestion, body: body(z.strictObject({ isTyping: z.boolean() })) },
  responses: {
    200: { description: 'Noted', ...json(Watchers) },
    ...refusalResponses(401, 403, 404, 422, 503),
  },
});
const leaving = createRoute({
  method: 'delete',
  path: '/questions/{reference}/watching',
  tags,
  summary: 'This agent left the question',
  request: { params: OfQuestion },
  responses: { 204: { description: 'Noted' }, ...refusalResponses(401, 403, 404, 503) },
});

/** Auditors look unseen, and see nobody: they take no part in an answer. */
export function watchingRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(keeping, async (c) => {
      const seen = await presenceFor(site, c.get('agent'), c.req.valid('param').reference);
      await keepWatching(site.store, { ...seen, ...c.req.valid('json') });
      return c.json(await watchersOf(site.store.db, seen), 200);
    })
    .openapi(leaving, async (c) => {
      await endWatching(site.store, await presenceFor(site, c.get('agent'), c.req.valid('param').reference));
      return c.body(null, 204);
    });
}

async function presenceFor({ store, now }: ApiContext, agent: Session, question: string) {
  const line = await deskLine(store.db, question);
  if (!line) throw new Refusal('not-found');
  const view = viewOf(agent, line);
  if (view !== 'support' && view !== 'medical') throw new Refusal('wrong-team');
  return { question, agent: agent.id, now: now() };
}
