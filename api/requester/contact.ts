import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { addAddress, addRole } from '../../store/contact.ts';
import { admit } from '../admit.ts';
import type { Env, ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';

const Details = z
  .strictObject({
    role: z.enum(['employee', 'employer']).optional(),
    email: z.email().max(254).optional(),
  })
  .openapi('Details');

const details = createRoute({
  method: 'put',
  path: '/{reference}/contact',
  tags: ['questions'],
  security: [{ requester: [] }],
  summary: 'Say who asked, or where to write',
  description:
    'Of a question that was asked without. What was given before stays: another address is refused as `not-now`, another role changes nothing.',
  request: { params: OfQuestion, body: body(Details) },
  responses: { 204: { description: 'Kept' }, ...refusalResponses(400, 401, 404, 409, 422, 429, 503) },
});

export function contactRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid }).openapi(details, async (c) => {
    const { reference } = c.req.valid('param');
    await admit(site, c, reference);
    site.gates.write(reference);
    const { role, email } = c.req.valid('json');
    if (role !== undefined) await addRole(site.store.db, reference, role);
    if (email !== undefined && !(await addAddress(site, reference, email))) throw new Refusal('not-now');
    return c.body(null, 204);
  });
}
