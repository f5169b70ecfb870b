// A file beside the words of a question: taken in by the same door, sealed like them, scanned before anybody opens it.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { plainFileName } from '../../domain/file-name.ts';
import { fileText } from '../../content/fr/file-words.ts';
import { admit } from '../admit.ts';
import type { Env, ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { CommandId, json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { write } from './ask.ts';

const sending = createRoute({
  method: 'put',
  path: '/{reference}/files/{id}',
  tags: ['questions'],
  security: [{ requester: [] }],
  summary: 'Add a file',
  description:
    'The bytes are the body, 10 MiB at most, whatever they are. Sent again under the same id, it is there once.',
  request: {
    params: OfQuestion.extend({ id: CommandId }),
    query: z.object({ name: z.string().trim().min(1).max(300) }),
    body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
  },
  responses: {
    202: {
      description: 'Accepted',
      ...json(z.object({ reference: z.string(), messageId: z.string() }).openapi('FileAccepted')),
    },
    ...refusalResponses(400, 401, 404, 409, 413, 422, 429, 503),
  },
});

export function fileRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid }).openapi(sending, async (c) => {
    const { reference, id } = c.req.valid('param');
    await admit(site, c, reference);
    site.gates.file(reference);
    const content = new Uint8Array(await c.req.arrayBuffer());
    if (content.length === 0) throw new Refusal('invalid', { fields: ['body'] });
    const name = plainFileName(c.req.valid('query').name);
    const file = { name, type: 'application/octet-stream', content };
    // Nobody but a person reads it.
    const said = { id, text: fileText(name), attachments: [file], needsHuman: true };
    const written = await write(site, reference, said);
    return c.json({ reference: written.reference, messageId: written.messageId }, 202);
  });
}
