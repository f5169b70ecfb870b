import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { THE_PERSON } from '../../domain/mentions.ts';
import { findQuestion } from '../../store/questions.ts';
import { noteRead } from '../../store/read-signs.ts';
import { endWatching, keepWatching, TYPING_FOR } from '../../store/watching.ts';
import { admit } from '../admit.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, LAST_SEQUENCE, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
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

const reading = createRoute({
  method: 'put',
  path: '/{reference}/reading',
  tags: ['questions'],
  security: [{ requester: [] }],
  summary: 'Say how far the person has had the conversation before their eyes',
  description: 'A mail is never followed: whoever reads there says nothing.',
  request: {
    params: OfQuestion,
    body: body(z.strictObject({ seq: z.number().int().nonnegative().max(LAST_SEQUENCE) })),
  },
  responses: { 204: { description: 'Noted' }, ...refusalResponses(401, 404, 422, 429, 503) },
});

/** Signs of the person's at the conversation: that they type, how far they have read. */
export function typingRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(reading, async (c) => {
      const { reference: question } = c.req.valid('param');
      await admit(site, c, question);
      site.gates.read(question);
      const row = await findQuestion(site.store.db, question);
      if (!row || row.erasedAt !== null) throw new Refusal('not-found');
      const seq = Math.min(c.req.valid('json').seq, row.seq);
      await noteRead(site.store, { question, agent: THE_PERSON, seq });
      return c.body(null, 204);
    })
    .openapi(typing, async (c) => {
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
