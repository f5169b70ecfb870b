import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { agentRoles } from './roles.ts';
import { currentAgent, PROOF_MS, type Session } from './session.ts';
import { changePassword, finishSignIn, proveIdentity, signIn, signOut } from './sign-in.ts';

const Agent = z
  .object({ id: z.string(), name: z.string(), roles: z.array(z.enum(agentRoles)) })
  .openapi('Agent');
const Signed = Agent.extend({
  byProvider: z.boolean().openapi({ description: 'Signed in by the company’s identity provider' }),
  provedUntil: z
    .number()
    .openapi({ description: 'Until when what cannot be taken back asks for no password, epoch ms' }),
}).openapi('SignedIn');
const SigningIn = z
  .strictObject({ name: z.string().trim().min(1).max(100), password: z.string().min(1).max(200) })
  .openapi('SigningIn');

const tags = ['session'];
const security = [{ agent: [] }];
const signingIn = createRoute({
  method: 'post',
  path: '/',
  tags,
  summary: 'Sign in',
  description: 'Sets a cookie out of reach of scripts, for ten hours; two hours without a gesture end it.',
  request: { body: body(SigningIn) },
  responses: {
    200: { description: 'Signed in', ...json(Agent) },
    202: {
      description:
        'A code is needed as well (POST /api/session/code), or a passkey (PUT /api/session/passkey)',
      ...json(z.object({ needs: z.enum(['code', 'passkey']), passkey: z.boolean() })),
    },
    ...refusalResponses(400, 401, 422, 429, 503),
  },
});

const Code = z.string().trim().min(6).max(40).openapi({ description: 'Of the application, or for recovery' });
const finishing = createRoute({
  method: 'post',
  path: '/code',
  tags,
  summary: 'Sign in: the second step',
  request: { body: body(z.strictObject({ code: Code }).openapi('SigningInCode')) },
  responses: {
    200: { description: 'Signed in', ...json(Agent) },
    ...refusalResponses(400, 401, 422, 429, 503),
  },
});

const whoami = createRoute({
  method: 'get',
  path: '/',
  tags,
  summary: 'Who is signed in',
  security,
  responses: { 200: { description: 'The agent', ...json(Signed) }, ...refusalResponses(401, 503) },
});

const signingOut = createRoute({
  method: 'delete',
  path: '/',
  tags,
  summary: 'Sign out',
  security,
  responses: {
    200: {
      description: 'Signed out here; there is a page to sign out of the company’s provider, too',
      ...json(z.object({ next: z.string() })),
    },
    204: { description: 'Signed out' },
  },
});

const Password = z
  .strictObject({ current: z.string().min(1).max(200), next: z.string().min(12).max(200) })
  .openapi('PasswordChange');
const changingPassword = createRoute({
  method: 'put',
  path: '/password',
  tags,
  summary: 'Change one’s own password: one’s other sessions end',
  security,
  request: { body: body(Password) },
  responses: { 204: { description: 'Changed' }, ...refusalResponses(400, 401, 422, 429, 503) },
});

const proving = createRoute({
  method: 'put',
  path: '/proof',
  tags,
  summary: 'Say again who one is: what cannot be taken back is allowed for ten minutes',
  security,
  request: { body: body(z.strictObject({ password: z.string().min(1).max(200) }).openapi('Proof')) },
  responses: { 204: { description: 'Proved' }, ...refusalResponses(400, 401, 422, 429, 503) },
});

/** Who they are, without the id of their session. */
function publicSession({ id, name, roles: held }: Session) {
  return { id, name, roles: held };
}

export function sessionRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(signingIn, async (c) => {
      const session = await signIn(site, c, c.req.valid('json'));
      return 'needs' in session ? c.json(session, 202) : c.json(publicSession(session), 200);
    })
    .openapi(finishing, async (c) =>
      c.json(publicSession(await finishSignIn(site, c, c.req.valid('json').code)), 200),
    )
    .openapi(whoami, async (c) => {
      const session = await currentAgent(site, c);
      const { provedAt = 0, byProvider = false } = session;
      return c.json({ ...publicSession(session), byProvider, provedUntil: provedAt + PROOF_MS }, 200);
    })
    .openapi(changingPassword, async (c) => {
      await changePassword(site, c, c.req.valid('json'));
      return c.body(null, 204);
    })
    .openapi(proving, async (c) => {
      await proveIdentity(site, c, c.req.valid('json').password);
      return c.body(null, 204);
    })
    .openapi(signingOut, async (c) => {
      const next = await signOut(site, c);
      return next === undefined ? c.body(null, 204) : c.json({ next }, 200);
    });
}
