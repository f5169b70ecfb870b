import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { agentRoles } from '../agents/roles.ts';
import type { ApiContext, Env } from '../context.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { endForProvider } from './provider-logout.ts';
import { askProvider, takeAnswer } from './provider-sign-in.ts';

const tags = ['session'];
const Ways = z
  .object({
    provider: z.string().nullable().openapi({ description: 'What the company’s provider is called' }),
  })
  .openapi('SignInWays');
const ways = createRoute({
  method: 'get',
  path: '/ways',
  tags,
  summary: 'By what one may sign in, beside a password',
  responses: { 200: { description: 'The ways', ...json(Ways) }, ...refusalResponses(503) },
});
const asking = createRoute({
  method: 'post',
  path: '/provider',
  tags,
  summary: 'Sign in by the company’s identity provider: where to go',
  request: {
    body: body(
      z
        .strictObject({
          next: z.string().max(1_000).default('/bureau'),
          again: z
            .boolean()
            .default(false)
            .openapi({ description: 'Who is signed in says again who they are' }),
        })
        .openapi('ProviderAsked'),
    ),
  },
  responses: {
    200: { description: 'The provider’s page', ...json(z.object({ url: z.string() })) },
    ...refusalResponses(400, 401, 404, 422, 429, 503),
  },
});
const answering = createRoute({
  method: 'put',
  path: '/provider',
  tags,
  summary: 'Sign in by the company’s identity provider: what it answered',
  request: { body: body(z.strictObject({ answer: z.string().max(8_000) }).openapi('ProviderAnswer')) },
  responses: {
    200: {
      description: 'Signed in, or proved again',
      ...json(
        z.object({
          id: z.string(),
          name: z.string(),
          roles: z.array(z.enum(agentRoles)),
          next: z.string().openapi({ description: 'Where they were going' }),
        }),
      ),
    },
    ...refusalResponses(400, 401, 403, 404, 422, 429, 503),
  },
});
const ending = createRoute({
  method: 'post',
  path: '/provider-logout',
  tags,
  summary: 'For the provider: somebody’s session ended there (Back-Channel Logout)',
  request: {
    body: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: z.object({ logout_token: z.string().min(1).max(8_000) }),
        },
      },
    },
  },
  responses: { 204: { description: 'Ended here, too' }, ...refusalResponses(404, 422, 429, 503) },
});

export function providerRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(ways, (c) => c.json({ provider: site.config.provider?.name ?? null }, 200))
    .openapi(asking, async (c) => c.json(await askProvider(site, c, c.req.valid('json')), 200))
    .openapi(answering, async (c) => {
      const { agent, next } = await takeAnswer(site, c, c.req.valid('json').answer);
      return c.json({ id: agent.id, name: agent.name, roles: agent.roles, next }, 200);
    })
    .openapi(ending, async (c) => {
      await endForProvider(site, c.req.valid('form').logout_token);
      return c.body(null, 204);
    });
}
