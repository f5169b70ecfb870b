import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { roles } from './roles.ts';
import { currentAgent, changePassword, signIn, signOut, type Session } from './session.ts';

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
  security: [{ agent: [] }],
  responses: { 200: { description: 'The agent', ...json(Agent) }, ...refusalResponses(401, 503) },
});

const signingOut = createRoute({
  method: 'delete',
  path: '/',
  tags: ['session'],
  summary: 'Sign out',
  security: [{ agent: [] }],
  responses: { 204: { description: 'Signed out' } },
});

const Password = z
  .strictObject({ current: z.string().min(1).max(200), next: z.string().min(12).max(200) })
  .openapi('PasswordChange');
const changingPassword = createRoute({
  method: 'put',
  path: '/password',
  tags: ['session'],
  summary: 'Change one’s own password: one’s other sessions end',
  security: [{ agent: [] }],
  request: { body: body(Password) },
  responses: { 204: { description: 'Changed' }, ...refusalResponses(400, 401, 422, 429, 503) },
});

/** Who they are, without the id of their session. */
function publicSession({ id, name, roles: held }: Session) {
  return { id, name, roles: held };
}

export function sessionRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(signingIn, async (c) => c.json(publicSession(await signIn(site, c, c.req.valid('json'))), 200))
    .openapi(whoami, async (c) => c.json(publicSession(await currentAgent(site, c)), 200))
    .openapi(changingPassword, async (c) => {
      await changePassword(site, c, c.req.valid('json'));
      return c.body(null, 204);
    })
    .openapi(signingOut, async (c) => {
      await signOut(site, c);
      return c.body(null, 204);
    });
}
