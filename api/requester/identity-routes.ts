import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { statuses } from '../../domain/state.ts';
import { questionsOwnedBy } from '../../store/questions.ts';
import { clientDigest } from '../client-address.ts';
import type { Env, ApiContext } from '../context.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { OWNED_LIFE_MS } from '../token.ts';
import { ownerOf } from './owner.ts';

/** Longest word of a site on its reader, in characters. */
export const IDENTITY_LIMIT = 4_000;

const Mine = z
  .object({
    questions: z.array(
      z.object({
        reference: z.string(),
        token: z.string().openapi({ description: 'Opens it for an hour.' }),
        receivedAt: z.number(),
        status: z.enum(statuses),
      }),
    ),
  })
  .openapi('Mine');

const mine = createRoute({
  method: 'post',
  path: '/mine',
  tags: ['questions'],
  summary: 'The questions of a site’s signed-in reader, the latest first',
  description: 'By the site’s signed word on who they are, whatever device they asked from (docs/chat.md).',
  request: { body: body(z.strictObject({ identity: z.string().max(IDENTITY_LIMIT) }).openapi('Identity')) },
  responses: { 200: { description: 'Theirs', ...json(Mine) }, ...refusalResponses(400, 401, 422, 429, 503) },
});

export function identityRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid }).openapi(mine, async (c) => {
    site.gates.read(clientDigest(site, c));
    const person = await site.identify(c.req.valid('json').identity);
    const owned = await questionsOwnedBy(site.store.db, ownerOf(site, person));
    const questions = owned.map(async (one) => ({
      ...one,
      token: await site.tokens.issue(one.reference, OWNED_LIFE_MS),
    }));
    return c.json({ questions: await Promise.all(questions) }, 200);
  });
}
