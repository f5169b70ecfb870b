import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { agentRoles } from '../agents/roles.ts';
import { onlyFor, onlyProved } from '../agents/session.ts';
import type { ApiContext, Env } from '../context.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { PasskeyAdded, PasskeyAsked, PasskeyBrought, PasskeyWanted } from './passkey-forms.ts';
import { addPasskey, beginPasskey, beginPasskeySignIn, removePasskey, signInByPasskey } from './passkeys.ts';

const tags = ['session'];
const security = [{ agent: [] }];
const asking = createRoute({
  method: 'post',
  path: '/options',
  tags,
  security,
  summary: 'A new passkey: what the browser is asked',
  responses: {
    200: { description: 'To be made', ...json(PasskeyWanted) },
    ...refusalResponses(401, 403, 503),
  },
});
const adding = createRoute({
  method: 'post',
  path: '/',
  tags,
  security,
  summary: 'A new passkey: what the browser made. From now on the password alone lets nobody in',
  request: { body: body(PasskeyAdded) },
  responses: {
    201: { description: 'Added', ...json(z.object({ id: z.string() })) },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});
const removing = createRoute({
  method: 'delete',
  path: '/{passkey}',
  tags,
  security,
  summary: 'Take a passkey away',
  request: { params: z.object({ passkey: z.string().min(1).max(1_400) }) },
  responses: { 204: { description: 'Removed' }, ...refusalResponses(401, 403, 404, 503) },
});

/** An agent's own passkeys. */
export function passkeyRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.use('*', onlyFor(site, ...agentRoles), onlyProved(site));
  return routes
    .openapi(asking, async (c) => c.json(await beginPasskey(site, c.get('agent')), 200))
    .openapi(adding, async (c) => c.json(await addPasskey(site, c.get('agent'), c.req.valid('json')), 201))
    .openapi(removing, async (c) => {
      await removePasskey(site, c.get('agent'), c.req.valid('param').passkey);
      return c.body(null, 204);
    });
}

const beginning = createRoute({
  method: 'post',
  path: '/passkey/options',
  tags,
  summary: 'Sign in by a passkey: what the browser is asked',
  responses: { 200: { description: 'To be signed', ...json(PasskeyAsked) }, ...refusalResponses(429, 503) },
});
const signing = createRoute({
  method: 'put',
  path: '/passkey',
  tags,
  summary: 'Sign in by a passkey: what the browser signed',
  request: { body: body(PasskeyBrought) },
  responses: {
    200: {
      description: 'Signed in',
      ...json(z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(agentRoles)) })),
    },
    ...refusalResponses(400, 401, 422, 429, 503),
  },
});

/** Coming in by one. */
export function passkeySessionRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(beginning, async (c) => c.json(await beginPasskeySignIn(site, c), 200))
    .openapi(signing, async (c) => {
      const { id, name, roles } = await signInByPasskey(site, c, c.req.valid('json'));
      return c.json({ id, name, roles }, 200);
    });
}
