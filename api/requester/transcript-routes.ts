import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { admit } from '../admit.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, CommandId, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { conversationOf } from './conversation.ts';

const asking = createRoute({
  method: 'post',
  path: '/{reference}/transcripts',
  tags: ['questions'],
  security: [{ requester: [] }],
  summary: 'Ask for the conversation by mail',
  description:
    'To the address of the question alone, once it is proved to be theirs; `not-now` before. Messages of which a word is about health are not in it. The same id again is the same mail.',
  request: { params: OfQuestion, body: body(z.strictObject({ id: CommandId }).openapi('TranscriptWanted')) },
  responses: {
    202: { description: 'It leaves by itself' },
    ...refusalResponses(400, 401, 404, 409, 422, 429, 503),
  },
});

export function transcriptRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid }).openapi(asking, async (c) => {
    const { reference: question } = c.req.valid('param');
    await admit(site, c, question);
    site.gates.write(question);
    const told = await conversationOf(site, question);
    if (!told) throw new Refusal('not-found');
    if (!told.can.transcript) throw new Refusal('not-now');
    await site.askTranscript({ question, id: c.req.valid('json').id });
    return c.body(null, 202);
  });
}
