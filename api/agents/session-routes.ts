import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { roles } from './roles.ts';
import { currentAgent, signIn, signOut } from './session.ts';

const Agent = z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(roles)) }).openapi('Agent');
const SigningIn = z
  .strictObject({ name: z.string().trim().min(1).max(100), password: z.string().min(1).max(200) })
  .openapi('SigningIn');

const signingIn = createRoute({
  method: 'post',
  path: '/',
  tags: ['session'],
  summary: 'Sign in',
  description: 'Sets a cookie out of reach of scripts, for ten hours.',
  request: { body: body(SigningIn) },
  responses: {
    200: { description: 'Signed in', ...json(Agent) },
    ...refusalResponses(400, 401, 422, 429, 503),
  },
});

const whoami = createRoute({
  method: 'get',
  path: '/',
  tags: ['session'],
  summary: 'Who is signed in',
  responses: { 200: { description: 'The agent', ...json(Agent) }, ...refusalResponses(401, 503) },
});

const signingOut = createRoute({
  method: 'delete',
  path: '/',
  tags: ['session'],
  summary: 'Sign out',
  responses: { 204: { description: 'Signed out' } },
});

export function sessionRoutes(site: ApiContext): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(signingIn, async (c) => c.json(await signIn(site, c, c.req.valid('json')), 200))
    .openapi(whoami, async (c) => c.json(await currentAgent(site, c), 200))
    .openapi(signingOut, (c) => {
      signOut(site, c);
      return c.body(null, 204);
    });
}
