// The right to read a question, given to a browser by a link of ours and taken back on a shared device.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { proveAddress } from '../../store/proved-address.ts';
import { openByToken } from '../admit.ts';
import { dropQuestion, keepQuestion } from '../browser-questions.ts';
import { body, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';

const path = '/{reference}/access';
const tags = ['questions'];

const Opening = z.strictObject({ token: z.string().max(2_000) }).openapi('Opening');

const opening = createRoute({
  method: 'put',
  path,
  tags,
  summary: 'Let this browser read the question that a link opens',
  description: 'A link that we mailed proves the address too: its mails may join the question from then on.',
  request: { params: OfQuestion, body: body(Opening) },
  responses: { 204: { description: 'A cookie is set' }, ...refusalResponses(400, 401, 404, 422, 429, 503) },
});

const leaving = createRoute({
  method: 'delete',
  path,
  tags,
  summary: 'Take the right to read the question from this browser',
  request: { params: OfQuestion },
  responses: { 204: { description: 'The cookie no longer names it' }, ...refusalResponses(422) },
});

export function accessRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(opening, async (c) => {
      const { reference } = c.req.valid('param');
      const { byMail } = await openByToken(site, c.req.valid('json').token, reference);
      site.gates.read(reference);
      if (byMail) await proveAddress(site.store.db, { question: reference, at: site.now() });
      await keepQuestion(site, c, reference);
      return c.body(null, 204);
    })
    .openapi(leaving, async (c) => {
      await dropQuestion(site, c, c.req.valid('param').reference);
      return c.body(null, 204);
    });
}
