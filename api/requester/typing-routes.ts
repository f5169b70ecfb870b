import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { THE_PERSON } from '../../domain/mentions.ts';
import { endWatching, keepWatching, TYPING_FOR } from '../../store/watching.ts';
import { admit } from '../admit.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { isThere } from './conversation.ts';

const typing = createRoute({
  method: 'put',
  path: '/{reference}/typing',
  tags: ['questions'],
  security: [{ requester: [] }],
  summary: 'Say that the person is typing, for the next twelve seconds, or no longer',
  request: { params: OfQuestion, body: body(z.strictObject({ isTyping: z.boolean() })) },
  responses: { 204: { description: 'Noted' }, ...refusalResponses(401, 404, 422, 429, 503) },
});

export function typingRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid }).openapi(typing, async (c) => {
    const { reference: question } = c.req.valid('param');
    await admit(site, c, question);
    site.gates.read(question);
    if (!(await isThere(site, question))) throw new Refusal('not-found');
    const seen = { question, agent: THE_PERSON };
    await (c.req.valid('json').isTyping
      ? keepWatching(site.store, { ...seen, now: site.now(), isTyping: true, lasts: TYPING_FOR })
      : endWatching(site.store, seen));
    return c.body(null, 204);
  });
}
